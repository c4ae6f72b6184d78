import type { Selection } from '@app/datasets';
import type { Compression } from './jobs/export-dataset/compression';

/** What a client asks to be exported. */
export interface ExportRequest extends Selection {
  /** Name of a text format: `csv`, `json`, `ndjson`. */
  format: string;
  /** Default `none`. */
  compression?: Compression | undefined;
  /** While an export with this key has not ended, the request gets that one instead of another. */
  deduplicationKey?: string | undefined;
  /** Options of the format. */
  csv?: unknown;
}
