export { EnqueueExport } from './commands/enqueue-export.command';
export type { ExportRequest } from './export-request';
export { COMPRESSIONS, type Compression } from './jobs/export-dataset/compression';
export { ExportsModule } from './exports.module';
