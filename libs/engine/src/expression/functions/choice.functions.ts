import { ExpressionProblem } from '../expression-problem';
import { expectType } from '../operators';
import { compareTexts } from '../text';
import { unified } from '../unify';
import type { BooleanValue, NumberValue, Outcome, TextValue, TypedValue, Value } from '../value';
import type { FunctionDefinition } from './define-function';

type At<T> = (row: number) => T;

/** A result of the type of `values`, which are all of one, from the function that chooses among theirs. */
export function likeOneOf(
  values: readonly TypedValue[],
  choose: <T>(candidates: readonly At<T>[], isNull: (value: T) => boolean) => At<T>,
): Outcome {
  const [first] = values as readonly [TypedValue];
  if (first.type === 'text') {
    const texts = values as readonly TextValue[];
    return {
      type: 'text',
      maxBytes: Math.max(...texts.map(({ maxBytes }) => maxBytes)),
      at: choose<string | null>(
        texts.map(({ at }) => at),
        (value) => value === null,
      ),
    };
  }
  const at = choose<number>(
    values.map((value) => value.at as At<number>),
    (value) => Number.isNaN(value),
  );
  if (first.type !== 'number') return { type: first.type, at };
  const bound = Math.max(...(values as readonly NumberValue[]).map((value) => value.bound));
  return { type: 'number', scale: first.scale, bound, at };
}

export const choiceFunctions: readonly FunctionDefinition[] = [
  {
    name: 'if',
    parameters: [
      { name: 'condition', type: 'boolean' },
      { name: 'value', type: 'any' },
      { name: 'otherwise', type: 'any' },
    ],
    rest: { name: 'more', type: 'any' },
    result: 'type of the values',
    description:
      'The value of the first condition that is true, or else the last argument: if(condition, value, condition, value, otherwise). A condition that is null is not true.',
    example: ["if(1 > 2, 'a', 2 > 1, 'b', 'c')", 'b'],
    compile: (args, { position }) => {
      if (args.length % 2 === 0)
        throw new ExpressionProblem('if needs a condition before each value, and a last value', position);
      const last = args.length - 1;
      const conditions = args
        .filter((_, i) => i % 2 === 0 && i < last)
        .map((value) => (expectType(value, 'boolean', 'condition of if') as BooleanValue).at);
      const results = args.filter((_, i) => i % 2 === 1 || i === last);
      const values = unified(results, position);
      const nullable = results.some((value) => value.nullable);
      const outcome = likeOneOf(values, <T>(candidates: readonly At<T>[]) => {
        const [condition] = conditions;
        const [value, otherwise] = candidates;
        if (candidates.length === 2 && condition && value && otherwise)
          return (row: number) => (condition(row) === 1 ? value(row) : otherwise(row));
        return (row: number) => {
          let i = 0;
          while (i < conditions.length && conditions[i]!(row) !== 1) i++;
          return candidates[i]!(row);
        };
      });
      return { ...outcome, nullable };
    },
  },
  {
    name: 'coalesce',
    parameters: [{ name: 'value', type: 'same' }],
    rest: { name: 'more', type: 'same' },
    result: 'type of the values',
    description: 'The first of the values that is not null.',
    example: ['coalesce(null, 3, 4)', '3'],
    compile: (args) => {
      const outcome = likeOneOf(args as readonly TypedValue[], (candidates, isNull) => (row) => {
        let value = candidates[0]!(row);
        for (let i = 1; i < candidates.length && isNull(value); i++) value = candidates[i]!(row);
        return value;
      });
      return { ...outcome, nullable: args.every((value: Value) => value.nullable) };
    },
  },
  {
    name: 'nullIf',
    parameters: [
      { name: 'value', type: 'same' },
      { name: 'other', type: 'same' },
    ],
    result: 'type of the values',
    description: 'Null when the two are equal, otherwise the first.',
    example: ['nullIf(0, 0)', 'null'],
    compile: (args) => {
      const outcome = likeOneOf(args as readonly TypedValue[], ([value, other]) => (row) => {
        const first = value!(row);
        return first === other!(row) ? nullLike(first) : first;
      });
      return { ...outcome, nullable: true };
    },
  },
  {
    name: 'least',
    parameters: [{ name: 'value', type: 'same' }],
    rest: { name: 'more', type: 'same' },
    result: 'type of the values',
    description:
      'The smallest of the values that are not null; of texts the first in the order of code points.',
    example: ['least(3, null, 2)', '2'],
    compile: (args) => extreme(args as readonly TypedValue[], -1),
  },
  {
    name: 'greatest',
    parameters: [{ name: 'value', type: 'same' }],
    rest: { name: 'more', type: 'same' },
    result: 'type of the values',
    description:
      'The largest of the values that are not null; of texts the last in the order of code points.',
    example: ['greatest(3, null, 2)', '3'],
    compile: (args) => extreme(args as readonly TypedValue[], 1),
  },
];

/** The null of the values that `value` is one of. */
function nullLike<T>(value: T): T {
  return (typeof value === 'number' ? NaN : null) as T;
}

/** `sign` is 1 for the largest and -1 for the smallest. */
function extreme(values: readonly TypedValue[], sign: number): Outcome {
  const outcome = likeOneOf(values, (candidates, isNull) => (row) => {
    let best = candidates[0]!(row);
    for (let i = 1; i < candidates.length; i++) {
      const value = candidates[i]!(row);
      if (isNull(value)) continue;
      if (isNull(best) || order(value, best) * sign > 0) best = value;
    }
    return best;
  });
  return { ...outcome, nullable: values.every((value) => value.nullable) };
}

/** Above 0 when `a` is after `b`, which is of the same type. */
function order<T>(a: T, b: T): number {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return Number(a) - Number(b);
}
