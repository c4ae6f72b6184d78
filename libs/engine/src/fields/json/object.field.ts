import { Utf8Literal } from '../../bytes/utf8-literal';
import {
  isJsonObject,
  jsonTypeOf,
  option,
  pointerStep,
  quote,
  type OptionRule,
  type Report,
} from '../../options/option';
import { checkReferences } from '../../plan/check-fields';
import type { Column } from '../../plan/column';
import { chance } from '../../random/draw';
import { stepsOf } from '../../plan/steps';
import { defineField, type AnyFieldDefinition, type FieldContext } from '../define-field';
import { jsonWriter } from './json-text';
import {
  depthOf,
  MAX_DEPTH,
  NESTED_SCHEMA,
  NestedFields,
  nestedUniqueness,
  readNested,
  refuseTooDeep,
  toReadField,
  within,
  type Definitions,
  type NestedSpec,
} from './nested-field';

const MAX_PROPERTIES = 200;
const MAX_NAME = 200;
const COMMA = 44;
const OPENING_BRACE = 123;
const CLOSING_BRACE = 125;

type Properties = Readonly<Record<string, NestedSpec>>;

export function objectField(definitions: Definitions): AnyFieldDefinition {
  return defineField({
    type: 'object',
    family: 'json',
    description: `A JSON object; each property is a field of its own, and can be computed from others of the object. A property with a \`presence\` below 1 is left out of the other objects. Unique when a property that is always there can be. Objects, arrays and choices can be nested ${MAX_DEPTH} deep.`,
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
    uniqueness: ({ properties }, known) => {
      const key = keyOf(properties, definitions, known);
      return key === undefined
        ? { reason: 'no property that is always there can be unique' }
        : { available: key.available };
    },
    compile: ({ properties }, context) => {
      const nested = new NestedFields(context, definitions);
      const key = context.unique ? keyOf(properties, definitions, context)?.name : undefined;
      const columns = new Map<string, Column>();
      const known = (name: string): Column => columns.get(name)!;
      const columnOf = (name: string): Column => {
        if (columns.has(name)) return known(name);
        const spec = properties[name]!;
        nested.referencesOf(spec).forEach(({ field }) => columnOf(field));
        const compile = name === key ? 'uniqueColumn' : 'column';
        const column = within(`/properties${pointerStep(name)}`, () => nested[compile](name, spec, known));
        columns.set(name, column);
        return column;
      };
      const names = Object.keys(properties);
      const heads = names.map((name) => new Utf8Literal(`${JSON.stringify(name)}:`));
      const ordered = names.map(columnOf);
      const writers = ordered.map(jsonWriter);
      const presences = names.map((name) => properties[name]!.presence ?? 1);
      const draws = names.map((name) => nested.random(`presence of ${name}`));
      const missing = new Utf8Literal('null');
      return {
        type: 'jsonb',
        steps: ordered.reduce((sum, column) => sum + stepsOf(column), 1),
        maxBytes: names.reduce(
          (sum, _, i) => sum + 1 + heads[i]!.length + Math.max(4, writers[i]!.maxBytes),
          2,
        ),
        write: (row, out) => {
          let first = true;
          out.byte(OPENING_BRACE);
          for (let i = 0; i < writers.length; i++) {
            if (presences[i]! < 1 && !chance(draws[i]!.cell(row), 0, presences[i]!)) continue;
            if (!first) out.byte(COMMA);
            first = false;
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

/** The property that makes objects differ: the one with the most values of those that are always there. */
function keyOf(
  properties: Properties,
  definitions: Definitions,
  known: Pick<FieldContext, 'locale' | 'sample'>,
): { name: string; available: number } | undefined {
  let best: { name: string; available: number } | undefined;
  for (const [name, spec] of Object.entries(properties)) {
    if ((spec.presence ?? 1) < 1) continue;
    const uniqueness = nestedUniqueness(spec, definitions, known);
    if (!('available' in uniqueness)) continue;
    if (best === undefined || uniqueness.available > best.available)
      best = { name, available: uniqueness.available };
  }
  return best;
}

function propertiesOption(definitions: Definitions): OptionRule<Properties | undefined> {
  const presence = {
    type: 'number',
    minimum: 0,
    maximum: 1,
    default: 1,
    description: 'Share of objects that have the property.',
  };
  const schema = {
    type: 'object',
    additionalProperties: { ...NESTED_SCHEMA, properties: { ...NESTED_SCHEMA.properties, presence } },
    minProperties: 1,
    maxProperties: MAX_PROPERTIES,
  };
  const description =
    'The properties by name, each a field: `type`, `nullRate`, `presence` (share of objects that have it, 1 by default) and the options of the type.';
  return option.custom<Properties>(schema, { description }, (value, report) => {
    if (!isJsonObject(value)) {
      report('', 'wrong_type', `must be an object, not ${jsonTypeOf(value)}`);
      return undefined;
    }
    if (refuseTooDeep(value, report)) return undefined;
    const names = Object.keys(value);
    if (names.length < 1 || names.length > MAX_PROPERTIES) {
      report('', 'wrong_length', `must have from 1 to ${MAX_PROPERTIES} properties, not ${names.length}`);
      return undefined;
    }
    const properties: [string, NestedSpec][] = [];
    for (const name of names) {
      const step = pointerStep(name);
      if (!isPropertyName(name)) {
        report(step, 'invalid_name', `cannot have a property named ${quote(name)}`);
        continue;
      }
      const spec = readProperty(value[name], definitions, (pointer, code, message) =>
        report(`${step}${pointer}`, code, message),
      );
      if (spec !== undefined) properties.push([name, spec]);
    }
    checkReferences(properties.map(([name, spec]) => toReadField(name, spec, definitions, report)));
    return properties.length === names.length ? Object.fromEntries(properties) : undefined;
  });
}

/** Whether PostgreSQL can have it as a key, and JavaScript as a property like any other. */
export function isPropertyName(name: string): boolean {
  return (
    name.length <= MAX_NAME && name !== '__proto__' && !name.includes('\0') && !/[\uD800-\uDFFF]/u.test(name)
  );
}

function readProperty(value: unknown, definitions: Definitions, report: Report): NestedSpec | undefined {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'presence'))
    return readNested(value, definitions, report);
  const { presence, ...field } = value;
  const spec = readNested(field, definitions, report);
  if (typeof presence !== 'number' || !(presence >= 0 && presence <= 1)) {
    report('/presence', 'out_of_range', 'presence must be a number from 0 to 1');
    return undefined;
  }
  return spec && (presence < 1 ? { ...spec, presence } : spec);
}
