const DAYS_PER_ERA = 146097;
const EPOCH_SHIFT = 719468;

/**
 * The day of the proleptic Gregorian calendar, as days since 1970-01-01. After Howard Hinnant,
 * "chrono-compatible low-level date algorithms" (`days_from_civil`).
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

/**
 * The opposite of {@link daysFromCivil} (`civil_from_days`), packed as year x 512 + month x 32 + day so that
 * nothing is allocated: {@link yearOf}, {@link monthOf} and {@link dayOf} unpack it. Days up to about four
 * million years away.
 */
export function civilFromDays(days: number): number {
  const z = (days + EPOCH_SHIFT) | 0;
  const era = z >= 0 ? (z / DAYS_PER_ERA) | 0 : Math.floor(z / DAYS_PER_ERA) | 0;
  const dayOfEra = (z - era * DAYS_PER_ERA) | 0;
  const correction =
    dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36524) | 0) - ((dayOfEra / 146096) | 0);
  const yearOfEra = (correction / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const shifted = ((5 * dayOfYear + 2) / 153) | 0;
  const day = dayOfYear - (((153 * shifted + 2) / 5) | 0) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year * 512 + month * 32 + day;
}

export const yearOf = (civil: number): number => civil >> 9;
export const monthOf = (civil: number): number => (civil >> 5) & 15;
export const dayOf = (civil: number): number => civil & 31;
