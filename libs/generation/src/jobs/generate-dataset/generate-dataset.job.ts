import { z } from 'zod';
import { defineJob } from '@app/jobs';
import { ON_CANCEL, type GenerationRequest } from '../../generation-request';

const seed = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const generateDatasetParams = z.object({
  recordType: z.string(),
  count: z.int().min(1),
  /** As asked for; `null` takes the dataset's own when appending. */
  seed: seed.nullable(),
  /** Drawn when the job was accepted, for a dataset that has none yet. */
  freshSeed: seed,
  locale: z.string(),
  mode: z.enum(['append', 'replace', 'create']),
  /** Jobs of before it was offered have none. */
  onCancel: z.enum(ON_CANCEL).default('discard'),
  /** Canonical, as the engine wrote them when the job was accepted. */
  fields: z.array(z.looseObject({ name: z.string(), type: z.string() })),
  correlation: z.unknown().optional(),
  series: z.unknown().optional(),
});

export type GenerateDatasetParams = z.output<typeof generateDatasetParams>;

/** The request that gives these parameters, for a job that is run again with some of them changed. */
export function generationRequestOf(params: unknown): GenerationRequest {
  const { seed, freshSeed: _, ...asked } = generateDatasetParams.parse(params);
  return { ...asked, ...(seed !== null && { seed }) };
}

/** Generates the rows of one record type into PostgreSQL. */
export const generateDatasetJob = defineJob<GenerateDatasetParams>({
  kind: 'generate_dataset',
  type: 'generation',
  queue: 'generation',
  params: generateDatasetParams,
  progressUnit: 'records',
});
