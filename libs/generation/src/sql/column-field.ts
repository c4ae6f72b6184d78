import { compilePlan, InvalidSchema, longestText, numberHint, shortTexts, textHint } from '@app/engine';
import type { ColumnBounds, SqlBound, SqlColumn, SqlSchema, SqlType } from './tables';

/** A field without its name. */
export interface Field {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** What is asked of the values of a column besides its type. */
export interface Wanted {
  readonly unique: boolean;
  /** Part of a key of several columns: few values, so that all combinations can be counted. */
  readonly narrow: boolean;
  readonly count: number;
}

const RANGES: Readonly<Record<string, number>> = {
  int2: 32_767,
  int4: 2_147_483_647,
  int8: Number.MAX_SAFE_INTEGER,
};
const NUMBERS = 1000;
const LONGEST_KEY = 10;
const NOTHING: Wanted = { unique: false, narrow: false, count: 1 };

/** The column with what its domain says of it. */
export function resolved(column: SqlColumn, { domains }: SqlSchema): SqlColumn {
  const domain = domains.get(column.type.name);
  if (domain === undefined) return column;
  const { type, bounds, notNull } = domain;
  return {
    ...column,
    type: { ...type, isArray: type.isArray || column.type.isArray },
    notNull: column.notNull || notNull,
    bounds: { ...bounds, ...column.bounds },
  };
}

/** The field whose values the column can store; undefined when no field gives values of its type. */
export function fieldOf(
  { name, type, bounds }: Pick<SqlColumn, 'name' | 'type' | 'bounds'>,
  enums: SqlSchema['enums'],
  wanted: Wanted,
): Field | undefined {
  if (type.isArray) {
    const item = fieldOf({ name, type: { ...type, isArray: false }, bounds: {} }, enums, NOTHING);
    return item && { type: 'array', items: item, minItems: 0, maxItems: 3 };
  }
  const values = enums.get(type.name);
  if (values !== undefined)
    return { type: 'enum', values: values.filter((value) => isAllowed(value, bounds)) };
  if (bounds.values !== undefined)
    return {
      type: typeof bounds.values[0] === 'string' ? 'enum' : 'sample',
      values: [...new Set(bounds.values)],
    };
  return scalar(name, type, bounds, wanted);
}

function isAllowed(value: string, { values }: ColumnBounds): boolean {
  return values === undefined || values.includes(value);
}

function scalar(name: string, type: SqlType, bounds: ColumnBounds, wanted: Wanted): Field | undefined {
  switch (type.name) {
    case 'int2':
    case 'int4':
    case 'int8':
      return whole(name, type.name, bounds, wanted);
    case 'numeric':
    case 'money':
      return decimal(name, type, bounds, wanted);
    case 'float4':
    case 'float8':
      return { ...range(name, bounds, 2, Number.MAX_SAFE_INTEGER), type: 'number', decimals: 2 };
    case 'bool':
      return wanted.unique || wanted.narrow ? { type: 'sample', values: [false, true] } : { type: 'boolean' };
    case 'text':
    case 'varchar':
    case 'bpchar':
    case 'char':
    case 'name':
    case 'citext':
      return text(name, type, wanted);
    case 'date':
      return { ...dates(name, bounds), ...((bounds.min ?? bounds.max) ? days(bounds) : {}) };
    case 'timestamp':
    case 'timestamptz':
      return { type: 'timestamp', ...moments(bounds) };
    case 'time':
    case 'timetz':
      return { type: 'timeOfDay' };
    case 'interval':
      return { type: 'pattern', pattern: '[1-9][0-9]? (minutes|hours|days)' };
    case 'uuid':
      return { type: 'uuid' };
    case 'json':
    case 'jsonb':
      return { type: 'object', properties: { key: { type: 'word' }, value: { type: 'words' } } };
    case 'bytea':
      return { type: 'pattern', pattern: '\\\\x([0-9a-f]{2}){16}' };
    case 'inet':
      return { type: 'ipv4' };
    case 'cidr':
      return { type: 'ipv4Cidr' };
    case 'macaddr':
      return { type: 'macAddress' };
    case 'tsvector':
      return { type: 'words' };
    case 'xml':
      return { type: 'pattern', pattern: '<value>[a-z]{3,12}</value>' };
    default:
      return undefined;
  }
}

function whole(name: string, type: string, bounds: ColumnBounds, { unique, narrow, count }: Wanted): Field {
  const most = RANGES[type]!;
  const { min, max } = range(name, bounds, 0, most);
  if (narrow && bounds.min === undefined && bounds.max === undefined)
    return { type: 'integer', min: 1, max: NUMBERS };
  if (!unique || max - min + 1 >= 2 * count || bounds.max !== undefined) return { type: 'integer', min, max };
  return { type: 'integer', min, max: Math.min(most, min + Math.max(NUMBERS, 100 * count)) };
}

function decimal(
  name: string,
  { modifiers }: SqlType,
  bounds: ColumnBounds,
  { unique, count }: Wanted,
): Field {
  const [precision, scale = 0] = modifiers.length === 0 ? [12, 2] : modifiers;
  const digits = Math.min(15, scale);
  const step = 10 ** -digits;
  const most = Math.min(
    Number((10 ** (precision! - scale) - step).toFixed(digits)),
    2 ** 53 / 10 ** (digits + 1),
  );
  const { min, max } = range(name, bounds, digits, most);
  const enough =
    !unique || bounds.max !== undefined ? max : Math.min(most, Math.max(max, min + 100 * count * step));
  return { type: 'decimal', min, max: Number(enough.toFixed(digits)), scale: digits };
}

/** From what the checks say, or else from what the name suggests, up to what the type can store. */
function range(
  name: string,
  bounds: ColumnBounds,
  digits: number,
  most: number,
): { min: number; max: number } {
  const step = digits === 0 ? 1 : 10 ** -digits;
  const inside = (bound: SqlBound | undefined, direction: 1 | -1): number | undefined => {
    if (bound === undefined || typeof bound.value !== 'number') return undefined;
    const value = bound.exclusive ? bound.value + direction * step : bound.value;
    const whole = direction === 1 ? Math.ceil(value / step - 1e-9) : Math.floor(value / step + 1e-9);
    return Number((whole * step).toFixed(digits));
  };
  const low = inside(bounds.min, 1);
  const high = inside(bounds.max, -1);
  const hint = numberHint(name);
  const likely = hint === undefined ? { min: 0, max: NUMBERS } : hint;
  const from = low ?? Math.min(digits === 0 ? Math.ceil(likely.min) : likely.min, high ?? Infinity);
  const to = high ?? Math.max(likely.max, from === low && likely.max < from ? from + NUMBERS : likely.max);
  const min = Math.max(
    -most,
    hint && low !== undefined && hint.min >= low && hint.min <= to ? hint.min : from,
  );
  const max = Math.min(
    most,
    hint && high !== undefined && hint.max <= high && hint.max >= min ? hint.max : to,
  );
  return digits === 0 ? { min: Math.ceil(min), max: Math.floor(max) } : { min, max };
}

function text(name: string, { name: type, modifiers }: SqlType, { unique, narrow, count }: Wanted): Field {
  const length = modifiers[0] ?? (type === 'bpchar' || type === 'char' ? 1 : type === 'name' ? 63 : Infinity);
  if (narrow) return { type: 'pattern', pattern: `[A-Z]{${Math.min(length, 3)}}` };
  const hint = hinted(name);
  const isFixed = type === 'bpchar' && length <= LONGEST_KEY;
  if (hint !== undefined && longestText({ ...hint }) <= length && (!unique || canBeUnique(hint, count)))
    return { ...hint };
  const short = hint === undefined || unique ? undefined : shortTexts({ ...hint }, 1, length);
  if (short !== undefined) return short;
  if (unique || isFixed || length < 12) {
    const keyLength = isFixed ? length : Math.min(length, LONGEST_KEY);
    return { type: 'pattern', pattern: `[A-Z]${keyLength > 1 ? `[A-Z0-9]{${keyLength - 1}}` : ''}` };
  }
  const words = { type: 'words', minWords: 1, maxWords: 3 };
  return longestText(words) <= length
    ? words
    : { type: 'text', minLength: 3, maxLength: Math.min(length, 40) };
}

/** By the whole name, or by what it ends in: `ship_city` is a city. */
function hinted(name: string): Field | undefined {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  for (let from = 0; from < words.length; from++) {
    const hint = textHint(words.slice(from).join(''));
    if (hint !== undefined) return hint;
  }
  return undefined;
}

export function canBeUnique(field: Field, count: number): boolean {
  try {
    compilePlan({
      recordType: 'column',
      seed: 0,
      fields: [{ name: 'value', ...field, unique: true }],
      count,
    });
    return true;
  } catch (error) {
    if (error instanceof InvalidSchema) return false;
    throw error;
  }
}

function dates(name: string, bounds: ColumnBounds): Field {
  const isBirth = /birth|dob/i.test(name) && bounds.min === undefined && bounds.max === undefined;
  return isBirth ? { type: 'birthDate' } : { type: 'date' };
}

const DAY_MS = 86_400_000;
const dayOf = (bound: SqlBound | undefined, direction: 1 | -1): string | undefined => {
  const [day] = /^\d{4}-\d\d-\d\d/.exec(String(bound?.value ?? '')) ?? [];
  if (day === undefined) return undefined;
  // A day inside of an open bound, and of a moment within the day.
  const shift = bound!.exclusive || String(bound!.value).length > 10 ? direction * DAY_MS : 0;
  return new Date(Date.parse(`${day}T00:00:00Z`) + shift).toISOString().slice(0, 10);
};

function days(bounds: ColumnBounds): { from?: string; to?: string } {
  const from = dayOf(bounds.min, 1);
  const to = dayOf(bounds.max, -1);
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    // The defaults of the field may lie outside.
    ...(from !== undefined &&
      to === undefined &&
      from > '2025-01-01' && { to: `${Number(from.slice(0, 4)) + 1}-12-31` }),
    ...(to !== undefined &&
      from === undefined &&
      to < '2021-01-01' && { from: `${Number(to.slice(0, 4)) - 1}-01-01` }),
  };
}

function moments(bounds: ColumnBounds): { from?: string; to?: string } {
  const { from, to } = days(bounds);
  return {
    ...(from !== undefined && { from: `${from}T00:00:00Z` }),
    ...(to !== undefined && { to: `${to}T00:00:00Z` }),
  };
}
