import { z } from 'zod';
import { documentPlan } from '../../ingestion/reading/document-plan';

const checkpoint = z.object({
  reservation: z.object({
    schema: z.enum(['datasets', 'staging']),
    table: z.string(),
    firstRow: z.number(),
    count: z.number(),
    seed: z.null(),
    incarnation: z.string().nullable(),
  }),
  /** Of the dataset that the rows are for. */
  schemaHash: z.string(),
  plan: documentPlan,
  rejects: z.object({ storageKey: z.string(), size: z.number(), sha256: z.string() }).nullable(),
  /** Rows that are committed. */
  written: z.number(),
  /** Where the record after them is looked for. */
  position: z.object({ line: z.number(), byteOffset: z.number() }),
  /** Whether the rows are where their readers look for them: then nothing is left to do. */
  published: z.boolean(),
});

/** Where an ingestion stands. */
export type IngestCheckpoint = z.output<typeof checkpoint>;

/** `undefined` when the file was not read to its end yet. */
export function parseCheckpoint(saved: unknown): IngestCheckpoint | undefined {
  return saved === null ? undefined : checkpoint.parse(saved);
}
