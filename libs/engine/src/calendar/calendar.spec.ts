import fc from 'fast-check';
import { ByteWriter } from '../bytes/byte-writer';
import { counterexamples } from '../testing/counterexamples';
import { writeDate, writeTimestamp } from './iso-8601-text';
import { parseIsoDate, parseIsoTimestamp } from './iso-8601-parse';

const MS_PER_DAY = 86_400_000;
const MAX_MS = 8.64e15;

function written(write: (out: ByteWriter) => void): string {
  const out = new ByteWriter(64);
  write(out);
  return new TextDecoder().decode(out.take());
}

describe('the calendar agrees with that of JavaScript', () => {
  it('when timestamps are written', () => {
    const edges = [0, -1, MAX_MS, -MAX_MS, -62135596800000, 253402300799999, 951782400000, 4107542399999];
    for (const ms of edges)
      expect(written((out) => writeTimestamp(out, ms))).toBe(new Date(ms).toISOString());
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_MS, max: MAX_MS }),
        (ms) => written((out) => writeTimestamp(out, ms)) === new Date(ms).toISOString(),
      ),
      { numRuns: 2000 },
    );
  });

  it('for every day from 1890 to 2110', () => {
    const days = Array.from({ length: 51_136 + 29_220 }, (_, i) => i - 29_220);
    const agrees = (day: number) => {
      const expected = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
      return written((out) => writeDate(out, day)) === expected && parseIsoDate(expected) === day;
    };
    expect(counterexamples(days, agrees)).toEqual([]);
  });

  it.each([
    '2026-01-31T09:30:00Z',
    '2026-01-31T09:30:00.5Z',
    '2026-01-31T09:30:00.123+02:00',
    '2024-02-29T23:59:59.999-11:30',
    '2026-01-31T09:30Z',
    '2026-01-31',
  ])('when %s is read', (text) => {
    expect(parseIsoTimestamp(text)).toBe(Date.parse(text));
  });
});

it('writes microseconds only when there are some', () => {
  expect(written((out) => writeTimestamp(out, 1, 0))).toBe('1970-01-01T00:00:00.001Z');
  expect(written((out) => writeTimestamp(out, 1, 20))).toBe('1970-01-01T00:00:00.001020Z');
});

it.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-01-32',
  '0000-01-01',
  '26-01-01',
  '2026-1-1',
  '',
  'today',
])('refuses the date %j', (text) => expect(parseIsoDate(text)).toBeUndefined());

it.each([
  '2026-01-31T24:00:00Z',
  '2026-01-31T09:60:00Z',
  '2026-01-31T09:30:00',
  '2026-02-30T00:00:00Z',
  '2026-01-31 09:30:00Z',
])('refuses the timestamp %j', (text) => expect(parseIsoTimestamp(text)).toBeUndefined());
