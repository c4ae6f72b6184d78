import { ByteWriter } from '../bytes/byte-writer';
import { asText } from '../plan/cell-text';
import type { Column } from '../plan/column';
import { compilePlan } from '../plan/compile-plan';
import type { Plan, PlanRequest } from '../plan/plan';
import type { ReferenceTarget } from '../relations/reference-target';
import { writtenReferences } from '../relations/written-references';

/** Something for references to point to: a million teams with a uuid. */
export const TEAMS: ReferenceTarget = {
  recordType: 'teams',
  key: 'id',
  fields: [{ name: 'id', type: 'uuid' }],
  locale: 'en',
  seed: 7,
  rows: [[0, 1_000_000]],
  spans: [{ fromRow: 0, parents: 1_000_000 }],
};

/**
 * For the tests of this lib: compiles with the usual request around the fields. References point to {@link TEAMS},
 * unless the request says otherwise.
 */
export function planOf(fields: unknown, request: Partial<PlanRequest> = {}): Plan {
  const references = Object.fromEntries(writtenReferences(fields).map(({ field }) => [field, TEAMS]));
  return compilePlan({ recordType: 'users', seed: 42, fields, references, ...request });
}

/** For the tests of this lib: values of a column as text, null for null. */
export function valuesOf(column: Column, firstRow: number, count: number): (string | null)[] {
  const text = asText(column);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const out = new ByteWriter(text.maxBytes);
  return Array.from({ length: count }, (_, i) => {
    if (column.isNull(firstRow + i)) return null;
    text.write(firstRow + i, out);
    if (out.pos > text.maxBytes) throw new Error(`${column.name} wrote more than it said: ${out.pos} bytes`);
    return decoder.decode(out.take());
  });
}

/** How many different values the first `count` rows of a column without nulls have. */
export function distinctValues(column: Column, count: number): number {
  const text = asText(column);
  const out = new ByteWriter(text.maxBytes);
  const bytes = Buffer.from(out.bytes.buffer);
  const seen = new Set<string>();
  for (let row = 0; row < count; row++) {
    text.write(row, out);
    // Different bytes are different texts, so they need not be decoded, which takes most of the time.
    seen.add(bytes.toString('latin1', 0, out.pos));
    out.pos = 0;
  }
  return seen.size;
}

/** {@link valuesOf} for the one field of a record that is not null. */
export function valuesOfField(field: Record<string, unknown>, count: number, firstRow = 0): string[] {
  const column = planOf([{ name: 'value', ...field }]).columns[0]!;
  return valuesOf(column, firstRow, count) as string[];
}
