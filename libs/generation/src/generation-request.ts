import type { WriteMode } from '@app/datasets';

/** What a client asks to be generated of one record type. */
export interface RecordTypeRequest {
  recordType: string;
  /** Records to generate. May be left out when {@link countFollowsFrom} the fields. */
  count?: number | undefined;
  /** From 0 to 2^53 − 1. Default: the dataset's own when appending, otherwise one that is drawn and reported. */
  seed?: number | undefined;
  /** Default `en`. */
  locale?: string | undefined;
  /** Default `append`. */
  mode?: WriteMode | undefined;
  /** Field specifications; checked by the engine. Exactly one of this and {@link jsonSchema} is given. */
  fields?: unknown;
  /** A JSON Schema (draft 2020-12) of the records; translated to fields by the engine. */
  jsonSchema?: unknown;
  /** How values of numeric fields go together; checked by the engine. */
  correlation?: unknown;
  /** How the rows are time series of entities; checked by the engine. */
  series?: unknown;
  /** Groups of fields that are unique together; checked by the engine. */
  uniqueTogether?: unknown;
}

/** Several record types at once, in any order. */
export interface RecordTypesRequest {
  recordTypes: readonly RecordTypeRequest[];
  /** For those that have none of their own. Default: one that is drawn for all of them. */
  seed?: number | undefined;
  /** For those that have none of their own. */
  locale?: string | undefined;
  /** For those that have none of their own. */
  mode?: WriteMode | undefined;
}

/** What a client asks of the job. */
interface GenerationJobRequest {
  /** What becomes of the rows that are written already when the job is cancelled. Default `discard`. */
  onCancel?: OnCancel | undefined;
  /** While a generation with this key has not ended, the request gets that one instead of another. */
  deduplicationKey?: string | undefined;
}

/** What a client asks to be generated, by one job. */
export type GenerationRequest = (RecordTypeRequest | RecordTypesRequest) & GenerationJobRequest;

/** Whether the request is a list; its answers are lists then, too. */
export function isList(request: GenerationRequest): request is RecordTypesRequest & GenerationJobRequest {
  return 'recordTypes' in request && request.recordTypes !== undefined;
}

/** A record type of a request, with the defaults of the request filled in. */
export interface RequestedRecordType extends RecordTypeRequest {
  /** Where it is in the request, as a JSON pointer. */
  pointer: string;
}

/** The record types of a request, in its order; the classic form is a list of one. */
export function recordTypesOf(request: GenerationRequest): RequestedRecordType[] {
  if (!isList(request)) {
    const { onCancel: _, deduplicationKey: __, ...one } = request;
    return [{ ...one, pointer: '' }];
  }
  const { recordTypes, seed, locale, mode } = request;
  return recordTypes.map((one, i) => ({
    ...one,
    seed: one.seed ?? seed,
    locale: one.locale ?? locale,
    mode: one.mode ?? mode,
    pointer: `/recordTypes/${i}`,
  }));
}

/** `keep` leaves finished chunks in the dataset, which only makes sense for `append`. */
export const ON_CANCEL = ['discard', 'keep'] as const;
export type OnCancel = (typeof ON_CANCEL)[number];
