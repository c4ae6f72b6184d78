import { everyMs, everyText } from './interval';
import { nextTick, readTiming } from './timing';

const at = (text: string): Date => new Date(text);
const ticks = (cron: string, timeZone: string, from: string, count: number): string[] => {
  const timing = readTiming({ cron, timeZone }, at(from));
  const found: string[] = [];
  for (let tick = at(from); found.length < count;) {
    tick = nextTick(timing, tick) ?? at('');
    found.push(tick.toISOString());
  }
  return found;
};

describe('cron expressions', () => {
  it('are read in their time zone', () => {
    expect(ticks('30 6 * * 1-5', 'Europe/Berlin', '2026-01-02T12:00:00Z', 2)).toEqual([
      '2026-01-05T05:30:00.000Z',
      '2026-01-06T05:30:00.000Z',
    ]);
    expect(ticks('*/2 * * * * *', 'UTC', '2026-01-01T00:00:00.500Z', 2)).toEqual([
      '2026-01-01T00:00:02.000Z',
      '2026-01-01T00:00:04.000Z',
    ]);
  });

  it('fire when the gap is over on the day on which their time does not exist', () => {
    // 02:30 is skipped in Berlin on 2026-03-29.
    expect(ticks('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
  });

  it('fire once on the day on which their time comes twice', () => {
    // 02:30 comes twice in Berlin on 2026-10-25.
    expect(ticks('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('fire every hour of the day that has 25', () => {
    const hours = ticks('0 * * * *', 'Europe/Berlin', '2026-10-24T22:00:00Z', 5);
    expect(hours.map((hour) => hour.slice(11, 13))).toEqual(['23', '00', '01', '02', '03']);
  });

  it.each([
    ['* * *', '/cron'],
    ['61 * * * *', '/cron'],
    ['0 0 31 2 *', '/cron'],
    ['? * * * *', '/cron'],
    ['now', '/cron'],
    ['', '/cron'],
  ])('%s is refused', (cron, pointer) => {
    expect(() => readTiming({ cron, timeZone: 'UTC' }, new Date())).toThrow(
      expect.objectContaining({ code: 'invalid_schedule', issues: [expect.objectContaining({ pointer })] }),
    );
  });

  it('in a time zone that there is not are refused', () => {
    expect(() => readTiming({ cron: '* * * * *', timeZone: 'Europe/Atlantis' }, new Date())).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ pointer: '/timeZone' })] }),
    );
  });
});

describe('intervals', () => {
  it('are counted from the making of the schedule, however late somebody looks', () => {
    const timing = readTiming({ every: '15m', timeZone: 'UTC' }, at('2026-01-01T00:00:01Z'));
    expect(nextTick(timing, at('2026-01-01T00:00:01Z'))).toEqual(at('2026-01-01T00:15:01Z'));
    expect(nextTick(timing, at('2026-01-01T10:14:59Z'))).toEqual(at('2026-01-01T10:15:01Z'));
    expect(nextTick(timing, at('2026-01-01T10:15:01Z'))).toEqual(at('2026-01-01T10:30:01Z'));
  });

  it.each([
    ['1s', 1_000],
    ['90m', 5_400_000],
    ['366d', 31_622_400_000],
    ['0s', undefined],
    ['367d', undefined],
    ['1.5h', undefined],
    ['15 m', undefined],
    ['15', undefined],
  ])('%s is %s ms', (text, ms) => expect(everyMs(text)).toBe(ms));

  it.each(['1s', '90s', '90m', '6h', '1d', '366d'])('%s is written as it was read', (text) => {
    expect(everyText(everyMs(text) ?? NaN)).toBe(text);
  });

  it('and cron expressions exclude each other', () => {
    for (const both of [{}, { cron: '* * * * *', every: '1h' }]) {
      expect(() => readTiming({ ...both, timeZone: 'UTC' }, new Date())).toThrow(/either cron or every/);
    }
  });
});
