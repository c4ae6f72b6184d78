import type { DemoFormat } from './demo-options';

export interface ReportedFile {
  format: DemoFormat;
  path: string;
  records: number;
  bytes: number;
  sha256: string;
  /** From the request for the export to the last byte on disk. */
  seconds: number;
}

/** What a run of the demo did. Every figure was measured or counted by the demo itself. */
export interface DemoReport {
  recordType: string;
  rows: number;
  fields: string[];
  seed: number;
  jobId: string;
  /** From the request to the end of the job. */
  seconds: number;
  rowsPerSecond: number;
  files: ReportedFile[];
  sample: Readonly<Record<string, unknown>>[];
  /** What was compared, in the order of the comparisons; one that fails ends the run. */
  checks: string[];
}
