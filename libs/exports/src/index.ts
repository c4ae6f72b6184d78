export { EnqueueExport } from './commands/enqueue-export.command';
export type {
  ArchiveExportRequest,
  ExportRequest,
  RecordTypeExport,
  SingleExportRequest,
} from './export-request';
export { CompressionUnavailable, InvalidMask } from './exports.errors';
export { MASK_METHODS, type MaskMethod, type RequestedMask } from './masking/mask';
export { COMPRESSIONS, type Compression } from './jobs/export-dataset/compression';
export { exportDatasetJob, exportRequestOf } from './jobs/export-dataset/export-dataset.job';
export { ExportsModule } from './exports.module';
