import { z } from 'zod';
import { defineJob } from '@app/jobs';
import { countFollowsFrom, type ParentRows, type ReferenceTarget } from '@app/engine';
import { ON_CANCEL, type GenerationRequest, type RecordTypeRequest } from '../../generation-request';

const seed = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const field = z.looseObject({ name: z.string(), type: z.string() });
const rows = z.array(z.tuple([z.number(), z.number()]));
const keyFunction = {
  recordType: z.string(),
  key: z.string(),
  fields: z.array(field),
  locale: z.string(),
  seed,
};
/** {@link ReferenceTarget} as JSON. */
export const referenceTarget: z.ZodType<ReferenceTarget> = z.lazy(() =>
  z.object({
    ...keyFunction,
    references: z.record(z.string(), referenceTarget).optional(),
    rows,
    spans: z.array(z.object({ fromRow: z.number(), parents: z.number() })).min(1),
    total: z.number().optional(),
  }),
) as z.ZodType<ReferenceTarget>;
/** {@link ParentRows} as JSON. */
const parentRows = z.object({
  ...keyFunction,
  references: z.record(z.string(), referenceTarget).optional(),
  rows,
}) as unknown as z.ZodType<ParentRows>;

const datasetGeneration = z.object({
  recordType: z.string(),
  count: z.int().min(1),
  /** As asked for; `null` takes the dataset's own when appending. */
  seed: seed.nullable(),
  /** Drawn when the job was accepted, for a dataset that has none yet. */
  freshSeed: seed,
  locale: z.string(),
  mode: z.enum(['append', 'replace', 'create']),
  /** Canonical, as the engine wrote them when the job was accepted. */
  fields: z.array(field),
  correlation: z.unknown().optional(),
  series: z.unknown().optional(),
  uniqueTogether: z.array(z.array(z.string())).optional(),
  /** What references to datasets that the job does not make point to, by field, as of when the job was accepted. */
  parents: z.record(z.string(), parentRows).optional(),
  /** Whether ranged fan-outs come out at `count`, instead of what they draw. */
  isFitted: z.boolean().optional(),
});

/** What is to be generated of one record type. */
export type DatasetGeneration = z.output<typeof datasetGeneration>;

/** Jobs of before it was offered have none. */
const onCancel = z.enum(ON_CANCEL).default('discard');

const generateDatasetParams = z.union([
  z.object({ recordTypes: z.array(datasetGeneration).min(1), onCancel }),
  datasetGeneration.extend({ onCancel }),
]);

/** One record type, or a list of them, as the request had it. */
export type GenerateDatasetParams = z.output<typeof generateDatasetParams>;

/** What the job is to generate; one record type is a list of one. */
export function generationsOf(params: GenerateDatasetParams): readonly DatasetGeneration[] {
  return 'recordTypes' in params ? params.recordTypes : [params];
}

/** The request that gives these parameters, for a job that is run again with some of them changed. */
export function generationRequestOf(params: unknown): GenerationRequest {
  const parsed = generateDatasetParams.parse(params);
  const { onCancel } = parsed;
  if ('recordTypes' in parsed) return { recordTypes: parsed.recordTypes.map(askedFor), onCancel };
  const { onCancel: _, ...generation } = parsed;
  return { ...askedFor(generation), onCancel };
}

/** What was asked for, without what was found out or drawn when the job was accepted. */
function askedFor(generation: DatasetGeneration): RecordTypeRequest {
  const { seed, freshSeed: _, parents: __, isFitted, count, ...asked } = generation;
  const isCountAsked = isFitted === true || !countFollowsFrom(asked.fields);
  return { ...asked, ...(seed !== null && { seed }), ...(isCountAsked && { count }) };
}

/** Generates the rows of record types into PostgreSQL. */
export const generateDatasetJob = defineJob<GenerateDatasetParams>({
  kind: 'generate_dataset',
  type: 'generation',
  queue: 'generation',
  params: generateDatasetParams,
  progressUnit: 'records',
});
