import { Utf8Literal } from '../../bytes/utf8-literal';
import { isJsonObject, jsonTypeOf, option, pointerStep, quote, type OptionRule } from '../../options/option';
import { checkReferences } from '../../plan/check-fields';
import type { Column } from '../../plan/column';
import type { ReadField } from '../../plan/read-field';
import { stepsOf } from '../../plan/steps';
import { choice } from '../../random/draw';
import { defineField, UnusableOptions, type AnyFieldDefinition } from '../define-field';
import { isDeeperThan } from './json-depth';
import { jsonWriter } from './json-text';
import {
  depthOf,
  MAX_DEPTH,
  NestedFields,
  readNested,
  type Definitions,
  type NestedSpec,
} from './nested-field';

const MAX_PROPERTIES = 50;
const MAX_ITEMS = 100;
/** Levels of JSON that a schema of {@link MAX_DEPTH} documents, with options of its own, can have. */
const MAX_SCHEMA_LEVELS = 3 * MAX_DEPTH + 3;
const PROPERTY_NAME = /^(?!__proto__$)[A-Za-z_$@][A-Za-z0-9_$@.-]{0,62}$/;
const COMMA = 44;
const CLOSING_BRACE = 125;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;

type Properties = Readonly<Record<string, NestedSpec>>;

/** The field types `object` and `array`, which nest the types that `definitions` gives. */
export function documentFields(definitions: Definitions): readonly AnyFieldDefinition[] {
  return [objectField(definitions), arrayField(definitions)];
}

function objectField(definitions: Definitions): AnyFieldDefinition {
  return defineField({
    type: 'object',
    family: 'json',
    description: `A JSON object; each property is a field of its own, and can be computed from others of the object. Objects and arrays can be nested ${MAX_DEPTH} deep.`,
    example: {
      properties: {
        sku: { type: 'sku' },
        price: { type: 'price', min: 5, max: 80 },
        inStock: { type: 'boolean', probability: 0.8 },
      },
    },
    options: { properties: option.required(propertiesOption(definitions)) },
    columnType: 'jsonb',
    check: ({ properties }, report) => {
      if (depthOf({ type: 'object', properties }) > MAX_DEPTH)
        report('/properties', 'too_deep', `objects and arrays can be nested ${MAX_DEPTH} deep`);
    },
    compile: ({ properties }, context) => {
      const nested = new NestedFields(context, definitions);
      const columns = new Map<string, Column>();
      const known = (name: string): Column => columns.get(name)!;
      const columnOf = (name: string): Column => {
        if (columns.has(name)) return known(name);
        const spec = properties[name]!;
        nested.referencesOf(spec).forEach(({ field }) => columnOf(field));
        const column = within(`/properties/${name}`, () => nested.column(name, spec, known));
        columns.set(name, column);
        return column;
      };
      const names = Object.keys(properties);
      const heads = names.map((name, i) => new Utf8Literal(`${i === 0 ? '{' : ','}${JSON.stringify(name)}:`));
      const ordered = names.map(columnOf);
      const writers = ordered.map(jsonWriter);
      const missing = new Utf8Literal('null');
      return {
        type: 'jsonb',
        steps: ordered.reduce((sum, column) => sum + stepsOf(column), 1),
        maxBytes: names.reduce((sum, _, i) => sum + heads[i]!.length + Math.max(4, writers[i]!.maxBytes), 1),
        write: (row, out) => {
          for (let i = 0; i < writers.length; i++) {
            heads[i]!.write(out);
            if (ordered[i]!.isNull(row)) missing.write(out);
            else writers[i]!.write(row, out);
          }
          out.byte(CLOSING_BRACE);
        },
      };
    },
  });
}

function arrayField(definitions: Definitions): AnyFieldDefinition {
  return defineField({
    type: 'array',
    family: 'json',
    description: `A JSON array of \`minItems\` to \`maxItems\` values of one field type. Objects and arrays can be nested ${MAX_DEPTH} deep.`,
    example: { items: { type: 'word' }, minItems: 1, maxItems: 4 },
    options: {
      items: option.required(itemsOption(definitions)),
      minItems: option.integer({ description: 'Fewest values.', default: 1, min: 0, max: MAX_ITEMS }),
      maxItems: option.integer({ description: 'Most values.', default: 5, min: 0, max: MAX_ITEMS }),
    },
    columnType: 'jsonb',
    check: ({ items, minItems, maxItems }, report) => {
      if (minItems > maxItems)
        report(
          '/minItems',
          'empty_range',
          `minItems (${minItems}) must not be greater than maxItems (${maxItems})`,
        );
      if (depthOf({ type: 'array', items }) > MAX_DEPTH)
        report('/items', 'too_deep', `objects and arrays can be nested ${MAX_DEPTH} deep`);
    },
    compile: ({ items, minItems, maxItems }, context) => {
      const { random } = context;
      const nested = new NestedFields(context, definitions);
      const item = within('/items', () => nested.column('items', items, noSibling));
      const { maxBytes, write } = jsonWriter(item);
      const missing = new Utf8Literal('null');
      const spread = maxItems - minItems + 1;
      return {
        type: 'jsonb',
        steps: 1 + maxItems * stepsOf(item),
        maxBytes: 2 + maxItems * (Math.max(4, maxBytes) + 1),
        write: (row, out) => {
          const count = minItems + choice(random.cell(row), 0, spread);
          out.byte(OPENING_BRACKET);
          for (let i = 0; i < count; i++) {
            if (i > 0) out.byte(COMMA);
            const place = row * maxItems + i;
            if (item.isNull(place)) missing.write(out);
            else write(place, out);
          }
          out.byte(CLOSING_BRACKET);
        },
      };
    },
  });
}

/** What `compile` gives, with the pointer of what it throws below `base`. */
function within<T>(base: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof UnusableOptions)) throw error;
    throw new UnusableOptions(base + error.pointer, error.code, error.message);
  }
}

function noSibling(name: string): never {
  throw new Error(`an item of an array was computed from ${name}`);
}

const NESTED_SCHEMA = {
  type: 'object',
  properties: { type: { type: 'string' }, nullRate: { type: 'number', minimum: 0, maximum: 1 } },
  required: ['type'],
} as const;

function propertiesOption(definitions: Definitions): OptionRule<Properties | undefined> {
  const schema = {
    type: 'object',
    additionalProperties: NESTED_SCHEMA,
    minProperties: 1,
    maxProperties: MAX_PROPERTIES,
  };
  const description = 'The properties by name, each a field: `type`, `nullRate` and the options of the type.';
  return option.custom<Properties>(schema, { description }, (value, report) => {
    if (!isJsonObject(value)) {
      report('', 'wrong_type', `must be an object, not ${jsonTypeOf(value)}`);
      return undefined;
    }
    if (isDeeperThan(value, MAX_SCHEMA_LEVELS)) {
      report('', 'too_deep', `can have objects and arrays nested ${MAX_DEPTH} deep`);
      return undefined;
    }
    const names = Object.keys(value);
    if (names.length < 1 || names.length > MAX_PROPERTIES) {
      report('', 'wrong_length', `must have from 1 to ${MAX_PROPERTIES} properties, not ${names.length}`);
      return undefined;
    }
    const properties: [string, NestedSpec][] = [];
    for (const name of names) {
      if (!PROPERTY_NAME.test(name)) {
        report(pointerStep(name), 'invalid_name', `cannot have a property named ${quote(name)}`);
        continue;
      }
      const spec = readNested(value[name], definitions, (pointer, code, message) =>
        report(`/${name}${pointer}`, code, message),
      );
      if (spec !== undefined) properties.push([name, spec]);
    }
    checkReferences(properties.map(([name, spec]) => readField(name, spec, definitions, report)));
    return properties.length === names.length ? Object.fromEntries(properties) : undefined;
  });
}

function itemsOption(definitions: Definitions): OptionRule<NestedSpec | undefined> {
  const description = 'The field that gives the values: `type`, `nullRate` and the options of the type.';
  return option.custom<NestedSpec>(NESTED_SCHEMA, { description }, (value, report) => {
    if (isDeeperThan(value, MAX_SCHEMA_LEVELS)) {
      report('', 'too_deep', `can have objects and arrays nested ${MAX_DEPTH} deep`);
      return undefined;
    }
    const spec = readNested(value, definitions, report);
    if (spec === undefined) return undefined;
    // Alone among themselves, items that need another field report that there is none.
    checkReferences([
      readField('', spec, definitions, (pointer, code, message) => report(pointer.slice(1), code, message)),
    ]);
    return spec;
  });
}

/** A nested field as the checks of a record's fields take it. */
function readField(
  name: string,
  { type, nullRate = 0, ...options }: NestedSpec,
  definitions: Definitions,
  report: ReadField['report'],
): ReadField {
  const definition = definitions().get(type)!;
  return {
    name,
    definition,
    common: { nullRate, unique: false, perEntity: false, when: undefined },
    options,
    pointer: '',
    report: (pointer, code, message) => report(`/${name}${pointer}`, code, message),
  };
}
