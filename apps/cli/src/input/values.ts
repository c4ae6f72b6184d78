import { InvalidArgumentError } from 'commander';

/** Reads a whole number in plain digits; `_` and `,` may group them. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const digits = text.replace(/(?<=\d)[_,](?=\d{3})/g, '');
    const value = Number(digits);
    if (!/^\d+$/.test(digits) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `500ms`, `30s`, `10m`, `2h`, or seconds without a unit, in milliseconds. */
export function duration(text: string): number {
  const ms = durationOrZero(text);
  if (ms === 0) throw new InvalidArgumentError(DURATION_FORM);
  return ms;
}

/** The same; 0 stands for not at all. */
export function durationOrZero(text: string): number {
  const [, digits, unit = 's'] = /^(\d{1,9})(ms|s|m|h)?$/.exec(text) ?? [];
  const ms = Number(digits) * (UNITS[unit] ?? NaN);
  // A timer holds 2^31 - 1 milliseconds.
  if (!(ms >= 0 && ms < 2 ** 31)) throw new InvalidArgumentError(DURATION_FORM);
  return ms;
}

const DURATION_FORM = 'It must be like 90s, 10m or 2h, up to 24 days.';

/** One of a few words. */
export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const word = words.find((known) => known === text);
    if (word === undefined) throw new InvalidArgumentError(`It must be one of ${words.join(', ')}.`);
    return word;
  };
}

/** Values separated by commas; the option may also be repeated. */
export function list(text: string, before: readonly string[] = []): string[] {
  const items = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length === 0) throw new InvalidArgumentError('It must name at least one.');
  return [...before, ...items];
}

/** `age:gte:21`, `plan:eq:pro`, `note:is-null`: the value is JSON where it is JSON, and text otherwise. */
export function condition(text: string, before: readonly Condition[] = []): Condition[] {
  const [, field, op, value] = /^([^:]+):([^:]+)(?::(.*))?$/s.exec(text) ?? [];
  const known = OPERATORS.find((operator) => operator === op);
  if (field === undefined || known === undefined)
    throw new InvalidArgumentError(
      `It must be <field>:<operator>:<value>, with one of the operators ${OPERATORS.join(', ')}.`,
    );
  return [...before, { field, op: known, value: value === undefined ? true : valueOf(known, value) }];
}

const OPERATORS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'like', 'is-null'] as const;

export interface Condition {
  field: string;
  op: (typeof OPERATORS)[number];
  value: string | number | boolean | unknown[];
}

function valueOf(op: Condition['op'], text: string): Condition['value'] {
  if (op === 'in' && !text.startsWith('[')) return text.split(',').map((item) => scalar(item.trim()));
  if (op === 'like') return text;
  return scalar(text);
}

function scalar(text: string): Condition['value'] {
  try {
    const value: unknown = JSON.parse(text);
    // A number that would lose digits stays as it was written.
    if (typeof value === 'number') return String(value) === text ? value : text;
    return typeof value === 'boolean' || typeof value === 'string' || Array.isArray(value) ? value : text;
  } catch {
    return text;
  }
}
