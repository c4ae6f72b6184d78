import { ByteWriter } from '../bytes/byte-writer';
import { InvalidSchema } from '../engine.errors';
import { jsonWriter } from '../fields/json/json-text';
import type { NestedSpec } from '../fields/json/nested-field';
import { compilePlan } from '../plan/compile-plan';
import type { Column } from '../plan/column';

const SEED = 1;

/** @throws InvalidSchema with pointers from `/fields/0` on */
export function compileAlone({ presence: _, ...spec }: NestedSpec, unique = false): Column {
  const field = { name: 'value', ...spec, ...(unique ? { unique } : {}) };
  return compilePlan({ recordType: 'sample', seed: SEED, fields: [field] }).columns[0]!;
}

/** Whether the field can be made, and be unique when that is asked. */
export function compiles(spec: NestedSpec, unique = false): boolean {
  try {
    compileAlone(spec, unique);
    return true;
  } catch (error) {
    if (error instanceof InvalidSchema) return false;
    throw error;
  }
}

const lengths = new Map<string, number>();

/** The most characters that a text of this field can have. */
export function longestText(spec: NestedSpec): number {
  const key = JSON.stringify(spec);
  const known = lengths.get(key);
  if (known !== undefined) return known;
  // As a string of JSON without its quotes; texts that may need escapes count six times, which is safe.
  const { maxBytes } = jsonWriter(compileAlone(spec));
  const longest = maxBytes - 2;
  if (lengths.size < 1000) lengths.set(key, longest);
  return longest;
}

/** The first `count` values of a field as JSON values. */
export function sampleOf(spec: NestedSpec, count: number): unknown[] {
  const column = compileAlone({ ...spec, nullRate: 0 });
  const { maxBytes, write } = jsonWriter(column);
  const decoder = new TextDecoder();
  const out = new ByteWriter(maxBytes);
  return Array.from({ length: count }, (_, row): unknown => {
    write(row, out);
    return JSON.parse(decoder.decode(out.take()));
  });
}

const SAMPLED = 400;
const MOST_LISTED = 60;
const FEWEST_LISTED = 5;

/**
 * A list of values of `spec` with `minLength` to `maxLength` characters, for places that are too narrow for all of its
 * values; undefined when there are too few to be lifelike.
 */
export function shortTexts(spec: NestedSpec, minLength: number, maxLength: number): NestedSpec | undefined {
  const texts = new Set(sampleOf(spec, SAMPLED) as string[]);
  const short = [...texts].filter((text) => {
    const { length } = [...text];
    return length >= minLength && length <= maxLength;
  });
  return short.length < FEWEST_LISTED ? undefined : { type: 'enum', values: short.slice(0, MOST_LISTED) };
}
