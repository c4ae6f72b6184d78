import type { Queryable } from '@app/database';

/** What retention removes, by the name under which it is counted. */
export const CATEGORIES = [
  'events',
  'jobs',
  'deadLetters',
  'exports',
  'uploads',
  'stagingTables',
  'unlistedObjects',
  'unusedSamples',
] as const;
export type CategoryName = (typeof CATEGORIES)[number];

/**
 * One sort of thing that is removed. What `count` counts is what `batches` removes: both ask the same question.
 * A batch is one short transaction, which skips what others have locked; so it may be broken off, repeated, or done by
 * two workers at once.
 */
export interface Category {
  readonly name: CategoryName;
  /** How many there are to remove now. */
  count(client: Queryable): Promise<number>;
  /** Removes them, batch by batch, and says of each how many it removed. Ends when none are left. */
  batches(): AsyncIterable<number>;
}

/** Repeats a batch until it removes nothing. */
export async function* untilNone(batch: () => Promise<number>): AsyncGenerator<number, void, undefined> {
  for (;;) {
    const removed = await batch();
    if (removed === 0) return;
    yield removed;
  }
}

/** The first column of the first row, which is a count. */
export async function countOf(client: Queryable, statement: string, values: unknown[] = []): Promise<number> {
  const { rows } = await client.query<{ n: number }>(statement, values);
  return rows[0]?.n ?? 0;
}
