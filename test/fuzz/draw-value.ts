import fc, { type GeneratorValue } from 'fast-check';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** Values that break assumptions rather than schemas. */
const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\uffff',
  '\u202eabc',
  '💥'.repeat(20),
  'é'.normalize('NFD'),
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  "'; DROP TABLE jobs; --",
  '%s%n',
  '${7*7}',
  '\r\nX-Injected: 1',
  'null',
  'NaN',
  '-1',
  '1e999',
  'x'.repeat(10_000),
];
const ODD_NUMBERS = [0, -0, -1, 0.1, 1e-7, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e308];
const MAX_DEPTH = 6;

const chance = (g: GeneratorValue, percent: number): boolean => g(fc.nat, { max: 99 }) < percent;

/** Draws values from the schemas of an OpenAPI document, and spoils them. */
export class ValueDrawer {
  constructor(
    private readonly schemas: Readonly<Record<string, Schema>>,
    /** Whole fields that work, of many types. */
    private readonly fields: readonly object[],
  ) {}

  /** A value that the schema allows, as far as a schema says it. */
  valid(g: GeneratorValue, schema: Schema, depth = 0): unknown {
    if (schema.$ref !== undefined) {
      const name = schema.$ref.split('/').at(-1) ?? '';
      if (name === 'Field' && this.fields.length > 0) return g(fc.constantFrom, ...this.fields);
      return this.valid(g, this.schemas[name] ?? {}, depth);
    }
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return g(fc.constantFrom, ...schema.enum);
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices !== undefined && choices.length > 0)
      return this.valid(g, g(fc.constantFrom, ...choices), depth);
    if (schema.allOf !== undefined) {
      const parts = [{ ...schema, allOf: undefined }, ...schema.allOf].map((part) =>
        this.valid(g, part as Schema, depth),
      );
      return Object.assign({}, ...parts);
    }
    if (schema.example !== undefined && chance(g, 40)) return schema.example;
    const type = Array.isArray(schema.type) ? g(fc.constantFrom, ...schema.type) : schema.type;
    switch (type) {
      case 'null':
        return null;
      case 'boolean':
        return g(fc.boolean);
      case 'integer': {
        const min = schema.minimum ?? -5;
        return g(fc.integer, { min, max: Math.min(schema.maximum ?? min + 50, min + 10_000) });
      }
      case 'number':
        return g(fc.double, { min: schema.minimum ?? -5, max: schema.maximum ?? 1_000, noNaN: true });
      case 'array':
        return this.list(g, schema, depth);
      case 'object':
        return this.object(g, schema, depth);
      case 'string':
        return text(g, schema);
      default:
        return schema.properties === undefined
          ? g(fc.jsonValue, { maxDepth: 2 })
          : this.object(g, schema, depth);
    }
  }

  /** The value with one to three of its parts replaced, removed, added or blown up. */
  spoiled(g: GeneratorValue, value: unknown): unknown {
    let result = value;
    for (let changes = g(fc.integer, { min: 1, max: 3 }); changes > 0; changes--) {
      const path: string[] = [];
      for (let at = result; isBranch(at) && Object.keys(at).length > 0 && chance(g, 75);) {
        const key = g(fc.constantFrom, ...Object.keys(at));
        path.push(key);
        at = (at as Record<string, unknown>)[key];
      }
      result = changed(result, path, (part) => spoil(g, part));
    }
    return result;
  }

  private list(g: GeneratorValue, schema: Schema, depth: number): unknown[] {
    const min = schema.minItems ?? 0;
    const length =
      depth > MAX_DEPTH ? min : g(fc.integer, { min, max: Math.min(schema.maxItems ?? min + 3, min + 3) });
    return Array.from({ length }, () => this.valid(g, schema.items ?? {}, depth + 1));
  }

  private object(g: GeneratorValue, schema: Schema, depth: number): object {
    const { properties = {}, required = [], additionalProperties } = schema;
    const chosen = Object.entries(properties).filter(
      ([name]) => required.includes(name) || (depth <= MAX_DEPTH && chance(g, 35)),
    );
    const object = Object.fromEntries(chosen.map(([name, part]) => [name, this.valid(g, part, depth + 1)]));
    if (additionalProperties !== undefined && additionalProperties !== false && chance(g, 40)) {
      const part = additionalProperties === true ? {} : additionalProperties;
      object[g(fc.string, { minLength: 1, maxLength: 8 })] = this.valid(g, part, depth + 1);
    }
    return object;
  }
}

/** A text that means trouble, or any. */
export function oddText(g: GeneratorValue): string {
  return chance(g, 70) ? g(fc.constantFrom, ...ODD_TEXTS) : g(fc.string, { unit: 'binary', maxLength: 30 });
}

function text(
  g: GeneratorValue,
  { pattern, format, minLength = 0, maxLength = minLength + 20 }: Schema,
): string {
  if (format === 'uuid') return g(fc.uuid);
  if (format === 'email') return 'someone@example.com';
  if (format === 'uri') return 'https://receiver.invalid/hook';
  if (format === 'date-time')
    return g(fc.date, {
      min: new Date('1990-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    }).toISOString();
  if (pattern !== undefined) return g(fc.stringMatching, new RegExp(pattern));
  return g(fc.string, { minLength, maxLength });
}

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

function changed(value: unknown, [key, ...rest]: string[], change: (part: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((part, i) => (String(i) === key ? changed(part, rest, change) : part));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, part]) => [
      name,
      name === key ? changed(part, rest, change) : part,
    ]),
  );
}

/** JSON text can name `__proto__` as a property of its own; an object literal cannot. */
const withProperty = (object: object, name: string, value: unknown): unknown =>
  JSON.parse(JSON.stringify({ ...object, [`\u0001${name}`]: value }).replace('"\\u0001', '"'));

function spoil(g: GeneratorValue, part: unknown): unknown {
  switch (g(fc.nat, { max: 9 })) {
    case 0:
      return null;
    case 1:
      return g(fc.constantFrom, ...ODD_NUMBERS);
    case 2:
    case 3:
      return oddText(g);
    case 4:
      return [part, part];
    case 5:
      return { value: part };
    case 6:
      return Array.from({ length: 2_000 }, (_, i) => i);
    case 7: {
      if (!isBranch(part) || Array.isArray(part)) return g(fc.jsonValue, { maxDepth: 2 });
      const name = g(
        fc.constantFrom,
        '__proto__',
        'constructor',
        'hasOwnProperty',
        'noSuchProperty',
        '',
        '💥',
      );
      return withProperty(part, name, g(fc.constantFrom, 1, 'x', {}, { toString: 1 }, []));
    }
    case 8: {
      if (!isBranch(part) || Array.isArray(part)) return g(fc.boolean);
      const keys = Object.keys(part);
      const gone = keys.length === 0 ? '' : g(fc.constantFrom, ...keys);
      return Object.fromEntries(Object.entries(part).filter(([name]) => name !== gone));
    }
    default: {
      let nested: unknown = part;
      for (let depth = g(fc.constantFrom, 3, 40, 2_000); depth > 0; depth--) nested = [nested];
      return nested;
    }
  }
}
