import { Utf8Literal } from '../../bytes/utf8-literal';
import { jsonTypeOf, MAX_SAFE, option, type OptionRule } from '../../options/option';
import { choice } from '../../random/draw';
import { stepsOf } from '../../plan/steps';
import { defineField, UnusableOptions, type AnyFieldDefinition, type FieldContext } from '../define-field';
import { jsonWriter } from './json-text';
import {
  depthOf,
  MAX_DEPTH,
  NESTED_SCHEMA,
  NestedFields,
  nestedUniqueness,
  readLoneNested,
  within,
  type Definitions,
  type NestedSpec,
} from './nested-field';
import { nestedListOption } from './nested-list-option';

/** Most items of an array. */
export const MAX_ITEMS = 1000;
const MAX_PREFIX_ITEMS = 50;
const COMMA = 44;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;

export function arrayField(definitions: Definitions): AnyFieldDefinition {
  return defineField({
    type: 'array',
    family: 'json',
    description: `A JSON array of \`minItems\` to \`maxItems\` values of one field type; the first can have types of their own. Objects, arrays and choices can be nested ${MAX_DEPTH} deep.`,
    example: { items: { type: 'word' }, minItems: 1, maxItems: 4 },
    options: {
      items: option.required(itemsOption(definitions)),
      minItems: option.integer({ description: 'Fewest values.', default: 1, min: 0, max: MAX_ITEMS }),
      maxItems: option.integer({ description: 'Most values.', default: 5, min: 0, max: MAX_ITEMS }),
      prefixItems: prefixItemsOption(definitions),
      uniqueItems: uniqueItemsOption,
    },
    columnType: 'jsonb',
    check: ({ items, minItems, maxItems, prefixItems, uniqueItems }, report) => {
      if (minItems > maxItems)
        report(
          '/minItems',
          'empty_range',
          `minItems (${minItems}) must not be greater than maxItems (${maxItems})`,
        );
      if (depthOf({ type: 'array', items, ...(prefixItems && { prefixItems }) }) > MAX_DEPTH)
        report('/items', 'too_deep', `objects and arrays can be nested ${MAX_DEPTH} deep`);
      if (uniqueItems === true && prefixItems !== undefined) {
        report(
          '/uniqueItems',
          'unique_not_supported',
          'uniqueItems is not possible together with prefixItems',
        );
      }
    },
    compile: ({ items, minItems, maxItems, prefixItems = [], uniqueItems }, context) => {
      const { random } = context;
      const nested = new NestedFields(context, definitions);
      if (uniqueItems) requireDistinct(items, maxItems, definitions, context);
      const item = within('/items', () =>
        uniqueItems
          ? nested.distinctColumn('items', items, Math.max(1, maxItems), noSibling)
          : nested.column('items', items, noSibling),
      );
      const prefix = prefixItems
        .slice(0, maxItems)
        .map((spec, i) =>
          within(`/prefixItems/${i}`, () => nested.column(`prefixItems ${i}`, spec, noSibling)),
        );
      const { maxBytes, write } = jsonWriter(item);
      const prefixWriters = prefix.map(jsonWriter);
      const missing = new Utf8Literal('null');
      const spread = maxItems - minItems + 1;
      return {
        type: 'jsonb',
        steps: prefix.reduce((sum, column) => sum + stepsOf(column), 1 + maxItems * stepsOf(item)),
        maxBytes:
          2 +
          prefixWriters.reduce((sum, writer) => sum + Math.max(4, writer.maxBytes) + 1, 0) +
          (maxItems - prefix.length) * (Math.max(4, maxBytes) + 1),
        write: (row, out) => {
          const count = minItems + choice(random.cell(row), 0, spread);
          out.byte(OPENING_BRACKET);
          for (let i = 0; i < count; i++) {
            if (i > 0) out.byte(COMMA);
            if (i < prefix.length) {
              if (prefix[i]!.isNull(row)) missing.write(out);
              else prefixWriters[i]!.write(row, out);
              continue;
            }
            // Places of arrays in arrays can get larger than any row of a dataset.
            const place = (row * maxItems + i) % MAX_SAFE;
            if (item.isNull(place)) missing.write(out);
            else write(place, out);
          }
          out.byte(CLOSING_BRACKET);
        },
      };
    },
  });
}

/** @throws UnusableOptions when there are not `count` different values */
function requireDistinct(
  items: NestedSpec,
  count: number,
  definitions: Definitions,
  context: FieldContext,
): void {
  const uniqueness = nestedUniqueness(items, definitions, context);
  if ('reason' in uniqueness) {
    const message = `uniqueItems is not possible: ${uniqueness.reason}`;
    throw new UnusableOptions('/uniqueItems', 'unique_not_supported', message);
  }
  if (uniqueness.available >= count) return;
  const message = `there are ${uniqueness.available} different values, but maxItems (${count}) are to differ`;
  throw new UnusableOptions('/uniqueItems', 'not_enough_unique_values', message);
}

function noSibling(name: string): never {
  throw new Error(`an item of an array was computed from ${name}`);
}

function itemsOption(definitions: Definitions): OptionRule<NestedSpec | undefined> {
  const description = 'The field that gives the values: `type`, `nullRate` and the options of the type.';
  return option.custom<NestedSpec>(NESTED_SCHEMA, { description }, (value, report) =>
    readLoneNested(value, definitions, report),
  );
}

function prefixItemsOption(definitions: Definitions): OptionRule<readonly NestedSpec[] | undefined> {
  const description =
    'The fields of the first values, one for each place; `items` gives those that follow. A short array has only the first of them.';
  return nestedListOption(definitions, { maxItems: MAX_PREFIX_ITEMS, description });
}

/** Absent and false are the same request; absent keeps schemas from before there was the option what they were. */
const uniqueItemsOption = option.custom<true>(
  { type: 'boolean' },
  {
    description:
      'Whether the values of an array all differ; the items need a type that can be `unique`, with at least maxItems values.',
  },
  (value, report) => {
    if (typeof value !== 'boolean')
      report('', 'wrong_type', `must be true or false, not ${jsonTypeOf(value)}`);
    return value === true ? true : undefined;
  },
);
