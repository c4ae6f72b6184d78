import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { COLUMN_TYPES, compilePlan, type Column, type ColumnType } from '@app/engine';
import { createCopyBinaryEncoder, createTextEncoder, encodeRows, type Transcoder } from '@app/formats';
import { columnOf, concat, everyFieldType, textOf, type SampleValue } from '@app/formats/testing';
import { createParquetTranscoder, ParquetDocument, type ParquetCompression } from '.';

const SCALE = 2;
const VALUES: Record<ColumnType, fc.Arbitrary<SampleValue>> = {
  text: fc
    .oneof(
      fc.constantFrom('', ' ', '"', '\\', '\ufeff', '\u2028', 'a\r\nb', '😀'),
      fc.string({ unit: 'grapheme' }),
    )
    .map((text) => text.replaceAll('\0', '')),
  int4: fc.integer(),
  int8: fc.maxSafeInteger(),
  float8: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  numeric: fc.maxSafeInteger(),
  bool: fc.boolean(),
  timestamptz: fc.integer({ min: -62135596800000, max: 253402300799999 }),
  date: fc.integer({ min: -719162, max: 2932896 }),
  uuid: fc.tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer()),
  jsonb: fc.jsonValue().map((value) => JSON.stringify(value === null ? {} : value)),
};

const table = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...COLUMN_TYPES), { minLength: 1 }), fc.integer({ min: 1, max: 60 }))
  .chain(([types, rows]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.tuple(
        ...types.map((type) =>
          fc
            .array(fc.option(VALUES[type], { freq: 6 }), { minLength: rows, maxLength: rows })
            .map((values) => columnOf({ name: `${type}Column`, type }, values, SCALE)),
        ),
      ),
    }),
  );

/** The decimals that every value of {@link VALUES} has. */
const DECIMAL = { precision: 17, scale: SCALE };
const COMPRESSIONS: readonly ParquetCompression[] = ['none', 'snappy', 'gzip'];

interface Written {
  columns: readonly Column[];
  rows: number;
  compression?: ParquetCompression;
  groupRows?: number;
  cuts?: readonly number[];
}

function write({ columns, rows, compression = 'none', groupRows = 1_000, cuts = [] }: Written): Buffer {
  const wire = concat(encodeRows(createCopyBinaryEncoder({ columns }), 0, rows));
  const transcoder: Transcoder = createParquetTranscoder({
    columns: columns.map(({ name, type }) => ({
      name,
      type,
      ...(type === 'numeric' && { decimal: DECIMAL }),
    })),
    compression,
    limits: { rows: groupRows, bytes: 1e6 },
  });
  const edges = [0, ...cuts.map((cut) => cut % (wire.length + 1)).sort((a, b) => a - b), wire.length];
  const parts = [transcoder.start()];
  for (let i = 1; i < edges.length; i++) parts.push(transcoder.push(wire.subarray(edges[i - 1], edges[i])));
  parts.push(transcoder.end());
  expect(transcoder.rows).toBe(rows);
  return Buffer.concat(parts);
}

async function read(file: Buffer): Promise<{ types: Record<string, ColumnType>; text: string }> {
  const document = await ParquetDocument.open({
    size: file.length,
    read: (start, end) => Promise.resolve(file.subarray(start, end)),
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of document.lines()) pieces.push(piece);
  return {
    types: Object.fromEntries(document.columns.map(({ name, type }) => [name, type])),
    text: textOf(pieces),
  };
}

const ndjson = (columns: readonly Column[], rows: number): string =>
  textOf(encodeRows(createTextEncoder({ columns, format: 'ndjson' }), 0, rows));

const typesOf = (columns: readonly Column[]): Record<string, ColumnType> =>
  Object.fromEntries(columns.map(({ name, type }) => [name, type]));

describe('what is written is read', () => {
  it('as the same values of the same types, whatever the row groups, the packing and the pieces; the same bytes each time', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...COMPRESSIONS),
        fc.integer({ min: 1, max: 70 }),
        fc.array(fc.nat(), { maxLength: 5 }),
        async ({ rows, columns }, compression, groupRows, cuts) => {
          const file = write({ columns, rows, compression, groupRows, cuts });
          expect(write({ columns, rows, compression, groupRows }).equals(file)).toBe(true);
          expect(await read(file)).toEqual({ types: typesOf(columns), text: ndjson(columns, rows) });
          expect(parquetMetadata(file).row_groups).toHaveLength(Math.ceil(rows / groupRows));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('for every field type', async () => {
    const fields = everyFieldType().map((field) => ({ ...field, nullRate: 0.1 }));
    const { columns } = compilePlan({ recordType: 'users', seed: 1, fields });
    const written = columns.filter(({ type }) => type !== 'numeric');
    const file = write({ columns: written, rows: 40, groupRows: 25, compression: 'snappy' });
    expect(await read(file)).toEqual({ types: typesOf(written), text: ndjson(written, 40) });
  });

  it('without rows, too', async () => {
    const columns = [columnOf({ name: 'a', type: 'text' }, [])];
    expect(await read(write({ columns, rows: 0 }))).toEqual({ types: { a: 'text' }, text: '' });
  });

  it('by a reader that knows nothing of us', async () => {
    const columns = [
      columnOf({ name: 't', type: 'text' }, ['', 'é"', null]),
      columnOf({ name: 'i', type: 'int8' }, [-(2 ** 53) + 1, null, 5]),
      columnOf({ name: 'n', type: 'numeric' }, [1050, -1, null]),
      columnOf({ name: 'at', type: 'timestamptz' }, [1_700_000_000_123, null, 0]),
      columnOf({ name: 'u', type: 'uuid' }, [[0x01234567, -1, 0, 1], null, [0, 0, 0, 0]]),
    ];
    const file = write({ columns, rows: 3 });
    const rows = await parquetReadObjects({
      file: {
        byteLength: file.length,
        slice: (start, end) => Uint8Array.from(file.subarray(start, end)).buffer,
      },
    });
    expect(rows).toEqual([
      {
        ...{ t: '', i: -9007199254740991n, n: 10.5, at: new Date(1_700_000_000_123) },
        u: '01234567-ffff-ffff-0000-000000000001',
      },
      { t: 'é"', i: null, n: -0.01, at: null, u: null },
      { t: null, i: 5n, n: null, at: new Date(0), u: '00000000-0000-0000-0000-000000000000' },
    ]);
  });
});
