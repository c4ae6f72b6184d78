import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { startTestApi, type Answer, type TestApi, USERS } from './http-harness';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({
    worker: true,
    environment: {
      CHUNK_ROWS: '1000',
      MAX_UNPACKED_BYTES: String(80 * 1024 * 1024),
      JOB_RETRY_DELAY_MS: '10',
    },
  });
});
afterAll(() => api?.close());

type Fields = Record<string, string>;

const upload = (content: string | Uint8Array, name: string, fields: Fields): Promise<Answer> => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return api.request('POST', '/upload', { raw: form });
};

const ingest = async (
  content: string | Uint8Array,
  name: string,
  fields: Fields,
): Promise<Answer['body']> => {
  const answer = await upload(content, name, fields);
  if (answer.status !== 201) throw new Error(answer.text);
  return api.finish(answer.body.jobId);
};

const completed = async (...args: Parameters<typeof ingest>): Promise<Answer['body']> => {
  const job = await ingest(...args);
  if (job.status !== 'completed') throw new Error(JSON.stringify(job.error));
  return job;
};

const rowsOf = async (recordType: string): Promise<Record<string, unknown>[]> => {
  const { body } = await api.get(`/datasets/${recordType}/rows?limit=1000`);
  return (body.rows as Record<string, unknown>[]).map(({ _row, ...row }) => row);
};

const download = async (uri: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(new URL(uri, api.url))).arrayBuffer());

const exported = async (recordType: string, options: object): Promise<Buffer> => {
  const { body } = await api.post('/export', { recordType, ...options });
  const job = await api.finish(body.jobId);
  return download(job.resultUri);
};

const receipt = async (recordType: string): Promise<string> =>
  (await api.get(`/datasets/${recordType}`)).body.receipt.sha256;

/** A file of another writer: see write_files.py beside it. */
const parquetFile = (name: string): Buffer =>
  readFileSync(join(__dirname, `../../libs/parquet/src/testing/pyarrow/${name}.parquet`));

const storedObjects = async (): Promise<string[]> =>
  (await readdir(api.storageDir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('a file becomes a dataset', () => {
  it('with the types that all of its values have', async () => {
    const csv =
      'ID,First Name,zip,balance,active,born,seenAt,ref,data\n' +
      '1,Ada,01234,10.50,true,1815-12-10,2026-01-31T10:00:00.5+02:00,0b7a3e1c-5f0e-4c43-9d3d-0123456789ab,"{""a"":1}"\n' +
      '9007199254740993,"Grace ""G"" H",99999,-0.01,false,1906-12-09,2026-01-31 08:00:00Z,,\n' +
      '3,"",,,,,,,"[1,2]"\n';
    const job = await completed(csv, 'people.csv', { recordType: 'typed' });
    expect(job).toMatchObject({
      type: 'upload',
      resultUri: '/datasets/typed',
      progress: { done: 3, total: 3, ratio: 1 },
      result: {
        recordType: 'typed',
        rows: 3,
        rejected: 0,
        rejectsUri: null,
        bytes: Buffer.byteLength(csv),
        delimiter: ',',
        header: true,
        encoding: 'utf-8',
      },
    });
    expect(job.result.columns).toEqual([
      { name: 'id', type: 'int8', source: 'ID' },
      { name: 'firstName', type: 'text', source: 'First Name' },
      { name: 'zip', type: 'text', source: 'zip' },
      { name: 'balance', type: 'numeric', source: 'balance' },
      { name: 'active', type: 'bool', source: 'active' },
      { name: 'born', type: 'date', source: 'born' },
      { name: 'seenAt', type: 'timestamptz', source: 'seenAt' },
      { name: 'ref', type: 'uuid', source: 'ref' },
      { name: 'data', type: 'jsonb', source: 'data' },
    ]);
    const { rows } = await api.database.query(
      'SELECT id::text, "firstName", zip, balance::text, "seenAt"::text, data FROM datasets.typed ORDER BY _row',
    );
    expect(rows[1]).toMatchObject({ id: '9007199254740993', firstName: 'Grace "G" H', balance: '-0.01' });
    expect(rows[2]).toMatchObject({ id: '3', firstName: '', zip: null, data: [1, 2] });
    const dataset = await api.get('/datasets/typed');
    expect(dataset.body).toMatchObject({
      rowCount: 3,
      seed: null,
      engineVersion: null,
      receipt: { rows: 3, parts: [{ seed: null }] },
    });
    expect(dataset.body.fields[0]).toEqual({ name: 'id', type: 'ingested', columnType: 'int8' });
    expect((await api.get('/jobs?recordType=typed')).body.jobs).toHaveLength(1);
  });

  it('which is verified, exported, refused to generations, replaced by one, and deleted like others', async () => {
    await completed('a;b\n1;x\n2;y\n', 'p.csv', { recordType: 'owned' });
    const verification = await api.finish((await api.post('/datasets/owned/verify', {})).body.jobId);
    expect(verification.result).toMatchObject({ verified: true, rowsChecked: 2, rowsRecomputed: 0 });
    expect((await exported('owned', { format: 'csv' })).toString()).toBe('a,b\r\n1,x\r\n2,y\r\n');
    const append = await api.post('/generate', { ...USERS, recordType: 'owned', mode: 'append' });
    expect([append.status, append.body.code]).toEqual([409, 'dataset_not_generated']);
    const replaced = await api.post('/generate', { ...USERS, recordType: 'owned' });
    expect((await api.finish(replaced.body.jobId)).status).toBe('completed');
    expect((await api.request('DELETE', '/datasets/owned')).status).toBe(204);
  });

  it('and more rows of the same columns, in any order, are added to it', async () => {
    await completed('a,b\n1,x\n', 'p.csv', { recordType: 'grown' });
    await completed('B,a\ny,2\n', 'p.csv', { recordType: 'grown' });
    await completed('[{"a":3},{"b":"z","a":4}]', 'p.json', { recordType: 'grown' });
    await completed('5,w\n', 'p.csv', { recordType: 'grown' });
    expect(await rowsOf('grown')).toEqual([
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
      { a: 3, b: null },
      { a: 4, b: 'z' },
      { a: 5, b: 'w' },
    ]);
    const other = await ingest('a,c\n1,2\n', 'p.csv', { recordType: 'grown' });
    expect(other.error).toMatchObject({
      code: 'columns_do_not_match',
      message: expect.stringContaining('"c"'),
    });
    const exists = await upload('a\n1\n', 'p.csv', { recordType: 'grown', mode: 'create' });
    expect([exists.status, exists.body.code]).toEqual([409, 'dataset_exists']);
    await completed('n\n9\n', 'p.csv', { recordType: 'grown', mode: 'replace' });
    expect(await rowsOf('grown')).toEqual([{ n: 9 }]);
  });

  it('whatever its encoding, delimiter, quote and compression', async () => {
    const table = 'name;town\n"Zoë; jr";München\nÆsir;Łódź\n';
    const expected = [
      { name: 'Zoë; jr', town: 'München' },
      { name: 'Æsir', town: 'Łódź' },
    ];
    const utf16be = Buffer.from(`\ufeff${table}`, 'utf16le').swap16();
    const variants: [Uint8Array, string, Fields][] = [
      [Buffer.from(`\ufeff${table}`), 'p.csv', {}],
      [Buffer.from(`\ufeff${table}`, 'utf16le'), 'p.csv', {}],
      [utf16be, 'p.csv', {}],
      [Buffer.from(table, 'utf16le'), 'p.csv', { encoding: 'utf-16le' }],
      [gzipSync(table), 'p.csv.gz', {}],
      [gzipSync(utf16be), 'p', { format: 'csv' }],
      [Buffer.from(table.replaceAll(';', '\t').replace('\t jr', '; jr')), 'p.tsv', {}],
      [Buffer.from(table.replaceAll('"', "'")), 'p.csv', {}],
      [
        Buffer.from('x^y\n'.replace('x', 'name').replace('y', 'town') + 'Zoë; jr^München\nÆsir^Łódź\n'),
        'p.csv',
        { delimiter: '^' },
      ],
    ];
    for (const [content, name, fields] of variants) {
      await completed(content, name, { recordType: 'coded', mode: 'replace', ...fields });
      expect(await rowsOf('coded')).toEqual(expected);
    }
    const latin = Buffer.from('name;price\nZo\xeb;5 \x80\n', 'latin1');
    expect((await upload(latin, 'p.csv', { recordType: 'coded' })).status).toBe(415);
    await completed(latin, 'p.csv', { recordType: 'coded', mode: 'replace', encoding: 'latin1' });
    expect(await rowsOf('coded')).toEqual([{ name: 'Zoë', price: '5 €' }]);
  });

  it('as the fields of the form say', async () => {
    await completed('1,02/03/2026,NULL\n2,04/05/2026,x\n', 'p.csv', {
      recordType: 'told',
      header: 'false',
      dateFormat: 'dmy',
      nullText: 'NULL',
      types: '{"column1":"text"}',
    });
    expect(await rowsOf('told')).toEqual([
      { column1: '1', column2: '2026-03-02', column3: null },
      { column1: '2', column2: '2026-05-04', column3: 'x' },
    ]);
  });
});

describe('records that do not fit', () => {
  it('are listed with their place, and the corrected list is ingested alone', async () => {
    await completed('id;day;note\n1;2026-01-01;ok\n', 'p.csv', { recordType: 'fixed' });
    const csv =
      'note;id;day\n"two\nlines";2;2026-01-02\nbad;x;2026-01-03\nworse;4;2026-02-30\nshort;5\nok;6;\n';
    const job = await completed(csv, 'p.csv', { recordType: 'fixed' });
    expect(job.result).toMatchObject({ rows: 2, rejected: 3 });
    const text = (await download(job.result.rejectsUri)).toString();
    const [head, ...rejects] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(head).toEqual({
      rejectsOf: { format: 'csv', delimiter: ';', quote: '"', columns: ['note', 'id', 'day'], nullText: '' },
    });
    expect(rejects).toEqual([
      {
        line: 4,
        byteOffset: 37,
        column: 'id',
        code: 'invalid_value',
        message: expect.any(String),
        raw: 'bad;x;2026-01-03',
      },
      {
        line: 5,
        byteOffset: 54,
        column: 'day',
        code: 'invalid_value',
        message: expect.any(String),
        raw: 'worse;4;2026-02-30',
      },
      {
        line: 6,
        byteOffset: 73,
        column: null,
        code: 'wrong_cell_count',
        message: expect.any(String),
        raw: 'short;5',
      },
    ]);
    expect(Buffer.from(csv).subarray(37).toString()).toMatch(/^bad;x/);

    const corrected = text
      .replace('bad;x;', 'bad;3;')
      .replace('2026-02-30', '2026-02-28')
      .replace('short;5', 'short;5;');
    const again = await completed(corrected, 'fixed-rejects.ndjson', { recordType: 'fixed' });
    expect(again.result).toMatchObject({ rows: 3, rejected: 0 });
    expect((await rowsOf('fixed')).map(({ id }) => id)).toEqual([1, 2, 6, 3, 4, 5]);
  });

  it('of JSON, too', async () => {
    await completed('{"a":1,"b":{"x":1}}\n', 'p.ndjson', { recordType: 'jsonFixed' });
    const job = await completed('{"a":2,"b":["two"]}\n{"a":"x"}\n{"a":3,"c":1}\n{"a":\n', 'p.ndjson', {
      recordType: 'jsonFixed',
    });
    expect(job.result).toMatchObject({ rows: 1, rejected: 3 });
    const text = (await download(job.result.rejectsUri)).toString();
    expect(
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => [JSON.parse(line).line, JSON.parse(line).code]),
    ).toEqual([
      [2, 'invalid_value'],
      [3, 'unknown_column'],
      [4, 'malformed_json'],
    ]);
    const corrected = text
      .replace(String.raw`{\"a\":\"x\"}`, String.raw`{\"a\":9}`)
      .replace(String.raw`,\"c\":1`, '')
      .replace(String.raw`"raw":"{\"a\":"`, String.raw`"raw":"{\"a\":8}"`);
    expect((await completed(corrected, 'r.ndjson', { recordType: 'jsonFixed' })).result).toMatchObject({
      rows: 3,
    });
    expect((await rowsOf('jsonFixed')).map(({ a }) => a)).toEqual([1, 2, 9, 3, 8]);
  });

  it('of Parquet as lines of JSON', async () => {
    const job = await completed(parquetFile('finer'), 'times.parquet', { recordType: 'times' });
    expect(job.result).toMatchObject({ rows: 1, rejected: 1, format: 'parquet' });
    const text = (await download(job.result.rejectsUri)).toString();
    expect(JSON.parse(text.split('\n')[1] ?? '')).toMatchObject({
      line: 2,
      column: 'at',
      code: 'invalid_value',
      raw: '{"at":"2026-01-01T00:00:00.000000001Z"}',
    });
    const corrected = text.replace('.000000001Z', '.000001Z');
    await completed(corrected, 'times-rejects.ndjson', { recordType: 'times' });
    expect(await rowsOf('times')).toEqual([
      { at: '2026-01-01T00:00:00.000Z' },
      { at: '2026-01-01T00:00:00.000001Z' },
    ]);
  });

  it('fail the job when there are more than maxRejects, or nothing else; then nothing is left', async () => {
    const objects = (await storedObjects()).length;
    const tooMany = await ingest('a\n1\nx\n', 'p.csv', {
      recordType: 'none',
      types: '{"a":"int4"}',
      maxRejects: '0',
    });
    expect(tooMany).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: { code: 'too_many_rejects', message: expect.stringContaining('line 3') },
    });
    const nothing = await ingest('a\nx\ny\n', 'p.csv', { recordType: 'none', types: '{"a":"int4"}' });
    expect(nothing).toMatchObject({
      status: 'failed',
      error: { code: 'nothing_ingested', message: expect.stringContaining('line 2') },
    });
    expect((await ingest('a,b\n', 'p.csv', { recordType: 'none' })).error.code).toBe('nothing_ingested');
    expect((await ingest('[]', 'p.json', { recordType: 'none' })).error.code).toBe('nothing_ingested');
    expect((await api.get('/datasets/none')).status).toBe(404);
    expect((await storedObjects()).length).toBe(objects + 4);
    const { rows } = await api.database.query(
      `SELECT count(*) AS n FROM pg_tables WHERE schemaname = 'staging'`,
    );
    expect(rows[0]).toEqual({ n: 0 });
  });
});

describe('hostile files end in a clear error', () => {
  it.each<[string, () => string | Uint8Array, string, string]>([
    ['a line of 100 MB', () => `a,b\n1,"${'x'.repeat(100_000_000)}`, 'p.csv', 'record_too_long'],
    ['a million columns', () => 'a,'.repeat(1_000_000), 'p.csv', 'too_many_columns'],
    ['a quote that is not closed', () => 'a,b\n1,"2\n3,4\n', 'p.csv', 'document_truncated'],
    ['JSON that is cut', () => '[{"a":1},{"a":', 'p.json', 'document_truncated'],
    ['JSON that is no array of objects', () => '[1,2]', 'p.json', 'document_malformed'],
    ['columns of one name', () => 'id,ID\n1,2\n', 'p.csv', 'duplicate_column'],
    [
      'a gzip bomb',
      () => gzipSync(Buffer.alloc(100 * 1024 * 1024, `${'a'.repeat(1_000)},b\n`)),
      'p.csv.gz',
      'unpacked_too_large',
    ],
    [
      'gzip that is cut',
      () => gzipSync('a,b\n1,2\n'.repeat(50_000)).subarray(0, 400),
      'p.csv.gz',
      'invalid_gzip',
    ],
    [
      'a reject file that is none',
      () => '{"rejectsOf":{"format":"pdf"}}\n{"raw":"1"}\n',
      'p.ndjson',
      'reject_file_invalid',
    ],
    ['Parquet that is cut', () => parquetFile('types').subarray(0, 900), 'p.parquet', 'parquet_invalid'],
    ['Parquet with lists', () => parquetFile('nested'), 'p.parquet', 'parquet_unsupported'],
  ])('%s', async (_, content, name, code) => {
    const job = await ingest(content(), name, { recordType: 'hostile' });
    expect(job).toMatchObject({ status: 'failed', attempts: 1, error: { code, retryable: false } });
    expect((await api.get('/datasets/hostile')).status).toBe(404);
  });

  it('or in rejects, for bytes that no text has', async () => {
    const clean = 'a,b\n' + '1,x\n'.repeat(30_000);
    const dirty = Buffer.concat([
      Buffer.from(clean),
      Buffer.from('2,\0\n3,'),
      Buffer.from([0xff]),
      Buffer.from('\n4,ok\n'),
    ]);
    const job = await completed(dirty, 'p.csv', { recordType: 'dirty' });
    expect(job.result).toMatchObject({ rows: 30_001, rejected: 2 });
    const codes = (await download(job.result.rejectsUri))
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line).code);
    expect(codes).toEqual(['nul_character', 'invalid_utf8']);
  });

  it.each<[string, string, Fields, number, string, string | undefined]>([
    ['an image', '\x89PNG\r\n\x1a\n', { recordType: 'x' }, 415, 'content_mismatch', undefined],
    ['a bad record type', 'a\n', { recordType: 'X' }, 400, 'invalid_upload_field', '/recordType'],
    ['a bad mode', 'a\n', { recordType: 'x', mode: 'merge' }, 400, 'invalid_upload_field', '/mode'],
    [
      'a bad delimiter',
      'a\n',
      { recordType: 'x', delimiter: 'ab' },
      400,
      'invalid_upload_field',
      '/delimiter',
    ],
    [
      'bad types',
      'a\n',
      { recordType: 'x', types: '{"a":"money"}' },
      400,
      'invalid_upload_field',
      '/types/a',
    ],
    ['bad JSON as types', 'a\n', { recordType: 'x', types: '{' }, 400, 'invalid_upload_field', '/types'],
    [
      'bad maxRejects',
      'a\n',
      { recordType: 'x', maxRejects: '-1' },
      400,
      'invalid_upload_field',
      '/maxRejects',
    ],
    ['an option without a record type', 'a\n', { nullText: 'x' }, 400, 'invalid_upload_field', '/nullText'],
  ])('%s', async (what, content, fields, status, code, pointer) => {
    const answer = await upload(
      Buffer.from(content, 'latin1'),
      what === 'an image' ? 'p.png' : 'p.csv',
      fields,
    );
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (pointer !== undefined) expect(answer.body.errors[0].pointer).toBe(pointer);
  });
});

describe('what was exported comes back', () => {
  const value = {
    text: fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', 'NULL', '"', 'a,b', 'x\r\ny', "'", ';', '\ufeff', 'é😀'),
      )
      .filter((text) => !text.includes('\0')),
    int8: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    numeric: fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 12 })),
    float8: fc.double({ noNaN: true, noDefaultInfinity: true }),
    time: fc.bigInt({ min: -60_000_000_000_000_000n, max: 250_000_000_000_000_000n }),
    json: fc.jsonValue({ maxDepth: 3 }).filter((json) => !/\\u(0000|d[89a-f])/.test(JSON.stringify(json))),
  };
  const nullable = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
    fc.option(arbitrary, { nil: null, freq: 4 });
  const row = fc.tuple(
    nullable(value.text),
    nullable(value.int8),
    nullable(value.numeric.map(([n, scale]) => `${n}e-${scale}`)),
    nullable(value.float8),
    nullable(fc.boolean()),
    nullable(value.time),
    nullable(fc.integer({ min: -700_000, max: 2_900_000 })),
    nullable(fc.uuid()),
    nullable(value.json),
  );
  const types = {
    t: 'text',
    i: 'int8',
    n: 'numeric',
    f: 'float8',
    b: 'bool',
    at: 'timestamptz',
    d: 'date',
    u: 'uuid',
    j: 'jsonb',
  };

  it('with the same hash, over every format, for values of every type', async () => {
    // A table of our own making: its values go through PostgreSQL, its export and back.
    await completed(
      't,i,n,f,b,at,d,u,j\nx,1,1,1,true,2026-01-01T00:00:00Z,2026-01-01,0b7a3e1c-5f0e-4c43-9d3d-0123456789ab,{}\n',
      'p.csv',
      {
        recordType: 'origin',
        types: JSON.stringify(types),
      },
    );
    const rows = fc.sample(row, { numRuns: 400, seed: 7 });
    await api.database.query('TRUNCATE datasets.origin');
    for (const [number, [t, i, n, f, b, at, d, u, j]] of rows.entries()) {
      await api.database.query(
        `INSERT INTO datasets.origin VALUES ($1, '01900000-0000-7000-8000-000000000000', now(), $2, $3, $4, $5, $6,
           'epoch'::timestamptz + $7::bigint * interval '1 microsecond', 'epoch'::date + $8::int, $9, $10)`,
        [number, t, i, n, f, b, at, d, u, j === null ? null : JSON.stringify(j)],
      );
    }
    await api.database.query(`UPDATE datasets SET row_count = 400 WHERE record_type = 'origin'`);
    const hashOf = async (recordType: string): Promise<string> => {
      const { rows: found } = await api.database.query<{ line: string }>(
        `SELECT row_to_json(row)::text AS line FROM (SELECT t, i, n, f, b, at, d, u, j FROM datasets."${recordType}" ORDER BY _row) AS row`,
      );
      expect(found).toHaveLength(400);
      return createHash('sha256')
        .update(found.map(({ line }) => line).join('\n'))
        .digest('hex');
    };
    const original = await hashOf('origin');
    const receipts = new Set<string>();
    for (const [format, options] of [
      ['csv', {}],
      ['csv', { compression: 'gzip', csv: { delimiter: ';' } }],
      ['json', {}],
      ['ndjson', { compression: 'gzip' }],
      ['parquet', {}],
      ['parquet', { compression: 'snappy' }],
    ] as const) {
      const file = await exported('origin', { format, ...options });
      const packed = 'compression' in options && options.compression === 'gzip';
      const name = `o.${format}${packed ? '.gz' : ''}`;
      const job = await completed(file, name, {
        recordType: 'copy',
        mode: 'replace',
        types: JSON.stringify(types),
      });
      expect(job.result).toMatchObject({ rows: 400, rejected: 0 });
      expect(await hashOf('copy')).toBe(original);
      receipts.add(await receipt('copy'));
      const verification = await api.finish((await api.post('/datasets/copy/verify', {})).body.jobId);
      expect(verification.result.verified).toBe(true);
      if (format === 'csv' && !('compression' in options))
        expect(parse<{ t: string }>(file, { columns: true, bom: false }).map(({ t }) => t)).toEqual(
          rows.map(([t]) => t ?? ''),
        );
    }
    expect(receipts.size).toBe(1);
  });

  it('whatever the columns, the format and its options, by its receipt', async () => {
    const zoned = fc
      .tuple(
        fc.date({
          min: new Date('0001-01-02T00:00:00Z'),
          max: new Date('9999-12-30T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.constantFrom('Z', '+00:00', '+05:30', '-08:00', '+14:00'),
      )
      .map(([date, zone]) => `${date.toISOString().slice(0, 23)}${zone}`);
    const cells: Record<keyof typeof types, fc.Arbitrary<string>> = {
      t: value.text.map((text) => JSON.stringify(text)),
      i: value.int8.map(String),
      n: value.numeric.map(([digits, scale]) => `${digits}.${'0123456789'.repeat(2).slice(0, scale + 1)}`),
      f: value.float8.map((number) => JSON.stringify(number)),
      b: fc.boolean().map(String),
      at: zoned.map((time) => JSON.stringify(time)),
      d: zoned.map((time) => JSON.stringify(time.slice(0, 10))),
      u: fc.uuid().map((uuid) => JSON.stringify(uuid)),
      j: value.json.filter((json) => json !== null).map((json) => JSON.stringify(json)),
    };
    const names = Object.keys(types) as (keyof typeof types)[];
    const table = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }).chain((columns) =>
      fc
        .array(fc.tuple(...columns.map((name) => fc.option(cells[name], { nil: 'null', freq: 3 }))), {
          minLength: 1,
          maxLength: 20,
        })
        .map((records) => ({ columns, records })),
    );
    const csv = fc.record({
      delimiter: fc.constantFrom(',', ';', '|', '\t'),
      header: fc.boolean(),
      nullText: fc.constantFrom('', 'NULL', '\\N', '-', 'x'),
      bom: fc.boolean(),
    });
    const file = fc.record({
      format: fc.constantFrom('csv', 'csv', 'json', 'ndjson'),
      compression: fc.constantFrom('none', 'gzip'),
      csv,
    });
    let origin = '';
    await fc.assert(
      fc.asyncProperty(table, file, async ({ columns, records }, { format, compression, csv: options }) => {
        const lines = records.map(
          (record) => `{${columns.map((name, i) => `"${name}":${record[i]}`).join()}}\n`,
        );
        const known = Object.fromEntries(columns.map((name) => [name, types[name]]));
        if (lines.join('') !== origin)
          await completed(lines.join(''), 'o.ndjson', {
            recordType: 'source',
            mode: 'replace',
            types: JSON.stringify(known),
          });
        origin = lines.join('');

        const bytes = await exported('source', {
          format,
          compression,
          ...(format === 'csv' && { csv: options }),
        });
        // Without a header the columns have names by their places.
        const read =
          format === 'csv' && !options.header
            ? columns.map((name, i) => [`column${i + 1}`, types[name]])
            : Object.entries(known);
        const job = await ingest(bytes, `o.${format}${compression === 'gzip' ? '.gz' : ''}`, {
          recordType: 'target',
          mode: 'replace',
          types: JSON.stringify(Object.fromEntries(read)),
          ...(format === 'csv' && {
            format: 'csv',
            delimiter: options.delimiter === '\t' ? 'tab' : options.delimiter,
            header: String(options.header),
            nullText: options.nullText,
          }),
        });
        expect(job.error).toBeNull();
        expect(job.result).toMatchObject({ rows: records.length, rejected: 0 });
        expect(await receipt('target')).toBe(await receipt('source'));
      }),
      { numRuns: 12 },
    );
  });

  it('but for times that Parquet has not', async () => {
    await completed('at\n2026-01-01T00:00:00Z\n', 'p.csv', { recordType: 'endless' });
    await api.database.query(`UPDATE datasets.endless SET at = 'infinity'`);
    const { body } = await api.post('/export', { recordType: 'endless', format: 'parquet' });
    expect(await api.finish(body.jobId)).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: { code: 'not_in_parquet', message: expect.stringContaining('"at" has the value infinity') },
    });
    const refused = await api.post('/export', {
      recordType: 'endless',
      format: 'csv',
      compression: 'snappy',
    });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/compression' }] } });
  });

  it('as the very dataset that was generated, by its receipt', async () => {
    const { body } = await api.post('/generate', { ...USERS, recordType: 'made', count: 3_500 });
    await api.finish(body.jobId);
    for (const format of ['csv', 'parquet']) {
      const file = await exported('made', { format });
      await completed(file, `made.${format}`, { recordType: 'remade', mode: 'replace' });
      expect(await receipt('remade')).toBe(await receipt('made'));
    }
  });
});
