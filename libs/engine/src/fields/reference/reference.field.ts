import { option, quote, jsonTypeOf, isJsonObject } from '../../options/option';
import { COLUMN_TYPES } from '../../plan/column';
import { TARGET_PATTERN } from '../../relations/written-references';
import type { FanOutRange } from '../../relations/fan-out';
import { defineField } from '../define-field';

const MAX_CHILDREN = 1_000_000_000;

const perParent = option.custom<number | FanOutRange>(
  {
    oneOf: [
      { type: 'integer', minimum: 1, maximum: MAX_CHILDREN },
      {
        type: 'object',
        properties: {
          min: { type: 'integer', minimum: 0, maximum: MAX_CHILDREN },
          max: { type: 'integer', minimum: 1, maximum: MAX_CHILDREN },
        },
        required: ['min', 'max'],
        additionalProperties: false,
      },
    ],
  },
  {
    description:
      'How many rows refer to each parent: a number, or `{ "min", "max" }`. It gives the `count`, which may then be left out. The children of a parent are consecutive rows.',
  },
  (value, report) => {
    const whole = (given: unknown, least: number): given is number =>
      Number.isInteger(given) && (given as number) >= least && (given as number) <= MAX_CHILDREN;
    if (whole(value, 1)) return value;
    if (!isJsonObject(value)) {
      report('', 'wrong_type', `must be an integer from 1 to ${MAX_CHILDREN}, or { "min", "max" }`);
      return undefined;
    }
    const { min, max, ...rest } = value;
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) {
      report('', 'unknown_option', `has only min and max, not ${quote(unknown)}`);
    } else if (!whole(min, 0) || !whole(max, 1)) {
      report('', 'wrong_type', `must have integers min (0 or more) and max (1 to ${MAX_CHILDREN})`);
    } else if (min > max) {
      report('/min', 'empty_range', `: min (${min}) must not be greater than max (${max})`);
    } else {
      return min === max ? min : { min, max };
    }
    return undefined;
  },
);

export const reference = defineField({
  type: 'reference',
  family: 'identifier',
  description:
    'The key of another record, such as the team of a user; computed, never looked up, and never one that does not exist. A reference to its own record type makes trees: it refers to earlier rows only. A row without parent is null.',
  example: { to: 'teams.id' },
  options: {
    to: option.required(
      option.custom<string>(
        { type: 'string', pattern: TARGET_PATTERN.source },
        {
          description:
            'Record type and field that are referred to, such as `teams.id`; a field of unique values.',
        },
        (value, report) => {
          if (typeof value === 'string' && TARGET_PATTERN.test(value)) return value;
          const given = typeof value === 'string' ? quote(value) : jsonTypeOf(value);
          report(
            '',
            'invalid_reference',
            `must be a record type and a field such as "teams.id", not ${given}`,
          );
          return undefined;
        },
      ),
    ),
    distribution: option.variant(
      {
        uniform: {},
        zipf: {
          exponent: option.number({
            description: 'The k-th most frequent parent comes k^-exponent times as often as the first.',
            min: 0.01,
            max: 10,
            default: 1,
          }),
        },
      },
      {
        description: 'Which parents are chosen: all equally likely, or some much more often than others.',
        default: { kind: 'uniform' },
      },
    ),
    perParent,
    roots: option.integer({
      description:
        'Rows at the start that have no parent, in a reference to its own record type; 1 when left out.',
      min: 1,
    }),
  },
  columnType: 'compiled',
  columnTypes: COLUMN_TYPES,
  relates: true,
  uniqueness: () => ({ available: Number.MAX_SAFE_INTEGER }),
  check: ({ distribution, perParent: children, roots: _ }, report) => {
    if (children !== undefined && distribution.kind !== 'uniform')
      report('/perParent', 'contradiction', 'perParent leaves nothing for a distribution to choose');
  },
  compile: ({ to }) => {
    throw new Error(`The reference to ${to} is not bound`);
  },
});

/** What a user says about a reference, read. */
export interface ReferenceOptions {
  readonly to: string;
  readonly distribution: { readonly kind: 'uniform' } | { readonly kind: 'zipf'; readonly exponent: number };
  readonly perParent: number | FanOutRange | undefined;
  readonly roots: number | undefined;
}
