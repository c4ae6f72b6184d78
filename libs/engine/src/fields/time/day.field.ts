import { civilFromDays, dayOf, daysFromCivil, monthOf, yearOf } from '../../calendar/civil-date';
import { parseIsoDate } from '../../calendar/iso-8601-parse';
import { option } from '../../options/option';
import type { Column } from '../../plan/column';
import { below } from '../../random/draw';
import { defineField } from '../define-field';

const MS_PER_DAY = 86_400_000;
const LAST_DAY = daysFromCivil(9999, 12, 31);
const LAST_MOMENT = (LAST_DAY + 1) * MS_PER_DAY - 1;

/** Weekdays from Monday to Friday before `day`, counted from a Monday long ago. */
function businessDaysBefore(day: number): number {
  const fromMonday = day + 3; // 1970-01-01 was a Thursday
  const weeks = Math.floor(fromMonday / 7);
  return weeks * 5 + Math.min(5, fromMonday - weeks * 7);
}

export const businessDay = defineField({
  type: 'businessDay',
  family: 'time',
  description: 'A day from Monday to Friday, from `from` to `to`; public holidays are not known here.',
  example: { from: '2025-01-01', to: '2025-12-31' },
  options: {
    from: option.date({ description: 'First day.', default: '2020-01-01' }),
    to: option.date({ description: 'Last day.', default: '2025-12-31' }),
  },
  columnType: 'date',
  uniqueness: ({ from, to }) => ({
    available: businessDaysBefore(parseIsoDate(to)! + 1) - businessDaysBefore(parseIsoDate(from)!),
  }),
  check: ({ from, to }, report) => {
    if (businessDaysBefore(parseIsoDate(to)! + 1) <= businessDaysBefore(parseIsoDate(from)!))
      report('/from', 'empty_range', `there is no day from Monday to Friday from ${from} to ${to}`);
  },
  compile: ({ from, to }, { pick }) => {
    const first = businessDaysBefore(parseIsoDate(from)!);
    const index = pick(businessDaysBefore(parseIsoDate(to)! + 1) - first);
    return {
      type: 'date',
      days: (row) => {
        const count = first + index.at(row);
        const weeks = Math.floor(count / 5);
        return weeks * 7 + (count - weeks * 5) - 3;
      },
    };
  },
});

/** The day `years` before `day`; February 29 becomes February 28 where there is none. */
function yearsBefore(day: number, years: number): number {
  const civil = civilFromDays(day);
  const before = daysFromCivil(yearOf(civil) - years, monthOf(civil), dayOf(civil));
  return dayOf(civilFromDays(before)) === dayOf(civil) ? before : before - 1;
}

/** Born after the first day and up to the last, a person has an age from minAge to maxAge on the reference day. */
function birthDays(options: { minAge: number; maxAge: number; reference: string }): {
  first: number;
  size: number;
} {
  const reference = parseIsoDate(options.reference)!;
  const first = yearsBefore(reference, options.maxAge + 1) + 1;
  return { first, size: yearsBefore(reference, options.minAge) - first + 1 };
}

export const birthDate = defineField({
  type: 'birthDate',
  family: 'time',
  description: 'The day of birth of somebody who is from minAge to maxAge years old on the reference day.',
  example: { minAge: 18, maxAge: 80 },
  options: {
    minAge: option.integer({ description: 'Youngest, in whole years.', default: 18, min: 0, max: 150 }),
    maxAge: option.integer({ description: 'Oldest, in whole years.', default: 80, min: 0, max: 150 }),
    reference: option.date({ description: 'The day on which ages are counted.', default: '2026-01-01' }),
  },
  columnType: 'date',
  uniqueness: (options) => ({ available: birthDays(options).size }),
  check: ({ minAge, maxAge, reference }, report) => {
    if (minAge > maxAge)
      report('/minAge', 'empty_range', `minAge (${minAge}) must not be greater than maxAge (${maxAge})`);
    if (parseIsoDate(reference)! < daysFromCivil(160, 1, 1))
      report('/reference', 'out_of_range', 'reference must not be before the year 160');
  },
  compile: (options, { pick }) => {
    const { first, size } = birthDays(options);
    const day = pick(size);
    return { type: 'date', days: (row) => first + day.at(row) };
  },
});

/** The day of a date or timestamp. */
function daysOf(column: Column): (row: number) => number {
  if (column.type === 'date') return column.days;
  if (column.type === 'timestamptz') {
    const { milliseconds } = column;
    return (row) => Math.floor(milliseconds(row) / MS_PER_DAY);
  }
  throw new Error(`${column.name} has no days`);
}

/** Without a value where `column` has none to be relative to. */
function missingWith({ isMissing }: Column): { isMissing?: (row: number) => boolean } {
  return isMissing === undefined ? {} : { isMissing };
}

const MAX_DAYS = 100_000;

export const dateAfter = defineField({
  type: 'dateAfter',
  family: 'time',
  description:
    'A day some days after another date or timestamp of the record; before it with negative numbers. Where the other is null, this one follows the value it would have had.',
  example: { of: 'orderedOn', minDays: 1, maxDays: 14 },
  companions: [{ name: 'orderedOn', type: 'date' }],
  options: {
    of: option.required(
      option.text({ description: 'The field it is relative to.', default: '', maxLength: 63 }),
    ),
    minDays: option.integer({ description: 'Fewest days.', default: 1, min: -MAX_DAYS, max: MAX_DAYS }),
    maxDays: option.integer({ description: 'Most days.', default: 30, min: -MAX_DAYS, max: MAX_DAYS }),
  },
  columnType: 'date',
  check: ({ minDays, maxDays }, report) => {
    if (minDays > maxDays)
      report('/minDays', 'empty_range', `minDays (${minDays}) must not be greater than maxDays (${maxDays})`);
  },
  references: ({ of }) => [{ pointer: '/of', field: of, accepts: ['date', 'timestamptz'] }],
  compile: ({ of, minDays, maxDays }, { field, random }) => {
    const column = field(of);
    const days = daysOf(column);
    const spread = maxDays - minDays + 1;
    const firstDay = daysFromCivil(1, 1, 1);
    return {
      type: 'date',
      ...missingWith(column),
      days: (row) => {
        const day = days(row) + minDays + below(random.cell(row), 0, spread);
        return Math.min(LAST_DAY, Math.max(firstDay, day));
      },
    };
  },
});

const MAX_SECONDS = 1e10;

export const timestampAfter = defineField({
  type: 'timestampAfter',
  family: 'time',
  description:
    'A moment some seconds after another timestamp or date of the record; before it with negative numbers. Where the other is null, this one follows the value it would have had.',
  example: { of: 'createdAt', minSeconds: 60, maxSeconds: 86_400 },
  companions: [{ name: 'createdAt', type: 'timestamp' }],
  options: {
    of: option.required(
      option.text({ description: 'The field it is relative to.', default: '', maxLength: 63 }),
    ),
    minSeconds: option.integer({ description: 'Fewest.', default: 1, min: -MAX_SECONDS, max: MAX_SECONDS }),
    maxSeconds: option.integer({
      description: 'Most.',
      default: 86_400,
      min: -MAX_SECONDS,
      max: MAX_SECONDS,
    }),
  },
  columnType: 'timestamptz',
  check: ({ minSeconds, maxSeconds }, report) => {
    if (minSeconds <= maxSeconds) return;
    const message = `minSeconds (${minSeconds}) must not be greater than maxSeconds (${maxSeconds})`;
    report('/minSeconds', 'empty_range', message);
  },
  references: ({ of }) => [{ pointer: '/of', field: of, accepts: ['date', 'timestamptz'] }],
  compile: ({ of, minSeconds, maxSeconds }, { field, random }) => {
    const column = field(of);
    const days = column.type === 'date' ? column.days : undefined;
    const start = days
      ? (row: number) => days(row) * MS_PER_DAY
      : column.type === 'timestamptz'
        ? column.milliseconds
        : () => 0;
    const spread = (maxSeconds - minSeconds) * 1000 + 1;
    const firstMoment = daysFromCivil(1, 1, 1) * MS_PER_DAY;
    return {
      type: 'timestamptz',
      ...missingWith(column),
      milliseconds: (row) => {
        const moment = start(row) + minSeconds * 1000 + below(random.cell(row), 0, spread);
        return Math.min(LAST_MOMENT, Math.max(firstMoment, moment));
      },
    };
  },
});
