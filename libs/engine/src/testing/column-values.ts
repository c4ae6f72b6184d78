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
  const hashes = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    text.write(row, out);
    hashes[row] = hash52(out.bytes, out.pos);
    out.pos = 0;
  }
  hashes.sort();
  // Different hashes are of different values: only equal ones leave open whether the values are.
  if (hashes.every((hash, i) => i === 0 || hash !== hashes[i - 1])) return count;
  return new Set(valuesOf(column, 0, count)).size;
}

/** 52 bits of two runs of FNV-1a, with multipliers of their own. */
function hash52(bytes: Uint8Array, length: number): number {
  let high = 0x811c9dc5;
  let low = 0x9dc5811c;
  for (let i = 0; i < length; i++) {
    high = Math.imul(high ^ bytes[i]!, 0x01000193);
    low = Math.imul(low ^ bytes[i]!, 0x5bd1e995);
  }
  return ((high ^ (high >>> 15)) >>> 6) * 2 ** 26 + ((low ^ (low >>> 15)) >>> 6);
}

/** {@link valuesOf} for the one field of a record that is not null. */
export function valuesOfField(field: Record<string, unknown>, count: number, firstRow = 0): string[] {
  const column = planOf([{ name: 'value', ...field }]).columns[0]!;
  return valuesOf(column, firstRow, count) as string[];
}
