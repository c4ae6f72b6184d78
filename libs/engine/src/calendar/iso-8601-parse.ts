import { civilFromDays, daysFromCivil, dayOf, monthOf } from './civil-date';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Days since 1970-01-01 of an ISO 8601 date such as `2026-01-31` (years 0001 to 9999), or undefined. */
export function parseIsoDate(text: string): number | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return undefined;
  const days = daysFromCivil(year, month, day);
  const civil = civilFromDays(days);
  return monthOf(civil) === month && dayOf(civil) === day ? days : undefined;
}

/**
 * Milliseconds since the epoch of an ISO 8601 timestamp with a zone (`2026-01-31T09:30:00Z`, `+02:00`; seconds
 * and up to three decimals are optional), or of a date alone, which means its midnight in UTC; or undefined.
 */
export function parseIsoTimestamp(text: string): number | undefined {
  const date = parseIsoDate(text);
  if (date !== undefined) return date * 86_400_000;
  const match = TIMESTAMP.exec(text);
  if (!match) return undefined;
  const days = parseIsoDate(match[1]!);
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  const [zoneHour, zoneMinute] = [Number(match[7] ?? 0), Number(match[8] ?? 0)];
  if (days === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  if (zoneHour > 23 || zoneMinute > 59) return undefined;
  const offset = (zoneHour * 60 + zoneMinute) * (match[6] === '-' ? -1 : 1);
  const milliseconds = Number((match[5] ?? '').padEnd(3, '0'));
  return days * 86_400_000 + (hour * 60 + minute - offset) * 60_000 + second * 1000 + milliseconds;
}
