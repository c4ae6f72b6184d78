import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { COLUMN_TYPES, compilePlan, type Column, type ColumnType } from '@app/engine';
import { formats, readFormatOptions } from '../catalogue';
import { createCopyBinaryEncoder } from '../copy-binary/copy-binary-encoder';
import { encodeRows } from '../encode-rows';
import { InvalidFormatOptions } from '../formats.errors';
import { columnOf, concat, everyFieldType, textOf, type SampleValue } from '../testing/sample-rows';
import { createTextEncoder } from '../text/text-encoder';
import { createTranscoder } from '../text/transcoder';

type Row = Record<string, unknown>;

/** How a stranger reads each format; a new format needs a line here. */
const READERS: Record<string, (text: string, columns: readonly Column[]) => Row[]> = {
  json: (text) => JSON.parse(text) as Row[],
  ndjson: (text) =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Row),
  csv: (text, columns) => {
    const cast = (
      value: string,
      { column, quoting }: { column: string | number; quoting: boolean },
    ): unknown =>
      value === '' && !quoting ? null : fromCsv(value, columns.find(({ name }) => name === column)?.type);
    return parse(text, { columns: true, cast, record_delimiter: '\r\n' });
  },
};

function fromCsv(value: string, type: ColumnType | undefined): unknown {
  if (type === 'bool') return value === 'true';
  if (type === 'jsonb') return JSON.parse(value);
  return type === 'int4' || type === 'int8' || type === 'float8' || type === 'numeric'
    ? Number(value)
    : value;
}

const NASTY = [
  '',
  ' ',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\r\n',
  '\n',
  '\\',
  "'",
  '=1+1',
  '+1',
  '-1',
  '@x',
  'null',
  'ä',
  '日本',
  '😀',
  '\u2028',
  '\u0001',
  '\u007f',
  'a,"b"\nc',
];

const VALUES: Record<ColumnType, fc.Arbitrary<SampleValue>> = {
  text: fc
    .oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary-ascii' }))
    .map((text) => text.replaceAll('\0', '')),
  int4: fc.integer(),
  int8: fc.maxSafeInteger(),
  float8: fc
    .oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer().map((n) => n / 100),
    )
    .map((n) => n + 0),
  numeric: fc.maxSafeInteger(),
  bool: fc.boolean(),
  timestamptz: fc.integer({ min: -62135596800000, max: 253402300799999 }),
  date: fc.integer({ min: -719162, max: 2932896 }),
  uuid: fc.tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer()),
  jsonb: fc.jsonValue().map((value) => JSON.stringify(value)),
};

/** What a reader should see. */
function expected(type: ColumnType, value: SampleValue): unknown {
  if (value === null) return null;
  switch (type) {
    case 'numeric':
      return Number(`${BigInt(value as number)}e-2`);
    case 'timestamptz':
      return new Date(value as number).toISOString();
    case 'date':
      return new Date((value as number) * 86_400_000).toISOString().slice(0, 10);
    case 'uuid': {
      const hex = (value as number[]).map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    }
    case 'jsonb':
      return JSON.parse(value as string);
    default:
      return value;
  }
}

const table = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...COLUMN_TYPES), { minLength: 2 }), fc.integer({ min: 0, max: 6 }))
  .chain(([types, rows]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.tuple(
        ...types.map((type) =>
          fc
            .array(fc.option(VALUES[type], { freq: 6 }), { minLength: rows, maxLength: rows })
            .map((values) => ({ type, values })),
        ),
      ),
    }),
  );

const columnsOf = (sample: readonly { type: ColumnType; values: SampleValue[] }[]) =>
  sample.map(({ type, values }) => columnOf({ name: `${type}Column`, type }, values));

function transcode(
  wire: Uint8Array,
  columns: readonly Column[],
  format: string,
  options: unknown,
  cuts: readonly number[] = [],
) {
  const transcoder = createTranscoder({
    columns: columns.map(({ name, type }) => ({ name, type })),
    format,
    options,
  });
  const parts = [transcoder.start()];
  const edges = [0, ...[...cuts].map((cut) => cut % (wire.length + 1)).sort((a, b) => a - b), wire.length];
  for (let i = 1; i < edges.length; i++) parts.push(transcoder.push(wire.subarray(edges[i - 1], edges[i])));
  parts.push(transcoder.end());
  return { text: textOf(parts), rows: transcoder.rows };
}

describe.each(formats().map((info) => [info.name, info] as const))('%s', (format, info) => {
  it('is described', () => {
    expect(info.description).toMatch(/\.$/);
    expect(info.contentType).toMatch(/^[a-z]+\/[a-z-]+/);
    expect(info.extension).toMatch(/^[a-z]+$/);
    expect(READERS[format]).toBeDefined();
  });

  it('refuses options it does not have', () => {
    expect(readFormatOptions(format, undefined)).toEqual(readFormatOptions(format, {}));
    for (const bad of [{ noSuchOption: 1 }, [], 'x', null]) {
      expect(() => readFormatOptions(format, bad)).toThrow(InvalidFormatOptions);
    }
  });

  it('can be read back, every type and every value', () => {
    fc.assert(
      fc.property(table, ({ rows, columns: sample }) => {
        const columns = columnsOf(sample);
        const text = textOf(encodeRows(createTextEncoder({ columns, format }), 0, rows));
        // As entries, because the order of the columns is promised too.
        const written = Array.from({ length: rows }, (_, i) =>
          sample.map(({ type, values }) => [`${type}Column`, expected(type, values[i]!)]),
        );
        expect(READERS[format]!(text, columns).map((row) => Object.entries(row))).toEqual(written);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same from computed rows and from the database, wherever the stream is cut', () => {
    fc.assert(
      fc.property(table, fc.array(fc.nat(), { maxLength: 8 }), ({ rows, columns: sample }, cuts) => {
        const columns = columnsOf(sample);
        const computed = textOf(encodeRows(createTextEncoder({ columns, format }), 0, rows));
        const wire = concat(encodeRows(createCopyBinaryEncoder({ columns }), 0, rows));
        expect(transcode(wire, columns, format, {}, cuts)).toEqual({ text: computed, rows });
      }),
      { numRuns: 300 },
    );
  });

  it('is the same from the database byte by byte, for every field type', () => {
    const fields = everyFieldType().map((field) => ({ ...field, nullRate: 0.1 }));
    const { columns } = compilePlan({ recordType: 'users', seed: 1, fields });
    const computed = textOf(encodeRows(createTextEncoder({ columns, format }), 0, 30));
    const wire = concat(encodeRows(createCopyBinaryEncoder({ columns }), 0, 30));
    const cuts = Array.from(wire, (_, i) => i);
    expect(transcode(wire, columns, format, {}, cuts).text).toBe(computed);
  });

  it('does not depend on the size of chunks', () => {
    const { columns } = compilePlan({
      recordType: 'users',
      seed: 1,
      fields: everyFieldType(),
    });
    const encoder = createTextEncoder({ columns, format });
    const whole = textOf(encodeRows(encoder, 5, 400));
    for (const chunkBytes of [1, 1000, 1 << 20])
      expect(textOf(encodeRows(encoder, 5, 400, { chunkBytes }))).toBe(whole);
  });

  it('is well-formed without rows', () => {
    const { columns } = compilePlan({ recordType: 'users', seed: 1, fields: [{ name: 'a', type: 'uuid' }] });
    const computed = textOf(encodeRows(createTextEncoder({ columns, format }), 0, 0));
    expect(READERS[format]!(computed, columns)).toEqual([]);
    const wire = concat(encodeRows(createCopyBinaryEncoder({ columns }), 0, 0));
    expect(transcode(wire, columns, format, {})).toEqual({ text: computed, rows: 0 });
  });
});
