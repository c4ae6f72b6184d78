import type { Selection } from '@app/datasets';

/** What a client asks to be exported. */
export interface ExportRequest extends Selection {
  /** Name of a text format: `csv`, `json`, `ndjson`. */
  format: string;
  /** Options of the format. */
  csv?: unknown;
}
