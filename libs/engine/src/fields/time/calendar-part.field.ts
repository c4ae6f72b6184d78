import { parseIsoDate } from '../../calendar/iso-8601-parse';
import { civilFromDays, yearOf } from '../../calendar/civil-date';
import { writePadded } from '../../bytes/decimal-text';
import { option } from '../../options/option';
import { defineField } from '../define-field';
import { listedField } from '../listed/listed-field';

const HYPHEN = 45;
const W = 87;

export const monthName = listedField({
  type: 'monthName',
  family: 'time',
  description: 'The English name of a month.',
  values: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
    ...['August', 'September', 'October', 'November', 'December'],
  ],
});

export const weekday = listedField({
  type: 'weekday',
  family: 'time',
  description: 'The English name of a day of the week.',
  values: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
});

export const year = defineField({
  type: 'year',
  family: 'time',
  description: 'A calendar year from min to max, both included.',
  example: { min: 1990, max: 2025 },
  options: {
    min: option.integer({ description: 'First year.', default: 2000, min: 1, max: 9999 }),
    max: option.integer({ description: 'Last year.', default: 2025, min: 1, max: 9999 }),
  },
  columnType: 'int4',
  uniqueness: ({ min, max }) => ({ available: max - min + 1 }),
  check: ({ min, max }, report) => {
    if (min > max) report('/min', 'empty_range', `min (${min}) must not be after max (${max})`);
  },
  compile: ({ min, max }, { pick }) => {
    const index = pick(max - min + 1);
    return { type: 'int4', value: (row) => min + index.at(row) };
  },
});

/** Weeks since the one of 1970-01-01, a Thursday; weeks begin on Monday. */
const weekOf = (day: string): number => Math.floor((parseIsoDate(day)! + 3) / 7);

export const isoWeek = defineField({
  type: 'isoWeek',
  family: 'time',
  description: 'A week by ISO 8601, such as "2025-W07", of the days from `from` to `to`.',
  example: { from: '2024-01-01', to: '2025-12-31' },
  options: {
    from: option.date({ description: 'A day of the first week.', default: '2020-01-01' }),
    to: option.date({ description: 'A day of the last week.', default: '2025-12-31' }),
  },
  columnType: 'text',
  uniqueness: ({ from, to }) => ({ available: weekOf(to) - weekOf(from) + 1 }),
  check: ({ from, to }, report) => {
    if (parseIsoDate(from)! > parseIsoDate(to)!)
      report('/from', 'empty_range', `from (${from}) must not be after to (${to})`);
    else if (parseIsoDate(to)! > parseIsoDate('9999-12-30')!)
      report('/to', 'out_of_range', 'the week of to must not end after the year 9999');
  },
  compile: ({ from, to }, { pick }) => {
    const first = weekOf(from);
    const week = pick(weekOf(to) - first + 1);
    return {
      type: 'text',
      maxBytes: 8,
      plain: true,
      write: (row, out) => {
        // A week belongs to the year of its Thursday, and is counted by the Thursdays before.
        const thursday = (first + week.at(row)) * 7;
        const weekYear = yearOf(civilFromDays(thursday));
        writePadded(out, weekYear, 4);
        out.byte(HYPHEN);
        out.byte(W);
        writePadded(out, Math.floor((thursday - daysBefore(weekYear)) / 7) + 1, 2);
      },
    };
  },
});

/** Days from 1970-01-01 to January 1 of `year`. */
function daysBefore(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 719162;
}
