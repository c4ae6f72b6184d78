import fc from 'fast-check';
import { countRecords } from './record-counter';
import type { DemoFormat } from './demo-options';

const TRICKY = fc.array(
  fc.dictionary(
    fc.string(),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\\"', '{', ']', '\r\n', '",\n"')),
    { minKeys: 1 },
  ),
);

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const ENCODERS: Record<DemoFormat, (rows: Record<string, string>[]) => string> = {
  csv: (rows) =>
    ['id,text', ...rows.map((row) => `1,${quote(Object.values(row).join('\n'))}`), ''].join('\r\n'),
  json: (rows) => `[${rows.map((row) => JSON.stringify({ row, list: [{}, '['] })).join(',\n')}]`,
  ndjson: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
};

describe.each(Object.keys(ENCODERS) as DemoFormat[])('records of a %s file', (format) => {
  it('are counted right, however the bytes are cut', () => {
    fc.assert(
      fc.property(TRICKY, fc.integer({ min: 1, max: 50 }), (rows, size) => {
        const bytes = Buffer.from(ENCODERS[format](rows));
        const counter = countRecords(format);
        for (let at = 0; at < bytes.length; at += size) counter.push(bytes.subarray(at, at + size));
        expect(counter.records).toBe(rows.length);
      }),
    );
  });

  it('are none in an empty file', () => {
    expect(countRecords(format).records).toBe(0);
  });
});
