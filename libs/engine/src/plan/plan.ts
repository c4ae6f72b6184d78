import type { CorrelationSpec } from '../correlation/correlation-spec';
import type { SeriesSpec } from '../series/series-spec';
import type { ReferenceTargets } from '../relations/reference-target';
import type { Column } from './column';
import type { FieldSpec } from './field-spec';
import type { Sample } from './sample';

export type { FieldSpec };

/** Bounds on what a schema may ask for. */
export interface PlanLimits {
  /** Fields of a record; 500 by default. */
  readonly maxFields?: number;
  /** Bytes of the longest text a single field can give; 64 KiB by default. */
  readonly maxCellBytes?: number;
  /** Bytes of the longest texts of a row together; 1 MiB by default. */
  readonly maxRowBytes?: number;
}

export interface PlanRequest {
  readonly recordType: string;
  /** An array of {@link FieldSpec}; not trusted, checked here. */
  readonly fields: unknown;
  /** A {@link CorrelationSpec}; not trusted, checked here. None by default, nor with null. */
  readonly correlation?: unknown;
  /** A {@link SeriesSpec}; not trusted, checked here. By default all rows are one entity with a tick a minute. */
  readonly series?: unknown;
  /** An integer from 0 to 2^53 - 1. */
  readonly seed: number;
  /** `en` by default. */
  readonly locale?: string;
  /** First row that will be asked for; 0 by default. */
  readonly firstRow?: number;
  /** How many rows will be asked for. Needed only to refuse `unique` fields with too few values. */
  readonly count?: number;
  readonly limits?: PlanLimits;
  /** Values of files' columns that fields sample, by their digests. */
  readonly samples?: ReadonlyMap<string, Sample>;
  /** Groups of names of fields whose values together are different in all rows; not trusted, checked here. */
  readonly uniqueTogether?: unknown;
  /** What the reference fields point to, other than to their own record type. */
  readonly references?: ReferenceTargets;
}

/** A compiled schema: columns ready to be asked for any row. */
export interface Plan {
  readonly recordType: string;
  readonly seed: number;
  readonly locale: string;
  /** The schema in canonical form, defaults filled in: equal schemas are equal here, and it compiles again. */
  readonly fields: readonly FieldSpec[];
  /** In canonical form, like {@link fields}. */
  readonly correlation: CorrelationSpec | undefined;
  readonly series: SeriesSpec | undefined;
  readonly columns: readonly Column[];
  readonly uniqueTogether: readonly (readonly string[])[];
  readonly references: ReferenceTargets;
  /** Rows of the dataset from row 0 on, where the fan-out of a reference says how many there are. */
  readonly total?: number;
  /** Upper bound for the bytes of all texts of a row, before quoting or escaping. */
  readonly maxRowBytes: number;
}
