import fc from 'fast-check';
import { keptBackups } from './kept-backups';

const at = (...times: string[]): { at: Date }[] => times.map((time) => ({ at: new Date(time) }));
const kept = (backups: { at: Date }[], policy: Parameters<typeof keptBackups>[1]): string[] =>
  [...keptBackups(backups, policy)].map((backup) => backup.at.toISOString().slice(0, 16)).sort();

describe('keptBackups', () => {
  it('keeps the newest of each day, week and month', () => {
    const backups = at(
      '2026-11-21T03:00Z',
      '2026-11-21T15:00Z',
      '2026-11-20T03:00Z',
      '2026-11-19T03:00Z',
      // The Sunday before, and the Monday of that week.
      '2026-11-15T03:00Z',
      '2026-11-09T03:00Z',
      '2026-10-31T03:00Z',
      '2026-10-01T03:00Z',
      '2026-09-30T03:00Z',
    );
    expect(kept(backups, { last: 1, daily: 2, weekly: 2, monthly: 3 })).toEqual([
      '2026-09-30T03:00',
      '2026-10-31T03:00',
      '2026-11-15T03:00',
      '2026-11-20T03:00',
      '2026-11-21T15:00',
    ]);
  });

  it('counts days that have a backup, so that a pause removes nothing', () => {
    const backups = at('2026-11-21T03:00Z', '2026-05-02T03:00Z', '2026-05-01T03:00Z');
    expect(kept(backups, { last: 1, daily: 3, weekly: 0, monthly: 0 })).toHaveLength(3);
  });

  it('keeps everything where no days, weeks and months are asked for', () => {
    const backups = at('2026-11-21T03:00Z', '2026-11-20T03:00Z', '2020-01-01T00:00Z');
    expect(kept(backups, { last: 1, daily: 0, weekly: 0, monthly: 0 })).toHaveLength(3);
  });

  it('keeps what it kept, once others have come and the rest has gone', () => {
    const times = fc.array(
      fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    const policy = fc.record({
      last: fc.integer({ min: 1, max: 4 }),
      daily: fc.nat(5),
      weekly: fc.nat(5),
      monthly: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(times, policy, (dates, keep) => {
        const backups = dates.map((date) => ({ at: date }));
        const stay = keptBackups(backups, keep);
        const newest = Math.max(...dates.map((date) => date.getTime()));
        expect([...stay].some((backup) => backup.at.getTime() === newest)).toBe(true);
        expect(stay.size).toBeLessThanOrEqual(keep.last + keep.daily + keep.weekly + keep.monthly);
        expect(keptBackups([...stay], keep)).toEqual(stay);
      }),
    );
  });
});
