import type { AppConfig } from '@app/config';

export type KeepPolicy = AppConfig['backup']['keep'];

/**
 * Which backups stay: the newest `last`, and the newest of each of the newest `daily` days, `weekly` weeks and `monthly`
 * months that have one, all in UTC, weeks from Monday. All of them where no days, weeks and months are asked for.
 */
export function keptBackups<B extends { at: Date }>(
  backups: readonly B[],
  { last, daily, weekly, monthly }: KeepPolicy,
): Set<B> {
  if (daily + weekly + monthly === 0) return new Set(backups);
  const newestFirst = [...backups].sort((a, b) => b.at.getTime() - a.at.getTime());
  const newestOfEach = (period: (at: Date) => string, periods: number): B[] => {
    const newest = new Map<string, B>();
    for (const backup of newestFirst) {
      const name = period(backup.at);
      if (!newest.has(name)) newest.set(name, backup);
    }
    return [...newest.values()].slice(0, periods);
  };
  return new Set([
    ...newestFirst.slice(0, last),
    ...newestOfEach(day, daily),
    ...newestOfEach(monday, weekly),
    ...newestOfEach(month, monthly),
  ]);
}

const day = (at: Date): string => at.toISOString().slice(0, 10);
const month = (at: Date): string => at.toISOString().slice(0, 7);

/** The day that the week began with. */
function monday(at: Date): string {
  const begin = new Date(at);
  begin.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return day(begin);
}
