import { civilFromDays, dayOf, daysFromCivil, monthOf, yearOf } from '../calendar/civil-date';

export const MS_PER_DAY = 86_400_000;
const FIRST_DAY = daysFromCivil(1, 1, 1);
const LAST_DAY = daysFromCivil(9999, 12, 31);

/** Units of time in milliseconds, and in months. */
const MILLISECONDS = {
  week: 7 * MS_PER_DAY,
  day: MS_PER_DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
} as const;
const MONTHS = { year: 12, quarter: 3, month: 1 } as const;

export const TIME_UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** Whether adding the unit to a date gives a date. */
export function isWholeDays(unit: TimeUnit): boolean {
  return unit in MONTHS || unit === 'week' || unit === 'day';
}

function isMonths(unit: TimeUnit): unit is keyof typeof MONTHS {
  return unit in MONTHS;
}

/** `milliseconds`, or NaN outside of the years 1 to 9999. */
function inCalendar(milliseconds: number): number {
  return milliseconds >= FIRST_DAY * MS_PER_DAY && milliseconds < (LAST_DAY + 1) * MS_PER_DAY
    ? milliseconds
    : NaN;
}

/** `amount` units later. A day that the month does not have becomes its last, as in SQL. */
export function added(milliseconds: number, amount: number, unit: TimeUnit): number {
  if (!isMonths(unit)) return inCalendar(milliseconds + amount * MILLISECONDS[unit]);
  const days = Math.floor(milliseconds / MS_PER_DAY);
  const civil = civilFromDays(days);
  const month = yearOf(civil) * 12 + monthOf(civil) - 1 + amount * MONTHS[unit];
  // Also what is no number; beyond these years the calendar's arithmetic would not hold.
  if (!(month >= 12 && month < 120_000)) return NaN;
  const day = Math.min(dayOf(civil), daysInMonth(month));
  const date = daysFromCivil(Math.floor(month / 12), (month % 12) + 1, day);
  return date * MS_PER_DAY + (milliseconds - days * MS_PER_DAY);
}

/** `month` counts from January of year 0. */
function daysInMonth(month: number): number {
  const next = month + 1;
  const start = daysFromCivil(Math.floor(month / 12), (month % 12) + 1, 1);
  return daysFromCivil(Math.floor(next / 12), (next % 12) + 1, 1) - start;
}

/** Whole units from one moment to another; negative when `to` is before `from`. */
export function difference(from: number, to: number, unit: TimeUnit): number {
  if (Number.isNaN(from) || Number.isNaN(to)) return NaN;
  if (!isMonths(unit)) return Math.trunc((to - from) / MILLISECONDS[unit]);
  if (to < from) return -difference(to, from, unit);
  const start = civilFromDays(Math.floor(from / MS_PER_DAY));
  const end = civilFromDays(Math.floor(to / MS_PER_DAY));
  let months = (yearOf(end) - yearOf(start)) * 12 + monthOf(end) - monthOf(start);
  // Not a whole month yet when the day, or the time of the day, has not come.
  const startOfDay = dayOf(start) * MS_PER_DAY + timeOfDay(from);
  if (dayOf(end) * MS_PER_DAY + timeOfDay(to) < startOfDay) months--;
  return Math.trunc(months / MONTHS[unit]);
}

function timeOfDay(milliseconds: number): number {
  return milliseconds - Math.floor(milliseconds / MS_PER_DAY) * MS_PER_DAY;
}

/** The start of the year, quarter, month, week (Monday), day, hour, minute or second. */
export function truncated(milliseconds: number, unit: TimeUnit): number {
  if (Number.isNaN(milliseconds)) return NaN;
  const days = Math.floor(milliseconds / MS_PER_DAY);
  if (isMonths(unit)) {
    const civil = civilFromDays(days);
    const month = monthOf(civil) - 1;
    return daysFromCivil(yearOf(civil), month - (month % MONTHS[unit]) + 1, 1) * MS_PER_DAY;
  }
  if (unit === 'week') return inCalendar((days - weekdayOf(days) + 1) * MS_PER_DAY);
  return Math.floor(milliseconds / MILLISECONDS[unit]) * MILLISECONDS[unit];
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(days: number): number {
  const fromMonday = days + 3; // 1970-01-01 was a Thursday
  return fromMonday - Math.floor(fromMonday / 7) * 7 + 1;
}

/** Number of the day in its year, from 1. */
export function dayOfYear(days: number): number {
  return days - daysFromCivil(yearOf(civilFromDays(days)), 1, 1) + 1;
}

/** Number of the week in its year by ISO 8601: the week of the year's first Thursday is the first. */
export function isoWeek(days: number): number {
  const thursday = days - weekdayOf(days) + 4;
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}
