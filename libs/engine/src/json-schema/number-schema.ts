import type { NestedSpec } from '../fields/json/nested-field';
import { MAX_SAFE } from '../options/option';
import type { Bound, Facts } from './facts';
import { NUMBER_FORMATS } from './formats';
import { contradiction, type Outcome } from './outcome';
import { numberHint } from './property-hints';

const SPREAD = 1000;
const DECIMALS = 2;
const MAX_DECIMALS = 12;

/** Numbers that follow `facts`: whole ones, or decimals with as many digits as the bounds need. */
export function numberOutcome(facts: Facts, name: string, whole: boolean): Outcome {
  const { pointer } = facts;
  const hint = numberHint(name);
  let minimum = facts.minimum;
  let maximum = facts.maximum;
  for (const { text } of facts.formats) {
    const range = NUMBER_FORMATS[text] ?? {};
    if (range.minimum !== undefined && !(minimum && minimum.value >= range.minimum))
      minimum = { value: range.minimum, exclusive: false };
    if (range.maximum !== undefined && !(maximum && maximum.value <= range.maximum))
      maximum = { value: range.maximum, exclusive: false };
  }
  if (minimum !== undefined && maximum !== undefined && minimum.value > maximum.value)
    return contradiction(pointer, `the minimum (${minimum.value}) is above the maximum (${maximum.value})`);
  const multiple = commonMultiple(whole ? [1, ...facts.multiples] : facts.multiples);
  if (multiple === undefined)
    return contradiction(
      `${pointer}/multipleOf`,
      'multipleOf has too many digits',
      'unsupported_combination',
    );
  const most = whole || facts.multiples.length > 0 ? DECIMALS : MAX_DECIMALS;
  const first = hint && !whole ? hint.decimals : whole ? 0 : DECIMALS;
  for (let scale = Math.max(first, digitsOf(minimum), digitsOf(maximum)); scale <= most; scale++) {
    const step = multiple === 0 ? 10 ** -scale : multiple;
    const range = rangeOf(minimum, maximum, step, hint);
    if (range === undefined) continue;
    return { spec: specOf(range, whole, facts.multiples.length > 0, multiple, scale) };
  }
  if (multiple !== 0) {
    const range = rangeOf(minimum, maximum, multiple, hint);
    if (range !== undefined) return { spec: specOf(range, whole, facts.multiples.length > 0, multiple, 0) };
  }
  const bounds = `${minimum?.value ?? 'no minimum'} and ${maximum?.value ?? 'no maximum'}`;
  const what = whole ? 'whole number' : 'number';
  return contradiction(pointer, `no ${what} is known between ${bounds} (of up to 2^53, as multipleOf asks)`);
}

interface Range {
  readonly min: number;
  readonly max: number;
}

function specOf(
  { min, max }: Range,
  whole: boolean,
  multiples: boolean,
  of: number,
  scale: number,
): NestedSpec {
  if (multiples) return { type: 'multiple', of, min, max };
  return whole ? { type: 'integer', min, max } : { type: 'decimal', min, max, scale };
}

/** The bounds as multiples of `step` inside of what was asked, closed, no wider than is lifelike; none when empty. */
function rangeOf(
  minimum: Bound | undefined,
  maximum: Bound | undefined,
  step: number,
  hint: Range | undefined,
): Range | undefined {
  let scale = digitsOfNumber(step);
  const unit = Math.round(step * 10 ** scale);
  if (scale > 15) scale = 15;
  const value = (factor: number): number => (factor * unit) / 10 ** scale;
  const largest = Math.floor(MAX_SAFE / 8 / unit);
  const isIn = (x: number): boolean =>
    (minimum === undefined || (minimum.exclusive ? x > minimum.value : x >= minimum.value)) &&
    (maximum === undefined || (maximum.exclusive ? x < maximum.value : x <= maximum.value));
  const clamp = (factor: number): number => Math.max(-largest, Math.min(largest, factor));
  const nearest = (x: number): number => clamp(Math.round((x * 10 ** scale) / unit));
  let low = minimum && nearest(minimum.value);
  let high = maximum && nearest(maximum.value);
  // Rounding: the first factors that are inside.
  if (low !== undefined) {
    low -= 2;
    for (
      let i = 0;
      i < 5 && minimum && !(minimum.exclusive ? value(low) > minimum.value : value(low) >= minimum.value);
      i++
    )
      low++;
  }
  if (high !== undefined) {
    high += 2;
    for (
      let i = 0;
      i < 5 && maximum && !(maximum.exclusive ? value(high) < maximum.value : value(high) <= maximum.value);
      i++
    )
      high--;
  }
  if (hint !== undefined) {
    // What the name suggests, as far as the schema allows it.
    const from = Math.max(low ?? -Infinity, nearest(hint.min));
    const to = Math.min(high ?? Infinity, nearest(hint.max));
    if (from <= to && isIn(value(from)) && isIn(value(to))) return { min: value(from), max: value(to) };
  }
  const spread = Math.max(1, Math.floor((SPREAD * 10 ** scale) / unit));
  if (low === undefined && high === undefined) [low, high] = [0, spread];
  else if (low === undefined) low = high! >= 0 && high! <= spread ? Math.min(0, high!) : high! - spread;
  else if (high === undefined) high = low <= 0 && low >= -spread ? spread : low + spread;
  const from = clamp(low);
  const to = clamp(high!);
  if (from > to || !isIn(value(from)) || !isIn(value(to))) return undefined;
  return { min: value(from) + 0, max: value(to) + 0 };
}

function digitsOf(bound: Bound | undefined): number {
  return bound === undefined ? 0 : Math.min(MAX_DECIMALS, digitsOfNumber(bound.value));
}

/** Digits after the point of a number as JavaScript writes it. */
function digitsOfNumber(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** The least common multiple of decimals; 0 for none, undefined when it cannot be said exactly. */
function commonMultiple(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return 0;
  const scale = Math.max(...numbers.map(digitsOfNumber));
  if (scale > 15) return undefined;
  let least = 1;
  for (const number of numbers) {
    const units = Math.round(number * 10 ** scale);
    if (!Number.isSafeInteger(units)) return undefined;
    least = (least / greatestDivisor(least, units)) * units;
    if (!Number.isSafeInteger(least)) return undefined;
  }
  return least / 10 ** scale;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
