import { planOf, valuesOf, valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';

const ROWS = 2000;
const MS_PER_DAY = 86_400_000;

/** The ISO week of a day by the calendar of JavaScript. */
function isoWeekOf(day: Date): string {
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * MS_PER_DAY);
  const weekYear = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(weekYear, 0, 1)) / (7 * MS_PER_DAY)) + 1;
  return `${weekYear}-W${String(week).padStart(2, '0')}`;
}

it('weeks are those of ISO 8601, all of a span', () => {
  const field = { type: 'isoWeek', from: '1998-01-01', to: '2032-12-31' };
  const expected = new Set<string>();
  for (let day = Date.UTC(1998, 0, 1); day <= Date.UTC(2032, 11, 31); day += MS_PER_DAY)
    expected.add(isoWeekOf(new Date(day)));
  expect(new Set(valuesOfField({ ...field, unique: true }, expected.size))).toEqual(expected);
});

it('business days are Monday to Friday, and all of a span come', () => {
  const field = { type: 'businessDay', from: '2024-02-24', to: '2024-03-31', unique: true };
  const expected = new Set<string>();
  for (let day = Date.UTC(2024, 1, 24); day <= Date.UTC(2024, 2, 31); day += MS_PER_DAY) {
    const date = new Date(day);
    if (date.getUTCDay() % 6 !== 0) expected.add(date.toISOString().slice(0, 10));
  }
  expect(new Set(valuesOfField(field, expected.size))).toEqual(expected);
  expect(() => planOf([{ name: 'a', ...field, to: '2024-02-25' }])).toThrow('no day from Monday to Friday');
});

it.each(['2026-01-01', '2024-02-29', '2023-02-28'])('birth dates give an age in range on %s', (reference) => {
  const field = { type: 'birthDate', minAge: 18, maxAge: 19, reference };
  const ages = valuesOfField(field, ROWS).map((born) => {
    const years = Number(reference.slice(0, 4)) - Number(born.slice(0, 4));
    return reference.slice(5) < born.slice(5) ? years - 1 : years;
  });
  expect(new Set(ages)).toEqual(new Set([18, 19]));
});

it('dateAfter and timestampAfter keep their distance, whatever they are relative to', () => {
  const columns = planOf([
    { name: 'shipped', type: 'dateAfter', of: 'ordered', minDays: 1, maxDays: 3 },
    { name: 'ordered', type: 'timestamp' },
    { name: 'paid', type: 'timestampAfter', of: 'ordered', minSeconds: -60, maxSeconds: -1 },
    { name: 'read', type: 'timestampAfter', of: 'shipped', minSeconds: 10, maxSeconds: 20 },
  ]).columns.map((column) => valuesOf(column, 0, ROWS) as string[]);
  const [shipped, ordered, paid, read] = columns as [string[], string[], string[], string[]];
  const distances = new Set<number>();
  for (let row = 0; row < ROWS; row++) {
    distances.add((Date.parse(shipped[row]!) - Date.parse(ordered[row]!.slice(0, 10))) / MS_PER_DAY);
    const before = Date.parse(ordered[row]!) - Date.parse(paid[row]!);
    expect(before >= 1000 && before <= 60_000).toBe(true);
    const after = Date.parse(read[row]!) - Date.parse(shipped[row]!);
    expect(after >= 10_000 && after <= 20_000).toBe(true);
  }
  expect(distances).toEqual(new Set([1, 2, 3]));
});

it('times, durations and Unix times have their form and range', () => {
  expect(
    counterexamples(
      valuesOfField({ type: 'timeOfDay', fromHour: 8, toHour: 10, stepSeconds: 900 }, ROWS),
      /^0[89]:(00|15|30|45):00$/,
    ),
  ).toEqual([]);
  for (const value of valuesOfField({ type: 'duration', minSeconds: 0, maxSeconds: 90_000 }, ROWS)) {
    const [, h = 0, m = 0, s = 0] = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(value)!;
    expect(Number(h) * 3600 + Number(m) * 60 + Number(s)).toBeLessThanOrEqual(90_000);
  }
  const year = { from: '2025-01-01T00:00:00Z', to: '2025-12-31T23:59:59Z' };
  for (const [precision, unit] of [
    ['second', 1000],
    ['millisecond', 1],
  ] as const) {
    for (const value of valuesOfField({ type: 'unixTime', ...year, precision }, 200))
      expect(new Date(Number(value) * unit).getUTCFullYear()).toBe(2025);
  }
});
