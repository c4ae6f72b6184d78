import type { CorrelationSpec, FieldSpec, ReferenceTargets, RowRange, SeriesSpec } from '@app/engine';
import {
  DatasetEngineConflict,
  DatasetNotGenerated,
  DatasetSchemaConflict,
  DatasetSeedConflict,
} from './datasets.errors';

/** What is known of a record type that has rows. */
export interface DatasetView {
  recordType: string;
  /** Whose it is: that of the job that made it; empty for nobody in particular. */
  tenant: string;
  rowCount: number;
  /** The first row number that no job has reserved. */
  nextRow: number;
  fields: readonly FieldSpec[];
  correlation: CorrelationSpec | null;
  series: SeriesSpec | null;
  uniqueTogether: readonly (readonly string[])[];
  /** What its reference fields point to. */
  references: ReferenceTargets;
  /** Rows that stay, and that are what seed, engine and fields give: only to those may others refer. */
  settledRows: readonly RowRange[];
  locale: string;
  /** `null` when the rows came from a file, as is the version of the engine. */
  seed: number | null;
  engineVersion: string | null;
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
  uniqueTogether: readonly (readonly string[])[];
  locale: string;
  schemaHash: string;
  /** `null` for rows that come from a file. */
  engineVersion: string | null;
}

/** What appending depends on. */
export type DatasetHead = Pick<DatasetView, 'schemaHash' | 'seed' | 'engineVersion'>;

/** Whether what is promised of rows holds only among rows of one seed: values that differ, references to other rows. */
function isBoundToSeed({ fields, uniqueTogether }: DatasetSchema): boolean {
  return (
    uniqueTogether.length > 0 || fields.some(({ unique, type }) => unique === true || type === 'reference')
  );
}

/**
 * Rows may be added under the same schema and, where rows depend on each other, the same seed and engine.
 * @param seed of the rows; `null` when they come from a file
 * @throws DatasetNotGenerated DatasetSchemaConflict DatasetSeedConflict DatasetEngineConflict
 */
export function assertAppendable(schema: DatasetSchema, existing: DatasetHead, seed: number | null): void {
  if (existing.schemaHash !== schema.schemaHash) {
    if (seed !== null && existing.seed === null) throw new DatasetNotGenerated(schema.recordType);
    throw new DatasetSchemaConflict(schema.recordType);
  }
  // Rows of a file are what they are, whatever the seed of others.
  if (seed === null || existing.seed === null) return;
  if (!isBoundToSeed(schema)) return;
  if (existing.seed !== seed) throw new DatasetSeedConflict(schema.recordType, existing.seed);
  if (existing.engineVersion !== schema.engineVersion) {
    throw new DatasetEngineConflict(schema.recordType, existing.engineVersion ?? 'none');
  }
}
