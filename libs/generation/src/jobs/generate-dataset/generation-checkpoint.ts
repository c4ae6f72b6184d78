import { z } from 'zod';
import { ENGINE_VERSION } from '@app/engine';
import { EngineVersionChanged } from '../../generation.errors';

const checkpoint = z.object({
  /** Of the engine that wrote the first rows; another one might give other bytes for the rest. */
  engineVersion: z.string(),
  reservation: z.object({
    schema: z.enum(['datasets', 'staging']),
    table: z.string(),
    firstRow: z.number(),
    count: z.number(),
    seed: z.number(),
    incarnation: z.string().nullable(),
  }),
  /** Whether the rows are where their readers look for them: then nothing is left to do. */
  published: z.boolean(),
});

/** Where a generation stands beside its committed chunks. */
export type GenerationCheckpoint = z.output<typeof checkpoint>;

/** `undefined` when nothing was reserved yet. */
export function parseCheckpoint(saved: unknown): GenerationCheckpoint | undefined {
  return saved === null ? undefined : checkpoint.parse(saved);
}

/** @throws EngineVersionChanged */
export function assertSameEngine({ engineVersion }: GenerationCheckpoint): void {
  if (engineVersion !== ENGINE_VERSION) throw new EngineVersionChanged(engineVersion);
}
