import { z } from 'zod';
import { ENGINE_VERSION } from '@app/engine';
import { EngineVersionChanged } from '../../generation.errors';
import { referenceTarget } from './generate-dataset.job';

const reservation = z.object({
  schema: z.enum(['datasets', 'staging']),
  table: z.string(),
  firstRow: z.number(),
  count: z.number(),
  seed: z.number(),
  incarnation: z.string().nullable(),
  /** What the references of the rows point to; up to version 0.1 there were none. */
  references: z.record(z.string(), referenceTarget).default({}),
});

const checkpoint = z.object({
  /** Of the engine that wrote the first rows; another one might give other bytes for the rest. */
  engineVersion: z.string(),
  /** One for each record type, in the order in which they are written. */
  reservations: z.array(reservation),
  /** Rows of a chunk, when workers share the job: for all of them the same. */
  sharedChunkRows: z.number().optional(),
  /** Whether the rows are where their readers look for them: then nothing is left to do. */
  published: z.boolean(),
});

/** Up to version 0.1 a job was about one record type. */
const checkpointOfOne = z
  .object({ engineVersion: z.string(), reservation, published: z.boolean() })
  .transform(({ reservation: one, ...rest }) => ({ ...rest, reservations: [one] }));

/** Where a generation stands beside its committed chunks. */
export type GenerationCheckpoint = z.output<typeof checkpoint>;

/** `undefined` when nothing was reserved yet. */
export function parseCheckpoint(saved: unknown): GenerationCheckpoint | undefined {
  return saved === null ? undefined : z.union([checkpoint, checkpointOfOne]).parse(saved);
}

/** @throws EngineVersionChanged */
export function assertSameEngine({ engineVersion }: GenerationCheckpoint): void {
  if (engineVersion !== ENGINE_VERSION) throw new EngineVersionChanged(engineVersion);
}
