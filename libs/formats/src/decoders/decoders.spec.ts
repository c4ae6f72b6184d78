import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
  ColumnCandidates,
  columnName,
  CsvRecords,
  CellKind,
  detectDialect,
  DocumentRecords,
  DocumentTruncated,
  fixedColumns,
  JsonArrayRecords,
  keyedColumns,
  NdjsonRecords,
  RecordTooLong,
  RowDecoder,
  SchemaScan,
  type DecodedColumn,
  type RecordReader,
  type Reject,
} from '.';
import { createTranscoder } from '../text/transcoder';

const options = { maxRecordBytes: 1024 * 1024 };
const decoder = new TextDecoder();

/** Pushes a text in pieces of some size and calls `each` for every record. */
function walk(
  reader: RecordReader,
  text: string | Uint8Array,
  size: number,
  each: (records: DocumentRecords) => void,
) {
  const records = new DocumentRecords(reader, options);
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const drain = (): void => {
    while (records.next()) each(records);
  };
  for (let at = 0; at < bytes.length; at += size) {
    records.push(bytes.subarray(at, at + size));
    drain();
  }
  records.end();
  drain();
  return records;
}

function csvCells(text: string, size = 7, delimiter = ','): string[][] {
  const rows: string[][] = [];
  walk(new CsvRecords({ delimiter, quote: '"' }, 50), text, size, ({ cells, bytes }) => {
    rows.push(
      Array.from({ length: cells.count }, (_, i) => {
        const cell = decoder.decode(bytes.slice(cells.starts[i], cells.ends[i]));
        return cells.kinds[i] === CellKind.quotedEscaped ? cell.replaceAll('""', '"') : cell;
      }),
    );
  });
  return rows;
}

describe('CSV records', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '"', '""', 'a\nb', '\r\n', ',,', 'é€😀'),
  );
  const quoteIfNeeded = (text: string): string =>
    /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;

  it('are those that csv-parse finds, however the file is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, size, newline) => {
          const text = rows.map((row) => row.map(quoteIfNeeded).join(',')).join(newline) + newline;
          const expected = parse(text, { relax_column_count: true, record_delimiter: newline });
          expect(csvCells(text, size)).toEqual(expected);
          expect(csvCells(text, size)).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('end with LF, CR LF, CR or the file', () => {
    expect(csvCells('a,b\n1,2\r\n3,4\r5,')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', ''],
    ]);
  });

  it('know their line and byte, over quoted line feeds and empty lines', () => {
    const places: [number, number][] = [];
    walk(
      new CsvRecords({ delimiter: ',', quote: '"' }, 5),
      'a,b\n\n"x\ny",1\nz,2\n',
      3,
      ({ line, byteOffset }) => places.push([line, byteOffset]),
    );
    expect(places).toEqual([
      [1, 0],
      [3, 5],
      [5, 13],
    ]);
  });

  it('that are broken by a quote are given up up to the next line', () => {
    const faults: (string | undefined)[] = [];
    walk(new CsvRecords({ delimiter: ',', quote: '"' }, 5), 'a,"b"c\n1,2\n', 4, ({ fault }) =>
      faults.push(fault?.code),
    );
    expect(faults).toEqual(['malformed_quote', undefined]);
  });

  it('that do not end are an error with their place, not a record that has swallowed the rest', () => {
    const read = (text: string): unknown => csvCells(text, 64);
    expect(() => read('a,b\n1,"2\n3,4\n')).toThrow(DocumentTruncated);
    expect(() => read('a,b\n1,"2\n3,4\n')).toThrow(/line 2 \(byte 4\)/);
    expect(() => csvCells(`a,"${'x'.repeat(2_000_000)}`, 65_536)).toThrow(RecordTooLong);
  });

  it('with many more cells than wanted cost no memory for them', () => {
    const counts: number[] = [];
    walk(new CsvRecords({ delimiter: ',', quote: '"' }, 5), ','.repeat(100_000), 4_096, ({ cells }) =>
      counts.push(cells.count),
    );
    expect(counts).toEqual([100_001]);
  });

  it('with bytes that no text has are told apart from their neighbours', () => {
    const text = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xff]), Buffer.from('\n2,\0\n3,€\n')]);
    for (const size of [1, 3, 100]) {
      const faults: (string | undefined)[] = [];
      walk(new CsvRecords({ delimiter: ',', quote: '"' }, 5), text, size, ({ fault }) =>
        faults.push(fault?.code),
      );
      expect(faults).toEqual([undefined, 'invalid_utf8', 'nul_character', undefined]);
    }
  });
});

describe('JSON records', () => {
  const objects = fc.array(
    fc.dictionary(
      fc.string({ maxLength: 5 }).filter((key) => key !== '__proto__'),
      fc.jsonValue(),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  );

  it.each([
    [
      'NDJSON',
      (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n'),
      () => new NdjsonRecords(500),
    ],
    ['an array', (rows: object[]) => JSON.stringify(rows, null, 1), () => new JsonArrayRecords(500)],
  ])('of %s are those that were written, however the file is cut', (_, write, reader) => {
    fc.assert(
      fc.property(objects, fc.integer({ min: 1, max: 30 }), (rows, size) => {
        const found: unknown[] = [];
        const source = reader();
        walk(source, write(rows), size, (records) => {
          const { cells, bytes } = records;
          expect(records.fault).toBeUndefined();
          found.push(
            Object.fromEntries(
              source.keys.flatMap((key, i) => {
                const kind = cells.kinds[i];
                if (kind === CellKind.absent) return [];
                const quoted = kind === CellKind.jsonString || kind === CellKind.jsonStringEscaped ? 1 : 0;
                const text = decoder.decode(bytes.slice(cells.starts[i]! - quoted, cells.ends[i]! + quoted));
                return [[key, JSON.parse(text) as unknown]];
              }),
            ),
          );
        });
        expect(found).toEqual(JSON.parse(JSON.stringify(rows)));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['{"a":1', 'malformed_json'],
    ['{"a":01}', 'malformed_json'],
    ['{"a":tru}', 'malformed_json'],
    ['{"a":1,}', 'malformed_json'],
    ['{"a":1} 2', 'malformed_json'],
    ['{"a":"\t"}', 'malformed_json'],
    ['[1]', 'not_an_object'],
    ['{"a":1,"a":2}', 'duplicate_key'],
  ])('%s is refused, and the next line is read', (line, code) => {
    const faults: (string | undefined)[] = [];
    walk(new NdjsonRecords(5), `${line}\n{"a":2}\n`, 5, ({ fault }) => faults.push(fault?.code));
    expect(faults).toEqual([code, undefined]);
  });
});

describe('types of columns', () => {
  const typeOf = (values: string[], json = false): string => {
    const candidates = new ColumnCandidates(json, undefined);
    for (const value of values) {
      const bytes = new TextEncoder().encode(value);
      const kind = !json ? CellKind.plain : value.startsWith('"') ? CellKind.jsonString : CellKind.jsonNumber;
      const quote = kind === CellKind.jsonString ? 1 : 0;
      candidates.add(kind, bytes, quote, bytes.length - quote);
    }
    return candidates.decide().type;
  };

  it.each([
    [['1', '-7', '2147483647'], 'int4'],
    [['1', '2147483648'], 'int8'],
    [['9223372036854775807'], 'int8'],
    [['9223372036854775808'], 'numeric'],
    [['1', '1.50'], 'numeric'],
    [['1.5', '1e9'], 'float8'],
    [['NaN', '0.5'], 'float8'],
    [['007', '1'], 'text'],
    [['+49', '1'], 'text'],
    [['1,5'], 'text'],
    [['true', 'FALSE'], 'bool'],
    [['0', '1'], 'int4'],
    [['2026-01-31', '2024-02-29'], 'date'],
    [['2026-02-29'], 'text'],
    [['31.12.2025', '01.02.2025'], 'date'],
    [['01/02/2025', '03/04/2025'], 'text'],
    [['2026-01-31', '2026-01-31T10:00:00+02:00'], 'timestamptz'],
    [['2026-01-31 10:00:00.123456'], 'timestamptz'],
    [['2026-01-31 10:00:00.1234567'], 'text'],
    [['0b7a3e1c-5f0e-4c43-9d3d-0123456789ab'], 'uuid'],
    [['{"a":1}', '[2]'], 'jsonb'],
    [['{a'], 'text'],
    [[], 'text'],
  ])('%j are %s', (values, type) => expect(typeOf(values)).toBe(type));

  it.each([
    [['"1"', '"2"'], 'text'],
    [['1', '"2"'], 'jsonb'],
    [['1', '2.5'], 'numeric'],
    [['"2026-01-31"'], 'date'],
  ])('in JSON %j are %s', (values, type) => expect(typeOf(values, true)).toBe(type));
});

describe('names of columns', () => {
  it.each([
    ['email', 'email'],
    ['user_id', 'user_id'],
    ['ID', 'id'],
    ['First Name', 'firstName'],
    ['E-Mail Address', 'eMailAddress'],
    ['Größe (cm)', 'grosseCm'],
    ['2nd', 'c2nd'],
    ['???', 'column3'],
    ['_hidden', 'hidden'],
  ])('%s becomes %s', (source, name) => expect(columnName(source, 3)).toBe(name));
});

describe('the dialect of a table', () => {
  it.each([
    ['a,b\n1,2\n', ',', '"'],
    ['a;b\n"1;5,3";2\n3;4\n', ';', '"'],
    ['a\tb,c\n1\t2\n', '\t', '"'],
    ["a|b\n'1|x'|2\n", '|', "'"],
    ["a,b\n',1\n", ',', '"'],
    ['only\none\n', ',', '"'],
  ])('%j', (text, delimiter, quote) => expect(detectDialect(text)).toEqual({ delimiter, quote }));
});

describe('rows', () => {
  const leading = [{ type: 'rowNumber' }] as const;

  /** Scans a document, decodes it, and writes what came out as CSV. */
  function roundTrip(reader: () => RecordReader, text: string, columns: DecodedColumn[], size: number) {
    const bytes = new TextEncoder().encode(text);
    const rejects: Reject[] = [];
    const source = (records: DocumentRecords) =>
      'keys' in records.reader
        ? keyedColumns(
            records.reader,
            columns.length,
            50,
            (name) => columns.findIndex((c) => c.name === name),
            () => {
              throw new Error('clash');
            },
          )
        : fixedColumns(
            columns.map((_, i) => i),
            columns.length,
          );
    const scanned = new DocumentRecords(reader(), options);
    const scan = new SchemaScan(
      scanned,
      source(scanned),
      columns.map(({ name, ...typed }) => ({
        name,
        typed,
        candidates: new ColumnCandidates(false, undefined),
      })),
      '',
      (reject) => rejects.push({ ...reject, raw: reject.raw.slice() }),
    );
    const document = new DocumentRecords(reader(), options);
    const rows = new RowDecoder({
      document,
      source: source(document),
      columns,
      nullText: '',
      leading,
      onRow: () => undefined,
    });
    const transcoder = createTranscoder({
      columns: [{ name: '_row', type: 'int8' }, ...columns.map(({ name, type }) => ({ name, type }))],
      format: 'ndjson',
    });
    const parts: Uint8Array[] = [transcoder.start()];
    let row = 0;
    const take = (): void => {
      row = rows.decode(row, 1_000);
      parts.push(transcoder.push(rows.take()));
    };
    rows.open();
    for (let at = 0; at < bytes.length; at += size) {
      scanned.push(bytes.subarray(at, at + size));
      scan.read();
      document.push(bytes.subarray(at, at + size));
      take();
    }
    scanned.end();
    scan.read();
    document.end();
    take();
    rows.close();
    parts.push(transcoder.push(rows.take()), transcoder.end());
    expect(row).toBe(scan.accepted);
    return { text: Buffer.concat(parts).toString(), rejects };
  }

  const column = (name: string, type: DecodedColumn['type']): DecodedColumn => ({
    name,
    type,
    dateOrder: 'iso',
  });

  it('have the values of every type', () => {
    const columns = [
      column('i', 'int4'),
      column('l', 'int8'),
      column('n', 'numeric'),
      column('f', 'float8'),
      column('b', 'bool'),
      column('t', 'timestamptz'),
      column('d', 'date'),
      column('u', 'uuid'),
      column('j', 'jsonb'),
      column('s', 'text'),
    ];
    const csv =
      '-5,-9223372036854775808,-00123456789.0120,1e-7,true,2026-01-31T23:59:59.123456+05:30,0001-01-01,' +
      '0B7A3E1C-5F0E-4C43-9D3D-0123456789AB,"{""a"":[1,""é""]}","say ""hi""\n"\n' +
      ',,,,,,,,,\n"","","","","","","","","",""\n';
    const { text, rejects } = roundTrip(
      () => new CsvRecords({ delimiter: ',', quote: '"' }, 10),
      csv,
      columns,
      5,
    );
    expect(rejects).toEqual([]);
    const [first, second, third] = text.trim().split('\n');
    expect(first).toBe(
      '{"_row":0,"i":-5,"l":-9223372036854775808,"n":-123456789.0120,"f":1e-7,"b":true,"t":"2026-01-31T18:29:59.123456Z",' +
        '"d":"0001-01-01","u":"0b7a3e1c-5f0e-4c43-9d3d-0123456789ab","j":{"a":[1,"é"]},"s":"say \\"hi\\"\\n"}',
    );
    expect(JSON.parse(second!)).toEqual({
      _row: 1,
      i: null,
      l: null,
      n: null,
      f: null,
      b: null,
      t: null,
      d: null,
      u: null,
      j: null,
      s: null,
    });
    expect(JSON.parse(third!)).toMatchObject({ i: null, j: null, s: '' });
  });

  it('are not made of values of another type; each says why, and where', () => {
    const columns = [column('i', 'int4'), column('d', 'date')];
    const csv = '1,2026-01-01\nx,2026-01-01\n2147483648,\n3,2026-02-30\n4\n5,,6\n';
    const { text, rejects } = roundTrip(
      () => new CsvRecords({ delimiter: ',', quote: '"' }, 10),
      csv,
      columns,
      6,
    );
    expect(text).toBe('{"_row":0,"i":1,"d":"2026-01-01"}\n');
    expect(
      rejects.map(({ line, byteOffset, column: name, code, raw }) => [
        line,
        byteOffset,
        name,
        code,
        decoder.decode(raw),
      ]),
    ).toEqual([
      [2, 13, 'i', 'invalid_value', 'x,2026-01-01'],
      [3, 26, 'i', 'invalid_value', '2147483648,'],
      [4, 38, 'd', 'invalid_value', '3,2026-02-30'],
      [5, 51, null, 'wrong_cell_count', '4'],
      [6, 53, null, 'wrong_cell_count', '5,,6'],
    ]);
  });

  it('of JSON keep what PostgreSQL can store and refuse what it cannot', () => {
    const columns = [column('s', 'text'), column('j', 'jsonb')];
    const lines = [
      String.raw`{"s":"a\u00e9\n\ud83d\ude00","j":{"k":"1e99999"}}`,
      String.raw`{"s":"\u0000"}`,
      String.raw`{"s":"\ud800"}`,
      String.raw`{"j":{"k":1e99999}}`,
      String.raw`{"j":["\u0000"]}`,
      String.raw`{"j":{"k":1,}}`,
      `{"j":${'['.repeat(600)}${']'.repeat(600)}}`,
      '{"other":1}',
      '{"j":"text"}',
    ];
    const reader = (): RecordReader => new NdjsonRecords(10);
    const { text, rejects } = roundTrip(
      reader,
      lines.filter((line) => !line.includes('other')).join('\n'),
      columns,
      9,
    );
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { _row: 0, s: 'aé\n😀', j: { k: '1e99999' } },
      { _row: 1, s: null, j: 'text' },
    ]);
    expect(rejects.map(({ column: name }) => name)).toEqual(['s', 's', 'j', 'j', 'j', 'j']);
  });

  it('of numbers have all their digits', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
        fc.integer({ min: 0, max: 30 }),
        (unscaled, scale) => {
          const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
          const whole = digits.slice(0, digits.length - scale);
          const value = `${unscaled < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(digits.length - scale)}` : ''}`;
          const { text } = roundTrip(
            () => new CsvRecords({ delimiter: ',', quote: '"' }, 2),
            `${value},0\n`,
            [column('n', 'numeric'), column('x', 'int4')],
            50,
          );
          expect(text).toBe(`{"_row":0,"n":${value},"x":0}\n`);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of doubles are the nearest ones', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const { text } = roundTrip(
          () => new CsvRecords({ delimiter: ',', quote: '"' }, 2),
          `${String(value)},0\n`,
          [column('f', 'float8'), column('x', 'int4')],
          50,
        );
        expect((JSON.parse(text) as { f: number }).f).toBe(Object.is(value, -0) ? 0 : value);
      }),
      { numRuns: 300 },
    );
  });
});
