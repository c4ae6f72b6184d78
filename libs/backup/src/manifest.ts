import { z } from 'zod';

const count = z.number().int().nonnegative();

const storedPart = z.object({
  key: z.string(),
  /** As stored: compressed and, with a key, encrypted. */
  bytes: count,
  /** Lower-case hex, over what is stored. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  encrypted: z.boolean(),
});

const tableFigures = z.object({
  schema: z.string(),
  name: z.string(),
  rows: count,
  /** Over the contents of the rows, whatever their order; see `table-figures.ts`. */
  checksum: z.string(),
});

/** What a backup says of itself. Everything in it is of one moment, `snapshotAt`. */
export const manifestSchema = z.object({
  /** Of this form; another number is of a version that this one cannot read. */
  manifestVersion: z.literal(1),
  id: z.string(),
  snapshotAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  versions: z.object({ veogen: z.string(), server: z.string(), pgDump: z.string() }),
  /** Names of those that were applied, in their order. */
  migrations: z.array(z.string()),
  dump: storedPart,
  tables: z.array(tableFigures),
  datasets: z.array(
    z.object({
      recordType: z.string(),
      rows: count,
      schemaHash: z.string(),
      seed: z.number().nullable(),
      engineVersion: z.string().nullable(),
      /** The hash of its receipt; `null` when that does not have all rows. */
      sha256: z.string().nullable(),
    }),
  ),
  objects: z.object({
    /** NDJSON of the objects in storage that the database lists: `key`, `bytes`, `sha256`. Not their contents. */
    list: storedPart,
    count,
    bytes: count,
    /** Listed, and not in storage or of another size. */
    missing: count,
    /** The first 100 of them. */
    missingKeys: z.array(z.string()),
  }),
});

export type Manifest = z.output<typeof manifestSchema>;
export type StoredPart = z.output<typeof storedPart>;
export type TableFigures = z.output<typeof tableFigures>;
