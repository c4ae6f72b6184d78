import { execFile } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { from as copyFrom } from 'pg-copy-streams';
import { until } from '../setup/until';
import { type Answer, startTestApi, type TestApi } from './http-harness';

const run = promisify(execFile);
const SECRET = 'a secret of at least thirty-two characters';
/** What makes readers of CSV stumble. */
const NASTY = [
  '',
  ' ',
  'a,b',
  'say "x"',
  'two\r\nlines',
  '\\.',
  '\ufeffmark',
  'NULL',
  '\\N',
  '=1+1',
  'é😀',
  "'",
  ';\t|',
];

describe('exports', () => {
  let api: TestApi;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veogen-exports-'));
    api = await startTestApi({ worker: true, environment: { MASK_SECRET: SECRET } });
    const request = {
      seed: 42,
      mode: 'replace',
      recordTypes: [
        {
          recordType: 'users',
          count: 2_000,
          fields: [
            { name: 'id', type: 'uuid' },
            { name: 'email', type: 'email', unique: true },
            { name: 'city', type: 'city', nullRate: 0.1 },
            { name: 'age', type: 'integer', min: 18, max: 90, nullRate: 0.1 },
            { name: 'balance', type: 'decimal' },
            { name: 'born', type: 'date' },
            { name: 'seenAt', type: 'timestamp' },
            { name: 'active', type: 'boolean' },
            { name: 'score', type: 'number' },
            {
              name: 'settings',
              type: 'jsonValue',
              values: [{ theme: 'dark' }, { theme: 'light', size: [1, 2] }],
            },
            { name: 'manager', type: 'reference', to: 'users.id' },
          ],
        },
        {
          recordType: 'orders',
          count: 3_000,
          fields: [
            { name: 'number', type: 'sequence' },
            { name: 'userId', type: 'reference', to: 'users.id' },
            { name: 'email', type: 'email' },
          ],
        },
      ],
    };
    const accepted = await api.post('/generate', request);
    if (accepted.status !== 202) throw new Error(accepted.text);
    const generated = await api.finish(accepted.body.jobId);
    if (generated.status !== 'completed') throw new Error(JSON.stringify(generated.error));

    const form = new FormData();
    form.set('recordType', 'nasty');
    const records = [...NASTY.map((text, id) => ({ id, text })), { id: 99, text: null }];
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    form.set('file', new Blob([lines]), 'nasty.ndjson');
    await api.finish((await api.request('POST', '/upload', { raw: form })).body.jobId);
  });
  afterAll(async () => {
    await api?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const finished = async (request: object): Promise<Answer['body']> => {
    const answer = await api.post('/export', request);
    if (answer.status !== 202) throw new Error(answer.text);
    const job = await api.finish(answer.body.jobId);
    if (job.status !== 'completed') throw new Error(JSON.stringify(job.error));
    return job;
  };
  const bytesOf = async (job: Answer['body']): Promise<Buffer> => {
    const bytes = Buffer.from(await (await fetch(api.url + job.resultUri)).arrayBuffer());
    expect(job.result).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
    return bytes;
  };
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of every shape
  const rowsOf = async (request: object): Promise<any[]> =>
    JSON.parse((await bytesOf(await finished({ format: 'json', ...request }))).toString());
  const refused = async (request: object): Promise<unknown> => {
    const { status, body } = await api.post('/export', { recordType: 'users', format: 'csv', ...request });
    const issues = (body.errors ?? []).map((issue: { pointer: string; code: string }) => [
      issue.pointer,
      issue.code,
    ]);
    return [status, body.code, ...issues];
  };
  const objects = async (): Promise<string[]> =>
    (await readdir(api.storageDir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  const unzip = async (bytes: Buffer): Promise<(name: string) => Promise<Buffer>> => {
    const path = join(folder, 'export.zip');
    await writeFile(path, bytes);
    await run('unzip', ['-tq', path]);
    return async (name) =>
      (await run('unzip', ['-p', path, name], { encoding: 'buffer', maxBuffer: 100_000_000 })).stdout;
  };

  describe('of some rows', () => {
    it.each([
      [{ field: 'age', op: 'eq', value: 30 }, 'age = 30'],
      [{ field: 'age', op: 'ne', value: 30 }, 'age IS DISTINCT FROM 30'],
      [{ field: 'balance', op: 'lt', value: '100.50' }, 'balance < 100.50'],
      [{ field: 'score', op: 'lte', value: 0.25 }, 'score <= 0.25'],
      [{ field: 'born', op: 'gt', value: '1990-01-01' }, `born > '1990-01-01'`],
      [
        { field: 'seenAt', op: 'gte', value: '2025-06-01T02:00:00+02:00' },
        `"seenAt" >= '2025-06-01T00:00:00Z'`,
      ],
      [{ field: 'active', op: 'eq', value: true }, 'active'],
      [{ field: 'age', op: 'in', value: [20, 21, 22] }, 'age IN (20, 21, 22)'],
      [{ field: 'email', op: 'like', value: 'a%' }, `email LIKE 'a%'`],
      [{ field: 'city', op: 'is-null' }, 'city IS NULL'],
      [{ field: 'settings', op: 'is-null', value: false }, 'settings IS NOT NULL'],
      [{ field: '_row', op: 'lt', value: '9007199254740993' }, 'true'],
    ])('%j', async (condition, sql) => {
      const rows = await rowsOf({ recordType: 'users', fields: ['_row'], filters: { where: [condition] } });
      const expected = await api.database.query(`SELECT _row FROM datasets.users WHERE ${sql} ORDER BY _row`);
      expect(rows).toEqual(expected.rows);
      expect(rows.length).toBeGreaterThan(0);
    });

    it('takes the first ones, under other names, and columns of the user by their text', async () => {
      await api.database.query(`ALTER TABLE datasets.users ADD COLUMN host inet DEFAULT '10.0.0.1'`);
      const rows = await rowsOf({
        recordType: 'users',
        fields: ['age', { field: 'email', as: 'E-mail "at" home' }, { field: 'email', as: 'again' }, 'host'],
        limit: 3,
        filters: { where: [{ field: 'host', op: 'eq', value: '10.0.0.1/32' }] },
      });
      const { rows: first } = await api.database.query(
        'SELECT age, email FROM datasets.users ORDER BY _row LIMIT 3',
      );
      expect(rows).toEqual(
        first.map(({ age, email }) => ({
          age,
          'E-mail "at" home': email,
          again: email,
          host: '10.0.0.1/32',
        })),
      );
      await api.database.query('ALTER TABLE datasets.users DROP COLUMN host');
    });

    it('samples the same rows every time, fewer of them at a smaller rate, others with another seed', async () => {
      const sampled = async (sample: object): Promise<number[]> =>
        (await rowsOf({ recordType: 'users', fields: ['_row'], sample })).map(({ _row }) => _row);
      const half = await sampled({ rate: 0.5, seed: 7 });
      expect(half.length).toBeGreaterThan(900);
      expect(half.length).toBeLessThan(1_100);
      expect(await sampled({ rate: 0.5, seed: 7 })).toEqual(half);
      const tenth = await sampled({ rate: 0.1, seed: 7 });
      expect(tenth.length).toBeGreaterThan(130);
      expect(tenth.filter((row) => !half.includes(row))).toEqual([]);
      expect(await sampled({ rate: 0.5, seed: 8 })).not.toEqual(half);
      expect(await sampled({ rate: 1 })).toHaveLength(2_000);
    });

    it.each([
      [{ fields: ['id', { field: 'age', as: 'id' }] }, [400, 'validation_failed', ['/fields', 'duplicate']]],
      [{ fields: ['id', 'Id!'] }, [400, 'validation_failed', ['/fields/1', 'invalid_format']]],
      [
        { fields: [{ field: 'id', as: 'a\nb' }] },
        [400, 'validation_failed', ['/fields/0/as', 'invalid_format']],
      ],
      [{ fields: [] }, [400, 'validation_failed', ['/fields', 'invalid_length']]],
      [{ fields: [7] }, [400, 'validation_failed', ['/fields/0', 'wrong_type']]],
      [{ limit: 0 }, [400, 'validation_failed', ['/limit', 'out_of_range']]],
      [{ sample: { rate: 0 } }, [400, 'validation_failed', ['/sample/rate', 'out_of_range']]],
      [{ sample: { rate: 0.5, size: 1 } }, [400, 'validation_failed', ['/sample/size', 'unknown_property']]],
      [{ csv: { nullText: '0' } }, [422, 'invalid_format_options', ['/csv/nullText', 'ambiguous']]],
      [{ csv: { nullText: 'a,b' } }, [422, 'invalid_format_options', ['/csv/nullText', 'invalid_text']]],
      [
        { filters: { where: [{ field: 'email', op: 'like', value: 'a\\' }] } },
        [422, 'invalid_selection', ['/filters/where/0/value', 'invalid_value']],
      ],
      [
        { filters: { where: [{ field: 'seenAt', op: 'lt', value: '2026-01-01T00:00:00+20:00' }] } },
        [422, 'invalid_selection', ['/filters/where/0/value', 'invalid_value']],
      ],
      [
        { filters: { where: [{ field: '_row', op: 'lt', value: '9223372036854775808' }] } },
        [422, 'invalid_selection', ['/filters/where/0/value', 'invalid_value']],
      ],
    ])('refuses %j', async (request, answer) => {
      expect(await refused(request)).toEqual(answer);
    });
  });

  describe('as CSV', () => {
    const options = [
      { delimiter: ',', header: true, nullText: '', bom: false },
      { delimiter: ';', header: false, nullText: 'NULL', bom: true },
      { delimiter: '\t', header: true, nullText: '\\N', bom: true },
      { delimiter: '|', header: false, nullText: '', bom: false },
    ];

    it.each(options)('is read by csv-parse, %j', async (csv) => {
      const bytes = await bytesOf(
        await finished({ recordType: 'nasty', format: 'csv', fields: ['text', 'id'], csv }),
      );
      expect(bytes.subarray(0, 3).equals(Buffer.from('\ufeff'))).toBe(csv.bom);
      const records = parse(bytes, {
        ...{ bom: csv.bom, delimiter: csv.delimiter, from: csv.header ? 2 : 1, record_delimiter: '\r\n' },
        cast: (value, { quoting }) => (value === csv.nullText && !quoting ? null : value),
      });
      expect(records).toEqual([...NASTY.map((text, i) => [text, `${i}`]), [null, '99']]);
    });

    it.each(options)('is read by COPY of PostgreSQL, %j', async (csv) => {
      // It knows no byte order mark.
      const request = {
        recordType: 'nasty',
        format: 'csv',
        fields: ['text', 'id'],
        csv: { ...csv, bom: false },
      };
      const bytes = await bytesOf(await finished(request));
      const quoted = (text: string): string => `E'${text.replace('\\', '\\\\').replace('\t', '\\t')}'`;
      const rows = await api.database.transaction(async (client) => {
        await client.query('CREATE TEMPORARY TABLE read_back (text text, id int) ON COMMIT DROP');
        const copy = `COPY read_back FROM STDIN (FORMAT csv, HEADER ${csv.header}, DELIMITER ${quoted(csv.delimiter)}, NULL ${quoted(csv.nullText)})`;
        await pipeline(Readable.from([bytes]), client.query(copyFrom(copy)));
        return (await client.query('SELECT text, id FROM read_back ORDER BY id')).rows;
      });
      expect(rows).toEqual([...NASTY.map((text, id) => ({ text, id })), { text: null, id: 99 }]);
    });

    it('guards formulas in texts alone, also in names', async () => {
      const csv = { formulaGuard: true };
      const fields = [
        { field: 'text', as: '=x' },
        { field: 'id', as: 'n' },
      ];
      const where = [{ field: 'text', op: 'eq', value: '=1+1' }];
      const bytes = await bytesOf(
        await finished({ recordType: 'nasty', format: 'csv', fields, csv, filters: { where } }),
      );
      expect(bytes.toString()).toBe("'=x,n\r\n'=1+1,9\r\n");
    });

    it('is packed with zstd where Node.js can, and refused clearly where not', async () => {
      const request = { recordType: 'users', format: 'csv', compression: 'zstd' };
      const { zstdDecompressSync } = zlib as { zstdDecompressSync?: (bytes: Buffer) => Buffer };
      if (zstdDecompressSync === undefined) {
        const { status, body } = await api.post('/export', request);
        expect([status, body.code, body.available]).toEqual([
          422,
          'compression_unavailable',
          ['none', 'gzip'],
        ]);
        return;
      }
      const job = await finished(request);
      expect(zstdDecompressSync(await bytesOf(job))).toEqual(
        await bytesOf(await finished({ recordType: 'users', format: 'csv' })),
      );
    });
  });

  describe('of several record types', () => {
    it('are a zip that unzip reads, with a manifest of what is in it', async () => {
      const job = await finished({
        format: 'csv',
        csv: { delimiter: ';' },
        recordTypes: [
          'orders',
          {
            recordType: 'users',
            fields: ['id', { field: 'email', as: 'mail' }],
            mask: ['email'],
            limit: 10,
            filters: { where: [{ field: 'age', op: 'gte', value: 40 }] },
          },
        ],
      });
      expect(job).toMatchObject({ progress: { done: 3_010 }, result: { rows: 3_010, format: 'csv' } });
      const download = await fetch(api.url + job.resultUri);
      expect(download.headers.get('content-type')).toBe('application/zip');
      expect(download.headers.get('content-disposition')).toBe('attachment; filename="export.zip"');
      const read = await unzip(Buffer.from(await download.arrayBuffer()));
      const manifest = JSON.parse((await read('manifest.json')).toString());
      expect(Date.now() - Date.parse(manifest.snapshotAt)).toBeLessThan(60_000);
      expect(manifest).toMatchObject({
        format: 'csv',
        options: { delimiter: ';', header: true },
        files: [
          { name: 'orders.csv', recordType: 'orders', rows: 3_000, filtered: false },
          {
            name: 'users.csv',
            rows: 10,
            filtered: true,
            limit: 10,
            fields: [
              { name: 'id', type: 'uuid' },
              { name: 'mail', type: 'text', masked: 'hash' },
            ],
          },
        ],
      });
      for (const file of manifest.files) {
        const bytes = await read(file.name);
        expect([file.bytes, file.sha256]).toEqual([bytes.length, sha256(bytes)]);
      }
      expect(job.result.files).toEqual(
        manifest.files.map(({ name, recordType, rows, bytes, sha256: hash }: Record<string, unknown>) => ({
          name,
          recordType,
          rows,
          bytes,
          sha256: hash,
        })),
      );
      expect((await api.get('/jobs?recordType=orders&type=export')).body.jobs[0].jobId).toBe(job.jobId);
    });

    it('are of one moment, while others append to both', async () => {
      const insert = `WITH one AS (INSERT INTO datasets.nasty SELECT max(_row) + 1, '01900000-0000-7000-8000-000000000000', now(), 7, 'x' FROM datasets.nasty)
        INSERT INTO datasets.orders SELECT max(_row) + 1, '01900000-0000-7000-8000-000000000000', now(), 7, NULL, 'x' FROM datasets.orders`;
      let stopped = false;
      const appending = (async () => {
        while (!stopped) await api.database.query(insert);
      })();
      const sizes = new Set<number>();
      for (let i = 0; i < 4; i++) {
        const { result } = await finished({ format: 'ndjson', recordTypes: ['orders', 'nasty'] });
        const [orders, nasty] = result.files;
        expect(orders.rows - nasty.rows).toBe(3_000 - NASTY.length - 1);
        sizes.add(orders.rows);
      }
      stopped = true;
      await appending;
      expect(sizes.size).toBeGreaterThan(1);
      await api.database.query(`DELETE FROM datasets.nasty WHERE text = 'x'`);
      await api.database.query(`DELETE FROM datasets.orders WHERE email = 'x'`);
    });

    it.each([
      [{ recordTypes: [] }, [400, 'validation_failed', ['/recordTypes', 'invalid_length']]],
      [
        { recordTypes: ['users', 'users'] },
        [422, 'invalid_selection', ['/recordTypes/1/recordType', 'duplicate_record_type']],
      ],
      [{ recordTypes: ['users', 'nobody'] }, [404, 'dataset_not_found']],
      [{ recordTypes: ['users', 'X'] }, [400, 'validation_failed', ['/recordTypes/1', 'invalid_format']]],
      [
        { recordTypes: ['orders', { recordType: 'users', mask: ['nope'] }] },
        [422, 'invalid_mask', ['/recordTypes/1/mask/0', 'unknown_field']],
      ],
      [
        { recordTypes: ['orders', { recordType: 'users', fields: ['nope'] }] },
        [422, 'invalid_selection', ['/recordTypes/1/fields/0', 'unknown_field']],
      ],
      [
        { recordTypes: ['users'], recordType: 'users' },
        [400, 'validation_failed', ['/recordType', 'unknown_property']],
      ],
      [
        { recordTypes: ['users'], compression: 'gzip' },
        [400, 'validation_failed', ['/compression', 'unknown_property']],
      ],
    ])('are refused for %j', async (request, answer) => {
      expect(await refused({ recordType: undefined, ...request })).toEqual(answer);
    });
  });

  describe('with masks', () => {
    const original = async (): Promise<Record<string, unknown>[]> =>
      (await api.database.query('SELECT id, email, age, city, manager FROM datasets.users ORDER BY _row'))
        .rows;

    it('hashes as documented, so that anybody who has the secret can check it', async () => {
      const rows = await rowsOf({
        recordType: 'users',
        mask: ['email', 'age', 'born'],
        maskContext: 'partner-a',
      });
      const key = createHmac('sha256', SECRET).update('partner-a').digest();
      const hash = (value: unknown): string | null =>
        value === null ? null : createHmac('sha256', key).update(String(value)).digest('hex');
      const plain = await rowsOf({ recordType: 'users' });
      expect(rows).toEqual(
        plain.map((row) => ({ ...row, email: hash(row.email), age: hash(row.age), born: hash(row.born) })),
      );
      const others = await rowsOf({ recordType: 'users', mask: ['email'] });
      expect(others[0].email).not.toBe(rows[0].email);
    });

    it('gives equal values equal masks, in all tables and exports, so that they still join', async () => {
      for (const method of ['hash', 'replace']) {
        const users = await rowsOf({
          recordType: 'users',
          fields: ['id', 'manager'],
          mask: [
            { field: 'id', method },
            { field: 'manager', method },
          ],
        });
        const orders = await rowsOf({
          recordType: 'orders',
          fields: ['userId'],
          mask: [{ field: 'userId', method }],
        });
        const ids = new Map((await original()).map(({ id }, i) => [id, users[i].id]));
        expect(new Set(ids.values()).size).toBe(2_000);
        const { rows } = await api.database.query('SELECT "userId" FROM datasets.orders ORDER BY _row');
        expect(orders.map(({ userId }) => userId)).toEqual(rows.map(({ userId }) => ids.get(userId)));
        expect(users.map(({ manager }) => manager)).toEqual(
          (await original()).map(({ manager }) => (manager === null ? null : ids.get(manager))),
        );
      }
    });

    it('replaces by values of the same type, and redacts without a trace', async () => {
      const mask = [
        ...['id', 'email', 'city', 'age', 'balance', 'born', 'seenAt', 'active', 'score', 'settings'].map(
          (field) => ({ field, method: 'replace' }),
        ),
        { field: '_createdAt', method: 'redact' },
        { field: 'manager', method: 'redact' },
      ];
      const fields = [...mask.map(({ field }) => field), { field: 'city', as: 'town' }];
      const rows = await rowsOf({ recordType: 'users', fields, mask });
      const plain = await original();
      const same = (field: string): number => rows.filter((row, i) => row[field] === plain[i]![field]).length;
      expect([same('id'), same('email')]).toEqual([0, 0]);
      expect(rows.every(({ email }) => /^[\w.+-]+@[\w.-]+$/.test(email))).toBe(true);
      expect(rows.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(id))).toBe(true);
      expect(
        rows.every(({ age }, i) => (plain[i]!['age'] === null ? age === null : age >= 18 && age <= 90)),
      ).toBe(true);
      expect(
        rows.every(({ city, town }, i) => city === town && (city === null) === (plain[i]!['city'] === null)),
      ).toBe(true);
      expect(rows.every(({ active }) => typeof active === 'boolean')).toBe(true);
      expect(
        rows.every(
          ({ born, seenAt }) => !Number.isNaN(Date.parse(born)) && !Number.isNaN(Date.parse(seenAt)),
        ),
      ).toBe(true);
      expect(rows.every((row) => row._createdAt === null && row.manager === null)).toBe(true);
      expect(await rowsOf({ recordType: 'users', fields, mask })).toEqual(rows);
      const redacted = await rowsOf({
        recordType: 'users',
        fields: ['city'],
        mask: [{ field: 'city', method: 'redact' }],
      });
      expect(redacted.every(({ city }) => city === '[redacted]')).toBe(true);
    });

    it('replaces texts of a file by a type that is given', async () => {
      const mask = [{ field: 'text', method: 'replace' }];
      expect(await refused({ recordType: 'nasty', mask })).toEqual([
        422,
        'invalid_mask',
        ['/mask/0', 'not_replaceable'],
      ]);
      const rows = await rowsOf({
        recordType: 'nasty',
        mask: [
          { field: 'text', method: 'replace', type: 'email' },
          { field: 'id', method: 'replace' },
        ],
      });
      expect(rows.slice(0, -1).every(({ text }) => /@/.test(text))).toBe(true);
      expect(rows.at(-1).text).toBeNull();
      expect(rows.every(({ id }) => Number.isInteger(id))).toBe(true);
    });

    it('shows an original nowhere: not in file, manifest, job, parameters or history', async () => {
      const job = await finished({
        format: 'ndjson',
        recordTypes: [
          { recordType: 'users', fields: ['email', { field: 'email', as: 'copy' }], mask: ['email'] },
        ],
      });
      const read = await unzip(await bytesOf(job));
      const shown = [
        await read('users.ndjson'),
        await read('manifest.json'),
        JSON.stringify(job),
        (await api.get(`/jobs?type=export`)).text,
      ].join();
      const emails = (await original()).map(({ email }) => String(email));
      expect(emails.filter((email) => shown.includes(email))).toEqual([]);
      expect((await read('users.ndjson')).toString().trim().split('\n')).toHaveLength(2_000);
    });

    it.each([
      [{ mask: ['nope'] }, [['/mask/0', 'unknown_field']]],
      [{ mask: ['email', { field: 'email', method: 'redact' }] }, [['/mask/1', 'duplicate_field']]],
      [{ mask: [{ field: 'email', type: 'city' }] }, [['/mask/0/type', 'not_allowed']]],
      [{ mask: [{ field: 'email', method: 'replace', type: 'nope' }] }, [['/mask/0/type', 'unknown_type']]],
      [
        { mask: [{ field: 'email', method: 'replace', type: 'expression' }] },
        [['/mask/0/type', 'not_replaceable']],
      ],
      [
        {
          mask: ['email'],
          filters: {
            where: [
              { field: 'age', op: 'gt', value: 1 },
              { field: 'email', op: 'eq', value: 'ada@example.com' },
            ],
          },
        },
        [['/filters/where/1/field', 'masked_field']],
      ],
      [
        { mask: ['seenAt'], filters: { dateRange: { field: 'seenAt', from: '2026-01-01' } } },
        [['/filters/dateRange', 'masked_field']],
      ],
      [
        { mask: ['_createdAt'], filters: { dateRange: { from: '2026-01-01' } } },
        [['/filters/dateRange', 'masked_field']],
      ],
    ])('are refused for %j', async (request, issues) => {
      expect(await refused(request)).toEqual([422, 'invalid_mask', ...issues]);
    });
  });

  it('leaves nothing behind when cancelled half-way, and is run again with other parameters', async () => {
    // A table that takes its time: 10 ms a row, for two minutes.
    await api.database.query('ALTER TABLE datasets.nasty RENAME TO nasty_rows');
    await api.database.query(
      `CREATE VIEW datasets.nasty AS
       SELECT _row, _job, _created_at, repeat('x', 1000) || pg_sleep(0.01) AS nap FROM
         (SELECT _row, _job, _created_at FROM datasets.nasty_rows, generate_series(1, 1000)) AS many ORDER BY _row`,
    );
    const before = await objects();
    const request = { format: 'csv', recordTypes: ['orders', { recordType: 'nasty', mask: ['nap'] }] };
    const { jobId } = (await api.post('/export', request)).body;
    await until(async () => (await api.get(`/status/${jobId}`)).body.progress.done >= 3_000, {
      what: 'the first file is written',
    });
    expect(await objects()).not.toEqual(before);
    await api.post(`/jobs/${jobId}/cancel`);
    expect((await api.finish(jobId)).status).toBe('cancelled');
    await until(async () => (await objects()).length === before.length, { what: 'nothing is left' });
    expect((await api.get(`/files/${jobId}`)).status).toBe(404);

    await api.database.query('DROP VIEW datasets.nasty');
    await api.database.query('ALTER TABLE datasets.nasty_rows RENAME TO nasty');
    const params = { recordTypes: ['orders', { recordType: 'users', limit: 5 }] };
    const again = await api.post(`/jobs/${jobId}/retry`, { params });
    expect(again.status).toBe(202);
    const job = await api.finish(again.body.jobId);
    expect(job).toMatchObject({
      status: 'completed',
      parentJobId: jobId,
      result: { rows: 3_005, format: 'csv' },
    });
  });

  describe('a file', () => {
    it('is fetched by curl under its name, resumed, and not sent again', async () => {
      const job = await finished({ recordType: 'users', format: 'ndjson', compression: 'gzip' });
      const link = api.url + job.resultUri;
      const whole = await bytesOf(job);
      await run('curl', ['-sSfOJ', link], { cwd: folder });
      expect(sha256(await readFile(join(folder, 'users.ndjson.gz')))).toBe(job.result.sha256);
      await writeFile(join(folder, 'part'), whole.subarray(0, 1_000));
      await run('curl', ['-sSf', '-C', '-', '-o', 'part', link], { cwd: folder });
      expect(sha256(await readFile(join(folder, 'part')))).toBe(job.result.sha256);
      await run('curl', ['-sSf', '--etag-save', 'etag', '-o', 'first', link], { cwd: folder });
      const { stdout } = await run(
        'curl',
        ['-sSf', '--etag-compare', 'etag', '-o', 'second', '-w', '%{http_code}', link],
        { cwd: folder },
      );
      expect(stdout).toBe('304');
    });

    it('takes preconditions as RFC 9110 says', async () => {
      const { resultUri: link, result } = await finished({ recordType: 'users', format: 'csv' });
      const etag = `"${result.sha256}"`;
      const status = async (headers: Record<string, string>, method = 'GET'): Promise<number> =>
        (await api.request(method, link, { headers })).status;
      const changed = await api.get(link, { 'if-match': '"another"', 'if-none-match': etag });
      expect([changed.status, changed.body.code]).toEqual([412, 'file_changed']);
      expect(await status({ 'if-match': `"x", ${etag}` })).toBe(200);
      expect(await status({ 'if-match': `W/${etag}` })).toBe(412);
      expect(await status({ 'if-none-match': `W/${etag}` })).toBe(304);
      expect(await status({ 'if-none-match': '*' }, 'HEAD')).toBe(304);
      expect(await status({ range: 'bytes=0-9', 'if-range': etag })).toBe(206);
      expect(await status({ range: 'bytes=0-9', 'if-range': `W/${etag}` })).toBe(200);
      expect(await status({ range: 'bytes=0-9', 'if-range': 'Sat, 21 Nov 2026 00:00:00 GMT' })).toBe(200);
      expect(await status({ range: 'bytes=0-9' }, 'HEAD')).toBe(200);
      const unchanged = await api.get(link, { 'if-none-match': etag });
      expect([unchanged.headers.get('etag'), unchanged.headers.get('cache-control')]).toEqual([
        etag,
        'private, max-age=0, must-revalidate',
      ]);
    });
  });
});
