import { ExpressionProblem } from '../expression-problem';
import { aligned, asDouble, finite, MAX_SCALE, rounded, wholeBy } from '../numbers';
import type { NumberResult, NumberValue, Outcome, TextValue, Value } from '../value';
import type { FunctionDefinition, Parameter } from './define-function';

const VALUE: Parameter = { name: 'value', type: 'number' };
const MAX_POWER = 100;
/** A number in decimal, with an exponent or without; every part is told from the next by its first character. */
const NUMBER = /^[ \t\r\n]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\r\n]*$/;

const number = (value: Value | undefined): NumberValue => value as NumberValue;

/** The whole number that is written as an argument. @throws ExpressionProblem when it is none from 0 to `max` */
export function writtenWhole(value: Value, what: string, max: number): number {
  const { literal, position } = number(value);
  if (literal !== undefined && Number.isInteger(literal) && literal >= 0 && literal <= max) return literal;
  throw new ExpressionProblem(`${what} must be a whole number from 0 to ${max}`, position);
}

function whole(
  name: string,
  description: string,
  result: string,
  towards: (value: number) => number,
): FunctionDefinition {
  return {
    name,
    parameters: [VALUE],
    result: 'number',
    description,
    example: [`${name}(-2.5)`, result],
    compile: ([value]) => wholeBy(plain(number(value)), towards),
  };
}

/** Without what only holds for the argument. */
function plain({ at, scale, bound }: NumberValue): NumberResult {
  return { type: 'number', at, scale, bound };
}

/** Left divided by right, cut to a whole number. The remainder is exact, so the quotient is. */
function wholeQuotient(left: Value, right: Value): Outcome {
  const [a, b] = aligned(number(left), number(right));
  const [x, y] = [a.at, b.at];
  const at = (row: number): number => {
    const dividend = x(row);
    const divisor = y(row);
    return Math.round((dividend - (dividend % divisor)) / divisor);
  };
  const bound = b.scale === undefined ? Infinity : a.bound;
  return { ...finite({ type: 'number', scale: 0, bound, at }), nullable: true };
}

/** By squaring, which takes the same multiplications on every machine. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let rest = exponent, square = base; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    if (rest > 1) square *= square;
  }
  return result;
}

function compilePower(base: Value, exponent: Value): Outcome {
  const times = writtenWhole(exponent, 'exponent of power', MAX_POWER);
  const value = number(base);
  const { at, scale, bound } = value.scale === 0 ? value : asDouble(value);
  const result = finite({
    type: 'number',
    scale,
    bound: Math.max(1, power(bound, times)),
    at: (row) => {
      const factor = at(row);
      return factor === factor ? power(factor, times) : NaN;
    },
  });
  return { ...result, nullable: value.nullable || result.bound === Number.MAX_VALUE, work: 8 };
}

export const numberFunctions: readonly FunctionDefinition[] = [
  {
    name: 'round',
    parameters: [VALUE, { name: 'digits', type: 'number', optional: true, written: 'number' }],
    result: 'number',
    description:
      'Rounded to so many decimals (0 to 15, 0 by default), halves away from zero. The result is a decimal number.',
    example: ['round(2.345, 2)', '2.35'],
    compile: ([value, digits]) => {
      const places = digits === undefined ? 0 : writtenWhole(digits, 'digits of round', MAX_SCALE);
      const result = rounded(plain(number(value)), places);
      return { ...result, nullable: value!.nullable || result.bound === Number.MAX_VALUE };
    },
  },
  whole('floor', 'The next whole number below.', '-3', Math.floor),
  whole('ceil', 'The next whole number above.', '-2', Math.ceil),
  whole('trunc', 'The whole number without its decimals.', '-2', Math.trunc),
  {
    name: 'abs',
    parameters: [VALUE],
    result: 'number',
    description: 'The number without its sign.',
    example: ['abs(-2.5)', '2.5'],
    compile: ([value]) => {
      const { at, scale, bound } = number(value);
      return { type: 'number', scale, bound, at: (row) => Math.abs(at(row)) };
    },
  },
  {
    name: 'sign',
    parameters: [VALUE],
    result: 'number',
    description: '-1, 0 or 1, as the number is below, at or above 0.',
    example: ['sign(-2.5)', '-1'],
    compile: ([value]) => {
      const { at } = number(value);
      return { type: 'number', scale: 0, bound: 1, at: (row) => Math.sign(at(row)) };
    },
  },
  {
    name: 'div',
    parameters: [VALUE, { name: 'by', type: 'number' }],
    result: 'number',
    description:
      'Whole quotient, cut towards 0; null for a division by 0. The operator % gives the remainder.',
    example: ['div(-7, 2)', '-3'],
    compile: ([value, by]) => wholeQuotient(value!, by!),
  },
  {
    name: 'power',
    parameters: [
      { name: 'base', type: 'number' },
      { name: 'exponent', type: 'number', written: 'number' },
    ],
    result: 'number',
    description: 'The base multiplied by itself; the exponent is a whole number from 0 to 100.',
    example: ['power(2, 10)', '1024'],
    compile: ([base, exponent]) => compilePower(base!, exponent!),
  },
  {
    name: 'sqrt',
    parameters: [VALUE],
    result: 'number',
    description: 'The square root; null for a number below 0.',
    example: ['sqrt(2.25)', '1.5'],
    compile: ([value]) => {
      const { at, bound } = asDouble(number(value));
      return {
        type: 'number',
        scale: undefined,
        bound: Math.max(1, bound),
        at: (row) => Math.sqrt(at(row)),
        nullable: true,
      };
    },
  },
  {
    name: 'number',
    parameters: [{ name: 'text', type: 'text' }],
    result: 'number',
    description: 'The number that a text has in decimal, as a double; null when it has none.',
    example: ["number('12.5') * 2", '25'],
    compile: ([value]) => {
      const { at } = value as TextValue;
      const result = finite({
        type: 'number',
        scale: undefined,
        bound: Infinity,
        at: (row) => {
          const text = at(row);
          return text !== null && NUMBER.test(text) ? Number(text) : NaN;
        },
      });
      return { ...result, nullable: true };
    },
  },
];
