import { parseIsoDate, parseIsoTimestamp } from '../calendar/iso-8601-parse';
import { nearestName } from './nearest-name';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** Takes note of a problem; `pointer` is relative to the value being read (`''` is the value itself). */
export type Report = (pointer: string, code: string, message: string) => void;

/**
 * One option as users give it: how it is described to them (JSON Schema 2020-12) and how it is read. The two
 * live side by side so that the documentation cannot say something else than the code.
 */
export interface OptionRule<T> {
  readonly schema: JsonSchema;
  /** Returns the value in canonical form; reports what is wrong and returns undefined. */
  read(value: unknown, report: Report): T | undefined;
  /** Used when the option is absent; undefined means that it then has no value. */
  readonly fallback: T | undefined;
  readonly required: boolean;
}

export type OptionRules = Readonly<Record<string, OptionRule<unknown>>>;
export type OptionValues<R extends OptionRules> = {
  readonly [K in keyof R]: R[K] extends OptionRule<infer T> ? T : never;
};

interface Described {
  description: string;
  /** What the value is called in the documentation, where its schema is too long to be shown. */
  title?: string;
}
/** An option with a default always has a value; one without may be undefined. */
type Optional<T> = Described & { default?: T };
type Defaulted<T> = Described & { default: T };

export const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const DEFAULT_MAX_LENGTH = 1000;

/** Shows untrusted text in a message: quoted, and no longer than a line. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** What a value is, in the words of JSON. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 6901: a name as one step of a JSON pointer. Cut, because it may be hostile. */
export function pointerStep(name: string): string {
  return `/${name.slice(0, 100).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

function rule<T>(
  keywords: JsonSchema,
  about: Optional<T>,
  read: (value: unknown, report: Report) => T | undefined,
): OptionRule<T> {
  const schema = {
    ...keywords,
    ...(about.title === undefined ? {} : { title: about.title }),
    description: about.description,
    ...(about.default === undefined ? {} : { default: about.default }),
  };
  return { schema, read, fallback: about.default, required: false };
}

function readNumber(
  value: unknown,
  min: number,
  max: number,
  whole: boolean,
  report: Report,
): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    report('', 'wrong_type', `must be ${whole ? 'an integer' : 'a number'}, not ${jsonTypeOf(value)}`);
  } else if (whole && !Number.isInteger(value)) {
    report('', 'wrong_type', `must be an integer, not ${value}`);
  } else if (value < min || value > max) {
    report('', 'out_of_range', `must be from ${min} to ${max}, not ${value}`);
  } else {
    return value === 0 ? 0 : value; // -0 and 0 are the same request
  }
  return undefined;
}

function readText(value: unknown, minLength: number, maxLength: number, report: Report): string | undefined {
  if (typeof value !== 'string') {
    report('', 'wrong_type', `must be a string, not ${jsonTypeOf(value)}`);
  } else if (value.length < minLength || value.length > maxLength) {
    report('', 'wrong_length', `must have from ${minLength} to ${maxLength} characters, not ${value.length}`);
  } else if (value.includes('\0') || /[\uD800-\uDFFF]/u.test(value)) {
    report(
      '',
      'invalid_text',
      'must not contain NUL or half of a surrogate pair: PostgreSQL cannot store it',
    );
  } else {
    return value;
  }
  return undefined;
}

function integer(about: Defaulted<number> & { min?: number; max?: number }): OptionRule<number>;
function integer(about: Described & { min?: number; max?: number }): OptionRule<number | undefined>;
function integer(about: Optional<number> & { min?: number; max?: number }): OptionRule<number | undefined> {
  const { min = -MAX_SAFE, max = MAX_SAFE } = about;
  return rule({ type: 'integer', minimum: min, maximum: max }, about, (value, report) =>
    readNumber(value, min, max, true, report),
  );
}

function number(about: Defaulted<number> & { min?: number; max?: number }): OptionRule<number>;
function number(about: Described & { min?: number; max?: number }): OptionRule<number | undefined>;
function number(about: Optional<number> & { min?: number; max?: number }): OptionRule<number | undefined> {
  const { min = -MAX_SAFE, max = MAX_SAFE } = about;
  return rule({ type: 'number', minimum: min, maximum: max }, about, (value, report) =>
    readNumber(value, min, max, false, report),
  );
}

function boolean(about: Defaulted<boolean>): OptionRule<boolean> {
  return rule({ type: 'boolean' }, about, (value, report) => {
    if (typeof value === 'boolean') return value;
    report('', 'wrong_type', `must be true or false, not ${jsonTypeOf(value)}`);
    return undefined;
  });
}

function text(about: Defaulted<string> & { maxLength?: number }): OptionRule<string> {
  const { maxLength = DEFAULT_MAX_LENGTH } = about;
  return rule({ type: 'string', maxLength }, about, (value, report) => readText(value, 0, maxLength, report));
}

function choice<const C extends string>(values: readonly C[], about: Defaulted<C>): OptionRule<C> {
  return rule({ enum: values }, about, (value, report) => {
    const found = values.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    if (typeof value !== 'string') report('', 'wrong_type', `must be a string, not ${jsonTypeOf(value)}`);
    else
      report(
        '',
        'unknown_value',
        `must be one of ${values.join(', ')}, not ${quote(value)}${suggest(value, values)}`,
      );
    return undefined;
  });
}

/** `2026-01-31`, kept as given; {@link parseIsoDate} reads it. */
function date(about: Defaulted<string>): OptionRule<string> {
  return rule({ type: 'string', format: 'date' }, about, (value, report) => {
    if (typeof value === 'string' && parseIsoDate(value) !== undefined) return value;
    report('', 'invalid_date', 'must be a date such as "2026-01-31"');
    return undefined;
  });
}

/** `2026-01-31T09:30:00Z`, kept as given; {@link parseIsoTimestamp} reads it. */
function timestamp(about: Defaulted<string>): OptionRule<string> {
  return rule({ type: 'string', format: 'date-time' }, about, (value, report) => {
    if (typeof value === 'string' && parseIsoTimestamp(value) !== undefined) return value;
    report('', 'invalid_timestamp', 'must be a timestamp such as "2026-01-31T09:30:00Z"');
    return undefined;
  });
}

interface ListSize {
  minItems: number;
  maxItems: number;
}

function list<T>(
  about: Described & ListSize,
  items: JsonSchema,
  read: (value: unknown, report: Report) => T | undefined,
): OptionRule<readonly T[] | undefined> {
  const { minItems, maxItems } = about;
  return rule<readonly T[]>({ type: 'array', items, minItems, maxItems }, about, (value, report) => {
    if (!Array.isArray(value)) {
      report('', 'wrong_type', `must be an array, not ${jsonTypeOf(value)}`);
      return undefined;
    }
    if (value.length < minItems || value.length > maxItems) {
      report('', 'wrong_length', `must have from ${minItems} to ${maxItems} items, not ${value.length}`);
      return undefined;
    }
    const read1 = (item: unknown, i: number) =>
      read(item, (p, code, message) => report(`/${i}${p}`, code, message));
    const result = value.map(read1);
    return result.every((item) => item !== undefined) ? result : undefined;
  });
}

function texts(
  about: Described & ListSize & { minLength?: number; maxLength?: number },
): OptionRule<readonly string[] | undefined> {
  const { minLength = 0, maxLength = DEFAULT_MAX_LENGTH } = about;
  return list(about, { type: 'string', minLength, maxLength }, (value, report) =>
    readText(value, minLength, maxLength, report),
  );
}

function numbers(
  about: Described & ListSize & { min?: number; max?: number },
): OptionRule<readonly number[] | undefined> {
  const { min = -MAX_SAFE, max = MAX_SAFE } = about;
  return list(about, { type: 'number', minimum: min, maximum: max }, (value, report) =>
    readNumber(value, min, max, false, report),
  );
}

/** A list of objects, each with options of its own. */
function objects<const R extends OptionRules>(
  rules: R,
  about: Described & ListSize,
): OptionRule<readonly OptionValues<R>[] | undefined> {
  return list(about, optionsSchema(rules), (value, report) => {
    if (isJsonObject(value)) return readOptions(rules, value, report);
    report('', 'wrong_type', `must be an object, not ${jsonTypeOf(value)}`);
    return undefined;
  });
}

/** A list of lists of numbers. */
function numberLists(
  about: Described & ListSize & { min: number; max: number },
): OptionRule<readonly (readonly number[])[] | undefined> {
  const row = numbers({ ...about, description: '' });
  const { description: _, ...items } = row.schema;
  return list(about, items, (value, report) => row.read(value, report));
}

/** An object of one of several kinds, told apart by its `kind`. */
function variant<const V extends Readonly<Record<string, OptionRules>>>(
  variants: V,
  about: Defaulted<VariantValues<V>>,
): OptionRule<VariantValues<V>>;
function variant<const V extends Readonly<Record<string, OptionRules>>>(
  variants: V,
  about: Described,
): OptionRule<VariantValues<V> | undefined>;
function variant<const V extends Readonly<Record<string, OptionRules>>>(
  variants: V,
  about: Optional<VariantValues<V>>,
): OptionRule<VariantValues<V> | undefined> {
  const kinds = Object.keys(variants);
  const schemas = kinds.map((kind) => {
    const schema = optionsSchema(variants[kind]!);
    return {
      ...schema,
      properties: { kind: { const: kind }, ...schema.properties },
      required: ['kind', ...schema.required],
    };
  });
  return rule<VariantValues<V>>({ oneOf: schemas }, about, (value, report) => {
    if (!isJsonObject(value)) {
      report('', 'wrong_type', `must be an object, not ${jsonTypeOf(value)}`);
      return undefined;
    }
    const { kind, ...rest } = value;
    if (typeof kind !== 'string' || !kinds.includes(kind)) {
      const hint = typeof kind === 'string' ? suggest(kind, kinds) : '';
      report('/kind', 'unknown_value', `must have a kind that is one of ${kinds.join(', ')}${hint}`);
      return undefined;
    }
    const options = readOptions(variants[kind]!, rest, report);
    return options && ({ kind, ...options } as VariantValues<V>);
  });
}
export type VariantValues<V extends Readonly<Record<string, OptionRules>>> = {
  readonly [K in keyof V]: { readonly kind: K } & OptionValues<V[K]>;
}[keyof V];

/** Makes an option mandatory. */
function required<T>(base: OptionRule<T>): OptionRule<Exclude<T, undefined>> {
  return { ...base, required: true } as OptionRule<Exclude<T, undefined>>;
}

/** An option of a shape of its own. */
function custom<T>(
  schema: JsonSchema,
  about: Described,
  read: (value: unknown, report: Report) => T | undefined,
): OptionRule<T | undefined> {
  return rule<T>(schema, about, read);
}

/** Builders of options. Every option needs a `description`; one without `default` may be left out. */
export const option = {
  integer,
  number,
  boolean,
  text,
  choice,
  date,
  timestamp,
  texts,
  numbers,
  numberLists,
  objects,
  variant,
  custom,
  required,
} as const;

/** `; did you mean "x"?` when a known name is close, else nothing. */
export function suggest(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

/**
 * Reads the options in `given` by `rules`: unknown names are refused, absent options get their default. Returns
 * the canonical values, in the order of the rules, or undefined when something was reported.
 */
export function readOptions<R extends OptionRules>(
  rules: R,
  given: Readonly<Record<string, unknown>>,
  report: Report,
): OptionValues<R> | undefined {
  let failed = false;
  const fail: Report = (pointer, code, message) => {
    failed = true;
    report(pointer, code, message);
  };
  const names = Object.keys(rules);
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const known = names.length === 0 ? 'there are none' : `known are ${names.join(', ')}`;
    fail(
      pointerStep(name),
      'unknown_option',
      `${quote(name)} is not an option here (${known})${suggest(name, names)}`,
    );
  }
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const optionRule = rules[name]!;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined) {
      values[name] = optionRule.read(value, (p, code, message) =>
        fail(`/${name}${p}`, code, `${name} ${message}`),
      );
    } else if (optionRule.required) {
      fail(
        `/${name}`,
        'missing_option',
        `${name} is required: ${optionRule.schema['description'] as string}`,
      );
    } else {
      values[name] = optionRule.fallback;
    }
  }
  return failed ? undefined : (values as OptionValues<R>);
}

/** The JSON Schema (2020-12) of an object with these options. */
export function optionsSchema(rules: OptionRules): {
  type: 'object';
  properties: Record<string, JsonSchema>;
  required: string[];
  additionalProperties: false;
} {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(rules).map(([name, { schema }]) => [name, schema])),
    required: Object.keys(rules).filter((name) => rules[name]!.required),
    additionalProperties: false,
  };
}
