export { EnqueueExport } from './commands/enqueue-export.command';
export type { ExportRequest } from './export-request';
export { COMPRESSIONS, type Compression } from './jobs/export-dataset/compression';
export { exportDatasetJob, exportRequestOf } from './jobs/export-dataset/export-dataset.job';
export { ExportsModule } from './exports.module';
