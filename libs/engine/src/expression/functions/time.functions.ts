import { civilFromDays, dayOf, monthOf, yearOf } from '../../calendar/civil-date';
import { parseIsoDate, parseIsoTimestamp } from '../../calendar/iso-8601-parse';
import { ExpressionProblem } from '../expression-problem';
import {
  added,
  dayOfYear,
  difference,
  isoWeek,
  isWholeDays,
  MS_PER_DAY,
  TIME_UNITS,
  truncated,
  weekdayOf,
  type TimeUnit,
} from '../moments';
import { asTimestamp } from '../unify';
import {
  anyOf,
  type MomentValue,
  type NumberValue,
  type Outcome,
  type TextValue,
  type Value,
} from '../value';
import type { FunctionDefinition, Parameter } from './define-function';

const MOMENT: Parameter = { name: 'moment', type: 'moment' };
const UNIT: Parameter = { name: 'unit', type: 'text', written: TIME_UNITS };
const NOON = "timestamp('2026-02-28T12:34:56Z')";

const moment = (value: Value | undefined): MomentValue => value as MomentValue;
const unitOf = (value: Value | undefined): TimeUnit => (value as TextValue).literal as TimeUnit;

/** In milliseconds, also for a date. */
function millisecondsOf(value: MomentValue): (row: number) => number {
  return value.type === 'date' ? asTimestamp(value).at : value.at;
}

/** In days, also for a timestamp. */
function daysOf(value: MomentValue): (row: number) => number {
  const { at, type } = value;
  return type === 'date' ? at : (row) => Math.floor(at(row) / MS_PER_DAY);
}

/** Milliseconds as the type that they are of; whole days as a date. */
function momentOf(type: 'date' | 'timestamp', milliseconds: (row: number) => number): Outcome {
  return type === 'date' ? { type, at: (row) => milliseconds(row) / MS_PER_DAY } : { type, at: milliseconds };
}

function dayPart(
  name: string,
  description: string,
  result: string,
  bound: number,
  part: (days: number) => number,
): FunctionDefinition {
  return {
    name,
    parameters: [MOMENT],
    result: 'number',
    description,
    example: [`${name}(date('2026-02-28'))`, result],
    compile: ([value]) => {
      const days = daysOf(moment(value));
      const at = (row: number): number => {
        const day = days(row);
        return day === day ? part(day) : NaN;
      };
      return { type: 'number', scale: 0, bound, at };
    },
  };
}

function timePart(
  name: string,
  description: string,
  result: string,
  unit: number,
  size: number,
): FunctionDefinition {
  return {
    name,
    parameters: [MOMENT],
    result: 'number',
    description,
    example: [`${name}(${NOON})`, result],
    compile: ([value]) => {
      const milliseconds = millisecondsOf(moment(value));
      const at = (row: number): number => {
        const units = Math.floor(milliseconds(row) / unit);
        return units - Math.floor(units / size) * size;
      };
      return { type: 'number', scale: 0, bound: size, at };
    },
  };
}

/** A text as a date or timestamp; null when it is none. */
function parsed(value: TextValue, type: 'date' | 'timestamp'): Outcome {
  const { at, literal, position } = value;
  const parse = type === 'date' ? parseIsoDate : parseIsoTimestamp;
  if (literal !== undefined) {
    const fixed = parse(literal);
    if (fixed === undefined) {
      const example = type === 'date' ? '2026-01-31' : '2026-01-31T09:30:00Z';
      throw new ExpressionProblem(`this is no ${type} such as '${example}'`, position);
    }
    return { type, at: () => fixed };
  }
  const read = (row: number): number => {
    const text = at(row);
    return text === null ? NaN : (parse(text) ?? NaN);
  };
  return { type, at: read, nullable: true };
}

function wrongType(value: Value, what: string): never {
  throw new ExpressionProblem(`${what}, not ${anyOf(value.type)}`, value.position);
}

export const timeFunctions: readonly FunctionDefinition[] = [
  {
    name: 'date',
    parameters: [{ name: 'value', type: 'any' }],
    result: 'date',
    description:
      'The day of a timestamp (in UTC), or the date that a text is in ISO 8601; null when it is none.',
    example: ["date('2026-02-28')", '2026-02-28'],
    compile: ([value]) => {
      if (value!.type === 'text') return parsed(value as TextValue, 'date');
      if (value!.type !== 'date' && value!.type !== 'timestamp')
        wrongType(value!, 'date needs a text or a timestamp');
      return { type: 'date', at: daysOf(moment(value)) };
    },
  },
  {
    name: 'timestamp',
    parameters: [{ name: 'value', type: 'any' }],
    result: 'timestamp',
    description:
      'The midnight (in UTC) of a date, or the timestamp that a text is in ISO 8601; null when it is none.',
    example: ["timestamp('2026-02-28T12:00+02:00')", '2026-02-28T10:00:00.000Z'],
    compile: ([value]) => {
      if (value!.type === 'text') return parsed(value as TextValue, 'timestamp');
      if (value!.type !== 'date' && value!.type !== 'timestamp')
        wrongType(value!, 'timestamp needs a text or a date');
      return { type: 'timestamp', at: millisecondsOf(moment(value)) };
    },
  },
  {
    name: 'dateAdd',
    parameters: [MOMENT, { name: 'amount', type: 'number' }, UNIT],
    result: 'date or timestamp',
    description:
      "So many units later, or earlier with a negative amount, whose decimals are left off: 'year', 'quarter', 'month', 'week', 'day', 'hour', 'minute' or 'second'. A day that the month does not have becomes its last; a date and hours give a timestamp; null outside of the years 1 to 9999.",
    example: ["dateAdd(date('2026-01-31'), 1, 'month')", '2026-02-28'],
    compile: ([value, amount, unit]) => {
      const name = unitOf(unit);
      const milliseconds = millisecondsOf(moment(value));
      const { at, scale = 0 } = amount as NumberValue;
      const size = 10 ** scale;
      const later = (row: number): number => added(milliseconds(row), Math.trunc(at(row) / size), name);
      const type = moment(value).type === 'date' && isWholeDays(name) ? 'date' : 'timestamp';
      return { ...momentOf(type, later), nullable: true };
    },
  },
  {
    name: 'dateDiff',
    parameters: [{ name: 'from', type: 'moment' }, { name: 'to', type: 'moment' }, UNIT],
    result: 'number',
    description: 'Whole units from one moment to the other; negative when the second is the earlier one.',
    example: ["dateDiff(date('1990-06-15'), date('2026-06-14'), 'year')", '35'],
    compile: ([from, to, unit]) => {
      const name = unitOf(unit);
      const [start, end] = [millisecondsOf(moment(from)), millisecondsOf(moment(to))];
      return {
        type: 'number',
        scale: 0,
        bound: name === 'second' || name === 'minute' ? 1e12 : 1e9,
        at: (row) => difference(start(row), end(row), name),
      };
    },
  },
  {
    name: 'dateTrunc',
    parameters: [MOMENT, UNIT],
    result: 'date or timestamp',
    description: 'The start of the unit that the moment is in; weeks begin on Monday.',
    example: ["dateTrunc(date('2026-02-28'), 'month')", '2026-02-01'],
    compile: ([value, unit]) => {
      const name = unitOf(unit);
      const milliseconds = millisecondsOf(moment(value));
      const start = (row: number): number => truncated(milliseconds(row), name);
      const nullable = moment(value).nullable || name === 'week';
      return { ...momentOf(moment(value).type, start), nullable };
    },
  },
  dayPart('year', 'The year.', '2026', 9999, (days) => yearOf(civilFromDays(days))),
  dayPart('quarter', 'The quarter, 1 to 4.', '1', 4, (days) => Math.ceil(monthOf(civilFromDays(days)) / 3)),
  dayPart('month', 'The month, 1 to 12.', '2', 12, (days) => monthOf(civilFromDays(days))),
  dayPart('week', 'The week of ISO 8601, 1 to 53.', '9', 53, isoWeek),
  dayPart('day', 'The day of the month, 1 to 31.', '28', 31, (days) => dayOf(civilFromDays(days))),
  dayPart('dayOfYear', 'The day of the year, 1 to 366.', '59', 366, dayOfYear),
  dayPart('weekday', 'The day of the week, 1 for Monday to 7 for Sunday.', '6', 7, weekdayOf),
  timePart('hour', 'The hour in UTC, 0 to 23.', '12', 3_600_000, 24),
  timePart('minute', 'The minute, 0 to 59.', '34', 60_000, 60),
  timePart('second', 'The second, 0 to 59.', '56', 1000, 60),
];
