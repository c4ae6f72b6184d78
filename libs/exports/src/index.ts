export { EnqueueExport } from './commands/enqueue-export.command';
export type { ExportRequest } from './export-request';
export { ExportsModule } from './exports.module';
