import { ByteWriter } from '../../bytes/byte-writer';
import { writeDate, writeTimestamp } from '../../calendar/iso-8601-text';
import { ExpressionProblem } from '../expression-problem';
import { decimalText, MAX_SAFE } from '../numbers';
import { lengthOf, offsetOf, slugOf, substringOf } from '../text';
import type { NumberValue, Outcome, TextValue, Value } from '../value';
import type { FunctionDefinition, Parameter } from './define-function';
import { writtenWhole } from './number.functions';

const TEXT: Parameter = { name: 'text', type: 'text' };
const SEARCH: Parameter = { name: 'search', type: 'text', written: 'text' };
/** Most characters that padStart and padEnd fill up to. */
const MAX_PADDING = 1000;
/** A change of case makes at most three times as many bytes of a character. */
const CASE_GROWTH = 3;
const LONGEST_DOUBLE = 25;
const LONGEST_DECIMAL = 19;
const LONGEST_MOMENT = 34;

type At = (row: number) => string | null;

const text = (value: Value | undefined): TextValue => value as TextValue;
const number = (value: Value | undefined): NumberValue => value as NumberValue;

/** Looking for one text in another can cost their product. */
function searchWork(value: TextValue, searched: TextValue): number {
  return Math.ceil((value.maxBytes * Math.max(1, searched.maxBytes)) / 64);
}

/** A function of one text, whose result has at most `growth` times as many bytes. */
function changed(
  name: string,
  description: string,
  example: FunctionDefinition['example'],
  growth: number,
  change: (text: string) => string,
): FunctionDefinition {
  return {
    name,
    parameters: [TEXT],
    result: 'text',
    description,
    example,
    compile: ([value]) => {
      const { at, maxBytes } = text(value);
      return { type: 'text', maxBytes: maxBytes * growth, at: mapped(at, change) };
    },
  };
}

function mapped(at: At, change: (text: string) => string): At {
  return (row) => {
    const value = at(row);
    return value === null ? null : change(value);
  };
}

/** A function that says something about one text in another. */
function tested(
  name: string,
  description: string,
  example: FunctionDefinition['example'],
  test: (text: string, search: string) => boolean,
): FunctionDefinition {
  return {
    name,
    parameters: [TEXT, { name: 'search', type: 'text' }],
    result: 'boolean',
    description,
    example,
    compile: ([value, search]) => {
      const [a, b] = [text(value).at, text(search).at];
      const at = (row: number): number => {
        const whole = a(row);
        const part = b(row);
        if (whole === null || part === null) return NaN;
        return test(whole, part) ? 1 : 0;
      };
      return { type: 'boolean', at, work: searchWork(text(value), text(search)) };
    },
  };
}

function concatenated(values: readonly Value[], separator: TextValue | undefined): Outcome {
  const parts = values.map((value) => text(value).at);
  const between: At = separator === undefined ? () => '' : separator.at;
  const at: At = (row) => {
    const glue = between(row);
    if (glue === null) return null;
    let result: string | undefined;
    for (const part of parts) {
      const value = part(row);
      if (value !== null) result = result === undefined ? value : result + glue + value;
    }
    return result ?? '';
  };
  const gaps = Math.max(0, values.length - 1) * (separator?.maxBytes ?? 0);
  const maxBytes = values.reduce((sum, value) => sum + text(value).maxBytes, gaps);
  return { type: 'text', maxBytes, at, nullable: separator?.nullable ?? false };
}

function padded(
  name: string,
  side: string,
  example: FunctionDefinition['example'],
  join: (value: string, filling: string) => string,
): FunctionDefinition {
  return {
    name,
    parameters: [
      TEXT,
      { name: 'length', type: 'number', written: 'number' },
      { name: 'filling', type: 'text', optional: true, written: 'text' },
    ],
    result: 'text',
    description: `Filled up ${side} to so many characters (up to ${MAX_PADDING}) with the filling, a blank by default; longer texts stay as they are.`,
    example,
    compile: ([value, length, filling]) => {
      const size = writtenWhole(length!, `length of ${name}`, MAX_PADDING);
      const given = filling === undefined ? ' ' : text(filling).literal!;
      if (given === '') throw new ExpressionProblem('the filling must not be empty', filling!.position);
      const units = [...given];
      const fill = (missing: number): string => {
        let result = '';
        for (let i = 0; i < missing; i++) result += units[i % units.length]!;
        return result;
      };
      const { at, maxBytes } = text(value);
      const change = (whole: string): string => join(whole, fill(size - lengthOf(whole)));
      return { type: 'text', maxBytes: maxBytes + 4 * size, at: mapped(at, change), work: size };
    },
  };
}

function replaced(value: TextValue, search: TextValue, replacement: TextValue): Outcome {
  const searched = search.literal!;
  if (searched === '') throw new ExpressionProblem('the text to replace must not be empty', search.position);
  const [whole, instead] = [value.at, replacement.at];
  const growth = Math.max(1, replacement.maxBytes / search.maxBytes);
  const at: At = (row) => {
    const before = whole(row);
    const put = instead(row);
    return before === null || put === null ? null : before.split(searched).join(put);
  };
  const maxBytes = Math.ceil(value.maxBytes * growth);
  return { type: 'text', maxBytes, at, work: searchWork(value, search) + Math.ceil(maxBytes / 64) };
}

/** Every value as text, as it is written in CSV. */
function written(value: Value): Outcome {
  switch (value.type) {
    case 'null':
      throw new ExpressionProblem('this is always null', value.position);
    case 'text': {
      const { at, maxBytes } = value;
      return { type: 'text', at, maxBytes };
    }
    case 'boolean': {
      const { at } = value;
      const names = (row: number): string | null => {
        const truth = at(row);
        return truth === 1 ? 'true' : truth === 0 ? 'false' : null;
      };
      return { type: 'text', maxBytes: 5, at: names };
    }
    case 'number': {
      const { at, scale } = value;
      if (scale !== undefined) {
        const nullable = value.nullable || value.bound > MAX_SAFE;
        return {
          type: 'text',
          maxBytes: LONGEST_DECIMAL,
          at: (row) => decimalText(at(row), scale),
          nullable,
        };
      }
      const shortest = (row: number): string | null => {
        const double = at(row);
        return Number.isNaN(double) ? null : String(double);
      };
      return { type: 'text', maxBytes: LONGEST_DOUBLE, at: shortest };
    }
    case 'date':
    case 'timestamp': {
      const { at } = value;
      const write = value.type === 'date' ? writeDate : writeTimestamp;
      const out = new ByteWriter(LONGEST_MOMENT);
      const decoder = new TextDecoder();
      const iso = (row: number): string | null => {
        const moment = at(row);
        if (Number.isNaN(moment)) return null;
        out.pos = 0;
        write(out, moment);
        return decoder.decode(out.bytes.subarray(0, out.pos));
      };
      return { type: 'text', maxBytes: LONGEST_MOMENT, at: iso };
    }
  }
}

export const textFunctions: readonly FunctionDefinition[] = [
  {
    name: 'concat',
    parameters: [TEXT],
    rest: { name: 'more', type: 'text' },
    result: 'text',
    description: 'The texts one after the other; null counts as nothing.',
    example: ["concat('a', null, 'b')", 'ab'],
    compile: (args) => concatenated(args, undefined),
  },
  {
    name: 'join',
    parameters: [{ name: 'separator', type: 'text' }, TEXT],
    rest: { name: 'more', type: 'text' },
    result: 'text',
    description: 'The texts that are not null, with the separator between them.',
    example: ["join(' ', 'Ada', null, 'Lovelace')", 'Ada Lovelace'],
    compile: ([separator, ...args]) => concatenated(args, text(separator)),
  },
  {
    name: 'text',
    parameters: [{ name: 'value', type: 'any' }],
    result: 'text',
    description: 'The value as text, as it is written in CSV; a decimal number with all its places.',
    example: ['text(round(7, 2))', '7.00'],
    compile: ([value]) => written(value!),
  },
  changed(
    'lower',
    'In small letters, by Unicode and the same in every language.',
    ["lower('ÄB')", 'äb'],
    CASE_GROWTH,
    (value) => value.toLowerCase(),
  ),
  changed(
    'upper',
    'In capital letters, by Unicode and the same in every language.',
    ["upper('äb')", 'ÄB'],
    CASE_GROWTH,
    (value) => value.toUpperCase(),
  ),
  changed(
    'capitalize',
    'With a capital as first letter.',
    ["capitalize('ada')", 'Ada'],
    CASE_GROWTH,
    (value) => {
      const end = offsetOf(value, 1);
      return value.slice(0, end).toUpperCase() + value.slice(end);
    },
  ),
  changed(
    'slug',
    'In small letters a to z and digits, without accents, with a hyphen for each run of anything else.',
    ["slug('Crème brûlée, 2 ways!')", 'creme-brulee-2-ways'],
    1,
    slugOf,
  ),
  changed('trim', 'Without blanks, tabs and line ends around it.', ["trim('  a ')", 'a'], 1, (value) => {
    let start = 0;
    let end = value.length;
    while (start < end && isBlank(value.charCodeAt(start))) start++;
    while (end > start && isBlank(value.charCodeAt(end - 1))) end--;
    return value.slice(start, end);
  }),
  {
    name: 'length',
    parameters: [TEXT],
    result: 'number',
    description: 'Number of characters (code points).',
    example: ["length('añ😀')", '3'],
    compile: ([value]) => {
      const { at, maxBytes } = text(value);
      const count = (row: number): number => {
        const whole = at(row);
        return whole === null ? NaN : lengthOf(whole);
      };
      return { type: 'number', scale: 0, bound: maxBytes, at: count };
    },
  },
  {
    name: 'substring',
    parameters: [TEXT, { name: 'start', type: 'number' }, { name: 'length', type: 'number', optional: true }],
    result: 'text',
    description:
      'So many characters from the one numbered start, counting from 1; to the end without a length.',
    example: ["substring('abcdef', 2, 3)", 'bcd'],
    compile: ([value, start, length]) => {
      const { at, maxBytes } = text(value);
      const from = wholeAt(number(start));
      const size = length === undefined ? () => Infinity : wholeAt(number(length));
      const part: At = (row) => {
        const whole = at(row);
        const first = from(row);
        const count = size(row);
        if (whole === null || Number.isNaN(first) || Number.isNaN(count)) return null;
        return count <= 0 ? '' : substringOf(whole, first, count);
      };
      return { type: 'text', maxBytes, at: part };
    },
  },
  {
    name: 'replace',
    parameters: [TEXT, SEARCH, { name: 'replacement', type: 'text' }],
    result: 'text',
    description: 'With every occurrence of a text, which is written in the expression, replaced.',
    example: ["replace('a-b-c', '-', '+')", 'a+b+c'],
    compile: ([value, search, replacement]) => replaced(text(value), text(search), text(replacement)),
  },
  {
    name: 'part',
    parameters: [TEXT, SEARCH, { name: 'number', type: 'number', written: 'number' }],
    result: 'text',
    description: 'One of the pieces between separators, counting from 1; empty where there is none.',
    example: ["part('ada@example.com', '@', 2)", 'example.com'],
    compile: ([value, search, index]) => {
      const separator = text(search).literal!;
      if (separator === '') throw new ExpressionProblem('the separator must not be empty', search!.position);
      const place = writtenWhole(index!, 'number of part', 1000);
      if (place === 0) throw new ExpressionProblem('parts are counted from 1', index!.position);
      const { at, maxBytes } = text(value);
      const change = (whole: string): string => whole.split(separator, place)[place - 1] ?? '';
      return { type: 'text', maxBytes, at: mapped(at, change), work: searchWork(text(value), text(search)) };
    },
  },
  padded('padStart', 'on the left', ["padStart('7', 3, '0')", '007'], (value, filling) => filling + value),
  padded('padEnd', 'on the right', ["padEnd('7', 3, '.')", '7..'], (value, filling) => value + filling),
  tested('contains', 'Whether one text is in the other.', ["contains('abc', 'b')", 'true'], (a, b) =>
    a.includes(b),
  ),
  tested('startsWith', 'Whether a text begins with the other.', ["startsWith('abc', 'ab')", 'true'], (a, b) =>
    a.startsWith(b),
  ),
  tested('endsWith', 'Whether a text ends with the other.', ["endsWith('abc', 'bc')", 'true'], (a, b) =>
    a.endsWith(b),
  ),
];

function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}

/** The number without its decimals. */
function wholeAt({ at, scale = 0 }: NumberValue): (row: number) => number {
  const unit = 10 ** scale;
  return (row) => Math.trunc(at(row) / unit);
}
