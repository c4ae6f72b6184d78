import type { WriteMode } from '@app/datasets';

/** What a client asks to be generated. */
export interface GenerationRequest {
  recordType: string;
  /** Records to generate. */
  count: number;
  /** From 0 to 2^53 − 1. Default: the dataset's own when appending, otherwise one that is drawn and reported. */
  seed?: number | undefined;
  /** Default `en`. */
  locale?: string | undefined;
  /** Default `append`. */
  mode?: WriteMode | undefined;
  /** While a generation with this key has not ended, the request gets that one instead of another. */
  deduplicationKey?: string | undefined;
  /** Field specifications; checked by the engine. */
  fields: unknown;
  /** How values of numeric fields go together; checked by the engine. */
  correlation?: unknown;
  /** How the rows are time series of entities; checked by the engine. */
  series?: unknown;
  /** What becomes of the rows that are written already when the job is cancelled. Default `discard`. */
  onCancel?: OnCancel | undefined;
}

/** `keep` leaves finished chunks in the dataset, which only makes sense for `append`. */
export const ON_CANCEL = ['discard', 'keep'] as const;
export type OnCancel = (typeof ON_CANCEL)[number];
