export { EnqueueExport } from './commands/enqueue-export.command';
export type { ExportRequest, RequestOptions } from './export-request';
export { ExportsModule } from './exports.module';
