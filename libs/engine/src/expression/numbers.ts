import type { NumberResult } from './value';

export const MAX_SAFE = Number.MAX_SAFE_INTEGER;
/** Most decimals of a decimal number. */
export const MAX_SCALE = 15;
/** Above this, what lifts a near half to a half would lift whole numbers too. */
const FEW_DIGITS = 2 ** 43;
const NEXT_DOUBLES = 1 + 2 ** -51;

/** A result that may have left the range of doubles: what is not finite is null. */
export function finite(result: NumberResult): NumberResult {
  if (result.bound <= Number.MAX_VALUE) return result;
  const { at } = result;
  return {
    ...result,
    bound: Number.MAX_VALUE,
    at: (row) => {
      const value = at(row);
      return value - value === 0 ? value : NaN;
    },
  };
}

/** A double with the same values. */
export function asDouble(result: NumberResult): NumberResult {
  const { at, scale, bound } = result;
  if (scale === undefined) return result;
  if (scale === 0) return { ...result, scale: undefined };
  const unit = 10 ** scale;
  return { ...result, scale: undefined, bound: bound / unit, at: (row) => at(row) / unit };
}

/** The same decimals with more places; `scale` is not below its own. */
export function widened(result: NumberResult, scale: number): NumberResult {
  const { at, bound } = result;
  if (result.scale === scale) return result;
  const factor = 10 ** (scale - result.scale!);
  return { ...result, scale, bound: bound * factor, at: (row) => at(row) * factor };
}

/** Both as decimals with the same places, or both as doubles when one of them is. */
export function aligned(a: NumberResult, b: NumberResult): [NumberResult, NumberResult] {
  if (a.scale === undefined || b.scale === undefined) return [asDouble(a), asDouble(b)];
  const scale = Math.max(a.scale, b.scale);
  return [widened(a, scale), widened(b, scale)];
}

/** A whole number divided by `unit`, rounded to a whole one, halves away from zero. Exact, by the remainder. */
function roundedQuotient(value: number, unit: number): number {
  const size = (value < 0 ? -value : value) + unit / 2;
  const quotient = (size - (size % unit)) / unit;
  return value < 0 ? -quotient : quotient;
}

/** Rounded to `digits` decimals, halves away from zero; also those halves that a double can only come close to. */
export function rounded(result: NumberResult, digits: number): NumberResult {
  const { at, scale, bound } = result;
  const unit = 10 ** digits;
  if (scale === undefined) {
    return finite({
      type: 'number',
      scale: digits,
      bound: bound * unit * 2,
      at: (row) => {
        const value = at(row) * unit;
        const size = value < 0 ? -value : value;
        const whole = size < FEW_DIGITS ? Math.floor(size * NEXT_DOUBLES + 0.5) : Math.round(size);
        return value < 0 ? -whole : whole;
      },
    });
  }
  if (scale <= digits) return finite(widened({ type: 'number', at, scale, bound }, digits));
  const factor = 10 ** (scale - digits);
  return {
    type: 'number',
    scale: digits,
    bound: bound / factor + 1,
    at: (row) => roundedQuotient(at(row), factor),
  };
}

/** Whole numbers by `towards`, which is given doubles and, for decimals, floors exactly. */
export function wholeBy(result: NumberResult, towards: (value: number) => number): NumberResult {
  const { at, scale, bound } = result;
  if (scale === 0) return { type: 'number', at, scale, bound };
  if (scale === undefined) return { type: 'number', scale: 0, bound, at: (row) => towards(at(row)) };
  const unit = 10 ** scale;
  return {
    type: 'number',
    scale: 0,
    bound: bound / unit + 1,
    at: (row) => {
      const value = at(row);
      const rest = value % unit;
      // The whole part is exact; of the rest, half a unit with its sign says all that matters.
      return (value - rest) / unit + towards(rest === 0 ? rest : rest < 0 ? -0.5 : 0.5);
    },
  };
}

/** A decimal in digits: `unscaled` x 10^-`scale`; null when it has more than 2^53 units. */
export function decimalText(unscaled: number, scale: number): string | null {
  if (!(Math.abs(unscaled) <= MAX_SAFE)) return null;
  const digits = String(Math.abs(unscaled)).padStart(scale + 1, '0');
  const sign = unscaled < 0 ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** A number as it is written in an expression: a decimal where it has at most 15 digits, else a double. */
export function numberLiteral(digits: string): NumberResult {
  const literal = Number(digits);
  const [whole = '', fraction = ''] = digits.split('.');
  const exact = !/[eE]/.test(digits) && fraction.length <= MAX_SCALE;
  const unscaled = exact ? Number(whole + fraction) : literal;
  if (!exact || unscaled > MAX_SAFE)
    return { type: 'number', scale: undefined, bound: literal, literal, at: () => literal };
  return { type: 'number', scale: fraction.length, bound: unscaled, literal, at: () => unscaled };
}
