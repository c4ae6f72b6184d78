import type { CorrelationSpec, FieldSpec, SeriesSpec } from '@app/engine';
import { DatasetEngineConflict, DatasetSchemaConflict, DatasetSeedConflict } from './datasets.errors';

/** What is known of a record type that has rows. */
export interface DatasetView {
  recordType: string;
  rowCount: number;
  /** The first row number that no job has reserved. */
  nextRow: number;
  fields: readonly FieldSpec[];
  correlation: CorrelationSpec | null;
  series: SeriesSpec | null;
  locale: string;
  seed: number;
  engineVersion: string;
  /** SHA-256 of the canonical schema; equal hashes mean that rows can be appended. */
  schemaHash: string;
  createdAt: Date;
  updatedAt: Date;
}

/** What becomes of the rows that a dataset has: more are added, all are replaced, or there must be none. */
export type WriteMode = 'append' | 'replace' | 'create';

/** The schema under which rows are written. */
export interface DatasetSchema {
  recordType: string;
  fields: readonly FieldSpec[];
  correlation: CorrelationSpec | undefined;
  series: SeriesSpec | undefined;
  locale: string;
  schemaHash: string;
  engineVersion: string;
}

/** What appending depends on. */
export type DatasetHead = Pick<DatasetView, 'schemaHash' | 'seed' | 'engineVersion'>;

function hasUniqueFields(fields: readonly FieldSpec[]): boolean {
  return fields.some((field) => field.unique === true);
}

/**
 * Rows may be added under the same schema and, where values are promised to be unique, the same seed and engine.
 * @throws DatasetSchemaConflict DatasetSeedConflict DatasetEngineConflict
 */
export function assertAppendable(schema: DatasetSchema, existing: DatasetHead, seed: number): void {
  if (existing.schemaHash !== schema.schemaHash) throw new DatasetSchemaConflict(schema.recordType);
  if (!hasUniqueFields(schema.fields)) return;
  if (existing.seed !== seed) throw new DatasetSeedConflict(schema.recordType, existing.seed);
  if (existing.engineVersion !== schema.engineVersion) {
    throw new DatasetEngineConflict(schema.recordType, existing.engineVersion);
  }
}
