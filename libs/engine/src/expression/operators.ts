import { ExpressionProblem } from './expression-problem';
import { aligned, asDouble, finite, MAX_SCALE } from './numbers';
import type { Comparison } from './parse-expression';
import { compareTexts } from './text';
import { unified } from './unify';
import {
  anyOf,
  nullAs,
  valueOf,
  type BooleanResult,
  type BooleanValue,
  type NumberResult,
  type NumberValue,
  type TypedValue,
  type Value,
  type ValueType,
} from './value';

export type Arithmetic = '+' | '-' | '*' | '/' | '%';

const ADVICE: Readonly<Partial<Record<Value['type'], string>>> = {
  text: '; concat() joins texts and number() reads one',
  date: '; dateAdd() and dateDiff() compute with dates',
  timestamp: '; dateAdd() and dateDiff() compute with timestamps',
};

/** `value` as one of `type`; null is of every type. @throws ExpressionProblem */
export function expectType(value: Value, type: ValueType, what: string): TypedValue {
  if (value.type === type) return value;
  if (value.type === 'null') return nullAs(type, value);
  const advice = type === 'number' ? (ADVICE[value.type] ?? '') : '';
  throw new ExpressionProblem(
    `${what} needs ${anyOf(type)}, not ${anyOf(value.type)}${advice}`,
    value.position,
  );
}

export function arithmetic(operator: Arithmetic, left: Value, right: Value): TypedValue {
  const a = expectType(left, 'number', operator) as NumberValue;
  const b = expectType(right, 'number', operator) as NumberValue;
  const byZero = (operator === '/' || operator === '%') && (b.literal === undefined || b.literal === 0);
  const result = finite(COMPUTE[operator](a, b));
  const nullable = a.nullable || b.nullable || byZero || result.bound === Number.MAX_VALUE;
  return valueOf({ ...result, nullable }, [a, b], left.position);
}

const COMPUTE: Readonly<Record<Arithmetic, (a: NumberResult, b: NumberResult) => NumberResult>> = {
  '+': (left, right) => {
    const [a, b] = aligned(left, right);
    const [x, y] = [a.at, b.at];
    return { type: 'number', scale: a.scale, bound: a.bound + b.bound, at: (row) => x(row) + y(row) };
  },
  '-': (left, right) => {
    const [a, b] = aligned(left, right);
    const [x, y] = [a.at, b.at];
    return { type: 'number', scale: a.scale, bound: a.bound + b.bound, at: (row) => x(row) - y(row) };
  },
  '*': (left, right) => {
    const exact =
      left.scale !== undefined && right.scale !== undefined && left.scale + right.scale <= MAX_SCALE;
    const [a, b] = exact ? [left, right] : [asDouble(left), asDouble(right)];
    const [x, y] = [a.at, b.at];
    const scale = exact ? left.scale + right.scale : undefined;
    return { type: 'number', scale, bound: a.bound * b.bound, at: (row) => x(row) * y(row) };
  },
  '/': (left, right) => {
    const [a, b] = [asDouble(left), asDouble(right)];
    const [x, y] = [a.at, b.at];
    const bound = right.literal ? a.bound / Math.abs(right.literal) : Infinity;
    return { type: 'number', scale: undefined, bound, at: (row) => x(row) / y(row) };
  },
  // The remainder has the sign of the left side, as in SQL.
  '%': (left, right) => {
    const [a, b] = aligned(left, right);
    const [x, y] = [a.at, b.at];
    return { type: 'number', scale: a.scale, bound: a.bound, at: (row) => x(row) % y(row) };
  },
};

export function negation(operand: Value, position: number): TypedValue {
  const value = expectType(operand, 'number', '-') as NumberValue;
  const { at, scale, bound, literal } = value;
  const negative = literal === undefined ? {} : { literal: -literal };
  return valueOf({ type: 'number', scale, bound, at: (row) => -at(row), ...negative }, [value], position);
}

/** Nulls make a comparison null. Texts are in the order of their code points, false is before true. */
export function comparison(operator: Comparison, left: Value, right: Value): TypedValue {
  if (left.type === 'null' || right.type === 'null')
    throw new ExpressionProblem(`a comparison with null is always null; write is null`, left.position);
  const [a, b] = unified([left, right], left.position) as [TypedValue, TypedValue];
  const result: BooleanResult =
    a.type === 'text' && b.type === 'text'
      ? { type: 'boolean', at: comparedTexts(operator, a.at, b.at) }
      : { type: 'boolean', at: comparedNumbers(operator, numeric(a), numeric(b)) };
  return valueOf(result, [a, b], left.position);
}

type Numeric = (row: number) => number;
type Text = (row: number) => string | null;

function numeric(value: TypedValue): Numeric {
  return value.at as Numeric;
}

/** What a comparison says when the left side is before the right one, equal to it, or after it. */
const SAYS: Readonly<Record<Comparison, readonly [before: number, equal: number, after: number]>> = {
  '==': [0, 1, 0],
  '!=': [1, 0, 1],
  '<': [1, 0, 0],
  '<=': [1, 1, 0],
  '>': [0, 0, 1],
  '>=': [0, 1, 1],
};

/** A difference is NaN when either side is null, and is 0 only between equal numbers. */
function comparedNumbers(operator: Comparison, a: Numeric, b: Numeric): Numeric {
  const [before, equal, after] = SAYS[operator];
  return (row) => {
    const difference = a(row) - b(row);
    return difference < 0 ? before : difference > 0 ? after : difference === 0 ? equal : NaN;
  };
}

function comparedTexts(operator: Comparison, a: Text, b: Text): Numeric {
  const [before, equal, after] = SAYS[operator];
  return (row) => {
    const x = a(row);
    const y = b(row);
    if (x === null || y === null) return NaN;
    if (x === y) return equal;
    return compareTexts(x, y) < 0 ? before : after;
  };
}

/** Three-valued, as in SQL: false and null is false, true or null is true. */
export function logical(operator: 'and' | 'or', left: Value, right: Value): TypedValue {
  const a = expectType(left, 'boolean', operator) as BooleanValue;
  const b = expectType(right, 'boolean', operator) as BooleanValue;
  const [x, y] = [a.at, b.at];
  const both: Numeric = (row) => {
    const first = x(row);
    if (first === 0) return 0;
    const second = y(row);
    return second === 0 ? 0 : first * second;
  };
  const either: Numeric = (row) => {
    const first = x(row);
    if (first === 1) return 1;
    const second = y(row);
    return second === 1 ? 1 : first + second;
  };
  return valueOf({ type: 'boolean', at: operator === 'and' ? both : either }, [a, b], left.position);
}

export function inversion(operand: Value, position: number): TypedValue {
  const value = expectType(operand, 'boolean', 'not') as BooleanValue;
  const { at } = value;
  return valueOf({ type: 'boolean', at: (row) => 1 - at(row) }, [value], position);
}

export function nullTest(operand: Value, negated: boolean, position: number): TypedValue {
  const [ofNull, ofValue] = negated ? [0, 1] : [1, 0];
  let at: Numeric = () => ofNull;
  if (operand.type === 'text') {
    const text = operand.at;
    at = (row) => (text(row) === null ? ofNull : ofValue);
  } else if (operand.type !== 'null') {
    const number = operand.at;
    at = (row) => (Number.isNaN(number(row)) ? ofNull : ofValue);
  }
  return valueOf({ type: 'boolean', at, nullable: false }, [operand], position);
}

/** As in SQL: null when the operand is, or when it is none of the items and one of them is null. */
export function membership(operand: Value, items: readonly Value[], negated: boolean): TypedValue {
  if (operand.type === 'null')
    throw new ExpressionProblem('null is in no list; write is null', operand.position);
  const [value, ...list] = unified([operand, ...items], operand.position) as [TypedValue, ...TypedValue[]];
  const at = value.at as (row: number) => number | string | null;
  const members = list.map((item) => item.at as (row: number) => number | string | null);
  const [found, missing] = negated ? [0, 1] : [1, 0];
  const isNull = (member: number | string | null): boolean => member === null || Number.isNaN(member);
  const search: Numeric = (row) => {
    const wanted = at(row);
    if (isNull(wanted)) return NaN;
    let result = missing;
    for (const member of members) {
      const candidate = member(row);
      if (candidate === wanted) return found;
      if (isNull(candidate)) result = NaN;
    }
    return result;
  };
  // Each item is looked at beside the operand.
  const work = list.length;
  return valueOf({ type: 'boolean', at: search, work }, [value, ...list], operand.position);
}
