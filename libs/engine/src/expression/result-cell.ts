import type { ByteWriter } from '../bytes/byte-writer';
import type { Cell } from '../plan/column';
import { ExpressionProblem } from './expression-problem';
import { asDouble, MAX_SAFE, rounded } from './numbers';
import { remembered } from './remembered';
import { anyOf, type NumberResult, type TextValue, type Value } from './value';

/** The columns an expression can make; `auto` takes what its type tells. */
export const RESULT_COLUMNS = [
  'auto',
  ...['text', 'int4', 'int8', 'float8', 'numeric', 'bool', 'date', 'timestamptz'],
] as const;
export type ResultColumn =
  'auto' | 'text' | 'int4' | 'int8' | 'float8' | 'numeric' | 'bool' | 'date' | 'timestamptz';

const INT4_MIN = -2147483648;
const INT4_MAX = 2147483647;
const DEFAULT_SCALE = 2;
const encoder = new TextEncoder();

/**
 * The cell of an expression. A value is computed once for a row, however often it is asked for, and a number that
 * its column cannot hold is null.
 *
 * @throws ExpressionProblem when the expression is of another type than the column
 */
export function resultCell(value: Value, wanted: ResultColumn, scale: number | undefined): Cell {
  if (value.type === 'null') throw new ExpressionProblem('this is always null', value.position);
  const column = wanted === 'auto' ? columnFor(value, scale) : wanted;
  const steps = { steps: value.steps, remembersRow: true } as const;
  switch (column) {
    case 'text':
      return { ...textCell(ofType(value, 'text', column)), ...steps };
    case 'bool': {
      const { at } = ofType(value, 'boolean', column);
      const { number, isMissing } = remember(at, value.nullable);
      return { type: 'bool', value: (row) => number(row) === 1, ...isMissing, ...steps };
    }
    case 'date': {
      const { number, isMissing } = remember(ofType(value, 'date', column).at, value.nullable);
      return { type: 'date', days: number, ...isMissing, ...steps };
    }
    case 'timestamptz': {
      const { number, isMissing } = remember(ofType(value, 'timestamp', column).at, value.nullable);
      return { type: 'timestamptz', milliseconds: number, ...isMissing, ...steps };
    }
    case 'float8': {
      const { at } = asDouble(ofType(value, 'number', column));
      const { number, isMissing } = remember(at, value.nullable);
      return { type: 'float8', value: number, ...isMissing, ...steps };
    }
    case 'int4':
    case 'int8': {
      const result = rounded(ofType(value, 'number', column), 0);
      const [min, max] = column === 'int4' ? [INT4_MIN, INT4_MAX] : [-MAX_SAFE, MAX_SAFE];
      const { number, isMissing } = within(result, min, max, value.nullable);
      return { type: column, value: number, ...isMissing, ...steps };
    }
    case 'numeric': {
      const number = ofType(value, 'number', column);
      const places = scale ?? number.scale ?? DEFAULT_SCALE;
      const fitted = within(rounded(number, places), -MAX_SAFE, MAX_SAFE, value.nullable);
      return { type: 'numeric', scale: places, unscaled: fitted.number, ...fitted.isMissing, ...steps };
    }
  }
}

function columnFor(
  value: Exclude<Value, { type: 'null' }>,
  scale: number | undefined,
): Exclude<ResultColumn, 'auto'> {
  switch (value.type) {
    case 'number':
      if (scale !== undefined) return 'numeric';
      if (value.scale === undefined) return 'float8';
      if (value.scale > 0) return 'numeric';
      return value.bound <= INT4_MAX ? 'int4' : 'int8';
    case 'boolean':
      return 'bool';
    case 'timestamp':
      return 'timestamptz';
    case 'text':
    case 'date':
      return value.type;
  }
}

const HOW: Readonly<Record<string, string>> = { text: '; text() makes one', number: '; number() reads one' };

function ofType<T extends Exclude<Value['type'], 'null'>>(
  value: Value,
  type: T,
  column: string,
): Extract<Value, { type: T }> {
  if (value.type === type) return value as Extract<Value, { type: T }>;
  const message = `a column of type ${column} needs ${anyOf(type)}, not ${anyOf(value.type)}${HOW[type] ?? ''}`;
  throw new ExpressionProblem(message, value.position);
}

interface NumberCell {
  /** Never NaN and never -0. */
  readonly number: (row: number) => number;
  readonly isMissing: { readonly isMissing?: (row: number) => boolean };
}

function remember(at: (row: number) => number, nullable: boolean): NumberCell {
  const once = remembered(at);
  if (!nullable) return { number: (row) => once(row) + 0, isMissing: {} };
  return {
    number: (row) => {
      const value = once(row);
      return value === value ? value + 0 : 0;
    },
    isMissing: { isMissing: (row) => Number.isNaN(once(row)) },
  };
}

/** What is outside of the bounds is null. */
function within({ at, bound }: NumberResult, min: number, max: number, nullable: boolean): NumberCell {
  if (bound <= max) return remember(at, nullable);
  const fitting = (row: number): number => {
    const value = at(row);
    return value >= min && value <= max ? value : NaN;
  };
  return remember(fitting, true);
}

function textCell({ at, maxBytes, nullable }: TextValue): Cell {
  const once = remembered(at);
  const write = (row: number, out: ByteWriter): void => {
    const text = once(row);
    if (text !== null) writeText(text, out);
  };
  const missing = nullable ? { isMissing: (row: number) => once(row) === null } : {};
  return { type: 'text', maxBytes, plain: false, write, ...missing };
}

/** In UTF-8. Most texts are ASCII, which needs no encoder. */
function writeText(text: string, out: ByteWriter): void {
  const { bytes, pos } = out;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) {
      out.pos = pos + encoder.encodeInto(text, bytes.subarray(pos)).written;
      return;
    }
    bytes[pos + i] = unit;
  }
  out.pos = pos + text.length;
}
