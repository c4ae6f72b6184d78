import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ParquetDocument } from './parquet-document';

/** Files of a writer that is not ours: see write_files.py beside them. */
const fixture = (name: string): Buffer => readFileSync(join(__dirname, `../testing/pyarrow/${name}.parquet`));

const open = (file: Buffer): Promise<ParquetDocument> =>
  ParquetDocument.open({
    size: file.length,
    read: (start, end) => Promise.resolve(Uint8Array.from(file.subarray(start, end))),
  });

async function textOf(document: ParquetDocument): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of document.lines()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

async function linesOf(file: Buffer): Promise<string[]> {
  return (await textOf(await open(file))).split('\n').slice(0, -1);
}

const failure = async (file: Buffer): Promise<{ code: string; message: string }> =>
  linesOf(file).then(
    () => Promise.reject(new Error('It was read.')),
    (error: { code: string; message: string }) => error,
  );

describe('files of pyarrow', () => {
  it.each(['types', 'types-v2-pages'])('with columns of many types (%s)', async (name) => {
    const document = await open(fixture(name));
    expect(Object.fromEntries(document.columns.map((column) => [column.name, column.type]))).toEqual({
      ...{ i8: 'int4', u16: 'int8', u32: 'int8', u64: 'numeric', i32: 'int4', i64: 'int8' },
      ...{ f32: 'float8', f64: 'float8', flag: 'bool', small: 'numeric', large: 'numeric', day: 'date' },
      ...{ ms: 'timestamptz', us: 'timestamptz', ns: 'timestamptz', clock: 'text' },
      ...{ text: 'text', raw: 'text', dict: 'text' },
    });
    expect(await textOf(document)).toBe(
      '{"i8":-128,"u16":0,"u32":0,"u64":0,"i32":-2147483648,"i64":-9223372036854775808,"f32":0.5,"f64":-0,' +
        `"flag":true,"small":-1.50,"large":-1${'2'.repeat(39)}.0123456789,"day":"0001-01-01",` +
        '"ms":"2026-01-01T00:00:00.001Z","us":"2026-01-01T00:00:00.000001Z","ns":"2026-01-01T00:00:00.000001Z",' +
        '"clock":"00:00:00","text":"","raw":"bytes","dict":"x"}\n' +
        '{"i8":null,"u16":null,"u32":null,"u64":null,"i32":null,"i64":null,"f32":null,"f64":null,"flag":null,' +
        '"small":null,"large":null,"day":null,"ms":null,"us":null,"ns":null,"clock":null,"text":null,"raw":null,' +
        '"dict":"x"}\n' +
        '{"i8":127,"u16":65535,"u32":4294967295,"u64":18446744073709551615,"i32":2147483647,' +
        '"i64":9223372036854775807,"f32":"Infinity","f64":"NaN","flag":false,"small":999.99,"large":0.0000000000,' +
        '"day":"9999-12-31","ms":"1969-12-31T23:59:59.999Z","us":"1969-12-31T23:59:59.999999Z",' +
        '"ns":"1969-12-31T23:59:59.999999Z","clock":"23:59:59.000001","text":"é\\"\\\\\\n😀","raw":"","dict":"x"}\n',
    );
  });

  it('with the timestamps of Hive, packed with gzip', async () => {
    const lines = await linesOf(fixture('old'));
    expect(JSON.parse(lines[0]!)).toEqual({ i32: -(2 ** 31), us: '2026-01-01T00:00:00.000001Z', text: '' });
  });

  it.each(['none', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4', 'delta'])(
    'of several row groups and pages, packed or encoded with %s',
    async (codec) => {
      const lines = await linesOf(fixture(`many-${codec}`));
      expect(lines).toEqual(
        Array.from({ length: 3_000 }, (_, i) =>
          JSON.stringify({ n: i, word: i % 7 === 0 ? null : `word ${i % 50}` }),
        ),
      );
    },
  );

  it('without rows', async () => {
    expect(await linesOf(fixture('empty'))).toEqual([]);
  });

  it('keep decimals of a second that no dataset has, for the reject', async () => {
    expect(await linesOf(fixture('finer'))).toEqual([
      '{"at":"2026-01-01T00:00:00.000Z"}',
      '{"at":"2026-01-01T00:00:00.000000001Z"}',
    ]);
  });

  it.each([
    ['nested', /"tags".*list.*JSON/],
    ['binary', /"digest".*binary values of 4 bytes/],
  ])('are refused by the name of the column that no dataset can hold (%s)', async (name, message) => {
    expect(await failure(fixture(name))).toMatchObject({
      code: 'parquet_unsupported',
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('a file that is broken', () => {
  const whole = fixture('many-snappy');

  it('or cut is told', async () => {
    expect(await failure(whole.subarray(0, 1_000))).toMatchObject({ code: 'parquet_invalid' });
    expect(await failure(Buffer.from('PAR1PAR1'))).toMatchObject({ code: 'parquet_invalid' });
  });

  it('or encrypted, too', async () => {
    const encrypted = Buffer.from(whole);
    encrypted.write('PARE', encrypted.length - 4);
    expect(await failure(encrypted)).toMatchObject({
      code: 'parquet_unsupported',
      message: expect.stringContaining('encrypted') as string,
    });
  });

  it('or whose few bytes stand for very many values is not unpacked', async () => {
    const file = fixture('zeros');
    expect(file.length).toBeLessThan(10_000);
    expect(await failure(file)).toMatchObject({
      code: 'parquet_too_large',
      message: expect.stringContaining('"zeros" has 4300000 values') as string,
    });
  });

  it('at any byte ends in an error of ours, or is read', async () => {
    for (let at = 4; at < whole.length - 8; at += 211) {
      const broken = Buffer.from(whole);
      broken[at] = broken[at]! ^ 0xff;
      await linesOf(broken).then(
        (lines) => expect(lines.length).toBeLessThanOrEqual(3_000),
        (error: { code?: string }) => expect(error.code).toMatch(/^parquet_/),
      );
    }
  });
});
