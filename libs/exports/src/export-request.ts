import type { Selection } from '@app/datasets';
import type { Compression } from './jobs/export-dataset/compression';
import type { RequestedMask } from './masking/mask';

/** What of a record type is exported. */
export interface RecordTypeExport extends Omit<Selection, 'page'> {
  /** Fields whose values are not shown as they are. */
  mask?: readonly RequestedMask[] | undefined;
}

interface ExportSettings {
  /** `csv`, `json`, `ndjson` or `parquet`. */
  format: string;
  /** Equal values have equal masks in all exports with the same context; default empty. */
  maskContext?: string | undefined;
  /** While an export with this key has not ended, the request gets that one instead of another. */
  deduplicationKey?: string | undefined;
  /** Options of the format. */
  csv?: unknown;
}

/** One record type as one file. */
export interface SingleExportRequest extends RecordTypeExport, ExportSettings {
  /** Default `none`. */
  compression?: Compression | undefined;
}

/** Several record types as files in one zip. */
export interface ArchiveExportRequest extends ExportSettings {
  recordTypes: readonly RecordTypeExport[];
}

/** What a client asks to be exported. */
export type ExportRequest = SingleExportRequest | ArchiveExportRequest;

export function isArchive(request: ExportRequest): request is ArchiveExportRequest {
  return 'recordTypes' in request;
}
