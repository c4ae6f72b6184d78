import { isJsonObject } from '../options/option';
import { JSON_TYPES, type JsonType } from './keywords';
import type { Located } from './schema-index';

/** A keyword's text with its place. */
export interface Placed {
  readonly text: string;
  readonly pointer: string;
}

/** What schemas say together about one value, apart from what is inside objects and arrays. */
export interface Facts {
  /** The place to name when they contradict each other. */
  readonly pointer: string;
  /** All of {@link JSON_TYPES} when none is named; `number` stands for `integer` too. */
  readonly types: ReadonlySet<JsonType>;
  readonly typed: boolean;
  /** The values that may be chosen from; undefined when there is no such list. */
  readonly values: readonly unknown[] | undefined;
  /** Highest of the lower bounds and lowest of the upper ones. */
  readonly minimum: Bound | undefined;
  readonly maximum: Bound | undefined;
  readonly multiples: readonly number[];
  readonly minLength: number;
  readonly maxLength: number | undefined;
  readonly patterns: readonly Placed[];
  readonly formats: readonly Placed[];
  readonly minItems: number;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean;
  readonly minProperties: number;
  readonly maxProperties: number | undefined;
  readonly required: ReadonlySet<string>;
  /** The schemas themselves, for what is inside objects and arrays. */
  readonly schemas: readonly Located[];
}

export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/** What `schemas`, which are free of references and combinations, say together. */
export function factsOf(schemas: readonly Located[], pointer: string): Facts {
  const objects = schemas.flatMap((at) => (isJsonObject(at.schema) ? [{ at, schema: at.schema }] : []));
  const numbers = (name: string): number[] =>
    objects.flatMap(({ schema }) => (typeof schema[name] === 'number' ? [schema[name]] : []));
  const largest = (name: string): number => Math.max(0, ...numbers(name));
  const smallest = (name: string): number | undefined => {
    const all = numbers(name);
    return all.length === 0 ? undefined : Math.min(...all);
  };
  const texts = (name: string): Placed[] => {
    const placed = objects.flatMap(({ at, schema }) =>
      typeof schema[name] === 'string' ? [{ text: schema[name], pointer: `${at.pointer}/${name}` }] : [],
    );
    return placed.filter(({ text }, i) => placed.findIndex((other) => other.text === text) === i);
  };
  return {
    pointer,
    types: typesOf(objects.map(({ schema }) => schema['type'])),
    typed: objects.some(({ schema }) => schema['type'] !== undefined),
    values: valuesOf(objects.map(({ schema }) => schema)),
    minimum: tightest(numbers('minimum'), numbers('exclusiveMinimum'), (a, b) => a > b),
    maximum: tightest(numbers('maximum'), numbers('exclusiveMaximum'), (a, b) => a < b),
    multiples: [...new Set(numbers('multipleOf'))],
    minLength: largest('minLength'),
    maxLength: smallest('maxLength'),
    patterns: texts('pattern'),
    formats: texts('format'),
    minItems: largest('minItems'),
    maxItems: smallest('maxItems'),
    uniqueItems: objects.some(({ schema }) => schema['uniqueItems'] === true),
    minProperties: largest('minProperties'),
    maxProperties: smallest('maxProperties'),
    required: new Set(objects.flatMap(({ schema }) => requiredOf(schema))),
    schemas,
  };
}

/** What `required` and `dependentRequired` name; of the latter all that is named, so that it holds in any case. */
function requiredOf(schema: Record<string, unknown>): string[] {
  const required = (schema['required'] as string[] | undefined) ?? [];
  const dependent = (schema['dependentRequired'] as Record<string, string[]> | undefined) ?? {};
  const properties = (schema['properties'] as Record<string, unknown> | undefined) ?? {};
  const needed = Object.entries(dependent).flatMap(([name, names]) =>
    required.includes(name) || Object.hasOwn(properties, name) ? names : [],
  );
  return [...required, ...needed];
}

function typesOf(given: readonly unknown[]): Set<JsonType> {
  let types = new Set<JsonType>(JSON_TYPES.filter((type) => type !== 'integer'));
  for (const type of given) {
    if (type === undefined) continue;
    const names = (Array.isArray(type) ? type : [type]) as JsonType[];
    const both = new Set<JsonType>();
    for (const name of names) {
      if (types.has(name)) both.add(name);
      else if (name === 'integer' && types.has('number')) both.add('integer');
      else if (name === 'number' && types.has('integer')) both.add('integer');
    }
    if (both.has('number')) both.delete('integer');
    types = both;
  }
  return types;
}

function valuesOf(schemas: readonly Record<string, unknown>[]): readonly unknown[] | undefined {
  let values: readonly unknown[] | undefined;
  for (const schema of schemas) {
    for (const given of [schema['enum'], Object.hasOwn(schema, 'const') ? [schema['const']] : undefined]) {
      if (!Array.isArray(given)) continue;
      const texts = new Set(given.map(jsonKey));
      values = values === undefined ? given : values.filter((value) => texts.has(jsonKey(value)));
    }
  }
  if (values === undefined) return undefined;
  const seen = new Set<string>();
  return values.filter((value) => !seen.has(jsonKey(value)) && seen.add(jsonKey(value)));
}

/** Equal for JSON values that are equal, whatever the order of their properties. */
export function jsonKey(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonKey).join(',')}]`;
  if (isJsonObject(value)) {
    const members = Object.keys(value).sort();
    return `{${members.map((name) => `${JSON.stringify(name)}:${jsonKey(value[name])}`).join(',')}}`;
  }
  return value === 0 ? '0' : JSON.stringify(value);
}

function tightest(
  inclusive: readonly number[],
  exclusive: readonly number[],
  isTighter: (a: number, b: number) => boolean,
): Bound | undefined {
  let bound: Bound | undefined;
  for (const value of inclusive)
    if (bound === undefined || isTighter(value, bound.value)) bound = { value, exclusive: false };
  for (const value of exclusive)
    if (bound === undefined || isTighter(value, bound.value) || value === bound.value)
      bound = { value, exclusive: true };
  return bound;
}

/** The one JSON type of a value; whole numbers are `integer`. */
export function typeOfValue(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as JsonType;
}
