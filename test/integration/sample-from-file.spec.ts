import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { FileCatalogue, storageKeyFor } from '@app/files';
import { EnqueueGeneration, GenerationPreviewer, type GenerationPreview } from '@app/generation';
import type { JobView } from '@app/jobs';
import { STORAGE, type StorageDriver } from '@app/storage';
import { startWorker, type RunningWorker } from '../../apps/worker/src/bootstrap';
import { createTestInstance, type TestInstance } from '../setup/config';
import { startProducers, type Producers } from '../setup/producers';

const CITIES =
  'name,city,age,zip\nAda,London,36,007\nAlan,"Wilmslow, UK",41,008\nGrace,London,85,009\nKurt,,71,010\n';

describe('sampling from a file', () => {
  let instance: TestInstance;
  let producers: Producers;
  let worker: RunningWorker;

  beforeAll(async () => {
    instance = await createTestInstance('postgres', { CHUNK_ROWS: '500' });
    const config = instance.config();
    producers = await startProducers(config);
    worker = await startWorker(config);
  });
  afterAll(async () => {
    await worker?.close();
    await producers?.close();
    await instance?.remove();
  });

  const store = async (
    content: string | Buffer,
    contentType = 'text/csv',
    name = 'people.csv',
    sha256?: string,
  ): Promise<string> => {
    const bytes = Buffer.from(content);
    const fileId = randomUUID();
    const storageKey = storageKeyFor('uploads', fileId);
    await producers.app.get<StorageDriver>(STORAGE).write(storageKey, Readable.from([bytes]));
    await producers.app.get(FileCatalogue).add(producers.database, {
      fileId,
      jobId: null,
      storageKey,
      name,
      contentType,
      size: bytes.length,
      sha256: sha256 ?? createHash('sha256').update(bytes).digest('hex'),
      recordTypes: [],
    });
    return fileId;
  };
  const remove = async (fileId: string): Promise<void> => {
    const files = producers.app.get(FileCatalogue);
    const { storageKey } = await files.get(fileId);
    await files.forget(producers.database, fileId);
    await producers.app.get<StorageDriver>(STORAGE).delete(storageKey);
  };
  const preview = async (
    field: Record<string, unknown>,
    more: Record<string, unknown> = {},
  ): Promise<GenerationPreview> => {
    const request = {
      recordType: 'people',
      seed: 7,
      count: 100,
      mode: 'replace' as const,
      fields: [{ name: 'value', type: 'sample', ...field }],
      ...more,
    };
    const [shown] = await producers.app.get(GenerationPreviewer).preview(request, 100);
    return shown as GenerationPreview;
  };
  const valuesOf = async (field: Record<string, unknown>): Promise<unknown[]> =>
    (await preview(field)).rows.map(({ value }) => value);
  const issueOf = (field: Record<string, unknown>): Promise<unknown> =>
    preview(field).then(
      () => undefined,
      (error: { issues?: unknown[] }) => error.issues?.[0],
    );
  const generate = async (request: Record<string, unknown>): Promise<JobView> => {
    const { jobId } = await producers.bus.execute(
      new EnqueueGeneration({ recordType: 'people', count: 1_200, seed: 7, fields: [], ...request }),
    );
    return producers.ended(jobId);
  };

  it('chooses values as often as they are in the file, without empty ones', async () => {
    const fileId = await store(CITIES);
    const values = await valuesOf({ fileId, column: 'city' });
    expect(new Set(values)).toEqual(new Set(['London', 'Wilmslow, UK']));
    const london = values.filter((value) => value === 'London').length;
    expect(london).toBeGreaterThan(50);
    expect(london).toBeLessThan(85);
  });

  it('takes numbers for numbers, but not where that would change how they are written', async () => {
    const fileId = await store(CITIES);
    for (const age of await valuesOf({ fileId, column: 'age' })) expect(typeof age).toBe('number');
    expect(await valuesOf({ fileId, column: 'zip' })).toContain('007');
  });

  it('gives the same bytes after the file is gone, in preview, job and append', async () => {
    const fileId = await store(CITIES);
    const fields = [
      { name: 'city', type: 'sample', fileId, column: 'city' },
      { name: 'loud', type: 'expression', expression: 'upper(city)' },
    ];
    const before = await preview({}, { fields });
    await remove(fileId);
    expect(await preview({}, { fields })).toEqual(before);

    const job = await generate({ mode: 'replace', fields });
    expect(job).toMatchObject({ status: 'completed', error: null });
    expect(await generate({ fields, seed: undefined, count: 300 })).toMatchObject({ status: 'completed' });
    const { rows } = await producers.database.query<{ city: string; loud: string }>(
      'SELECT city, loud FROM datasets.people ORDER BY _row LIMIT 100',
    );
    expect(rows).toEqual(before.rows);
    expect(rows.every(({ city, loud }) => city.toUpperCase() === loud)).toBe(true);

    // What the dataset remembers can be sent again as it is.
    const { rows: datasets } = await producers.database.query<{ fields: unknown }>(
      `SELECT fields FROM datasets WHERE record_type = 'people'`,
    );
    expect(await preview({}, { fields: datasets[0]?.fields })).toEqual(before);
  });

  it('gives each value once when unique, and refuses more rows than values', async () => {
    const fileId = await store('id\n' + Array.from({ length: 100 }, (_, i) => `k${i % 60}`).join('\n'));
    const field = { fileId, column: 'id', unique: true };
    const { rows } = await preview({}, { count: 60, fields: [{ name: 'value', type: 'sample', ...field }] });
    expect(new Set(rows.map(({ value }) => value)).size).toBe(60);
    expect(await issueOf(field)).toMatchObject({
      pointer: '/fields/0/unique',
      code: 'not_enough_unique_values',
    });
  });

  it.each([
    ['TSV', 'a\tb\n1\tx\n', 'text/tab-separated-values', 'f.tsv'],
    ['CSV with semicolons and a BOM', '\uFEFFa;b\r\n1,5;x\r\n', 'text/csv; charset=utf-8', 'f.csv'],
    ['NDJSON', '{"b":"x"}\n\n{"a":1}\n{"b":null}\n', 'application/x-ndjson', 'f.ndjson'],
    ['JSON', '[{"b":"x"},{"b":"x","a":1},{}]', 'application/json', 'f.json'],
    ['packed CSV', gzipSync('a,b\n1,x\n'), 'application/gzip', 'f.csv.gz'],
    ['packed NDJSON', gzipSync('{"b":"x"}\n'), 'application/gzip', 'f.ndjson.gz'],
  ])('reads %s', async (_, content, contentType, name) => {
    const fileId = await store(content, contentType, name);
    expect(new Set(await valuesOf({ fileId, column: 'b' }))).toEqual(new Set(['x']));
  });

  it.each([
    ['no such file', undefined, '/fileId', 'file_not_found'],
    ['an image', ['x', 'image/png', 'x.png'], '/fileId', 'sample_format_not_supported'],
    ['no such column', ['a,c\n1,2\n', 'text/csv', 'f.csv'], '/column', 'unknown_column'],
    ['an empty file', ['', 'text/csv', 'f.csv'], '/column', 'unknown_column'],
    ['an empty column', ['a,b\n1,\n', 'text/csv', 'f.csv'], '/column', 'sample_empty'],
    ['broken CSV', ['b\n"x', 'text/csv', 'f.csv'], '/fileId', 'sample_not_readable'],
    ['broken JSON', ['[{', 'application/json', 'f.json'], '/fileId', 'sample_not_readable'],
    ['broken NDJSON', ['{"b":1}\n{', 'application/x-ndjson', 'f.ndjson'], '/fileId', 'sample_not_readable'],
    ['no array', ['{"b":1}', 'application/json', 'f.json'], '/fileId', 'sample_not_readable'],
    ['no gzip', ['b\nx\n', 'application/gzip', 'f.csv.gz'], '/fileId', 'sample_not_readable'],
    ['an object', ['[{"b":{}}]', 'application/json', 'f.json'], '/column', 'sample_value_not_usable'],
    ['a long value', [`b\n${'x'.repeat(1001)}\n`, 'text/csv', 'f.csv'], '/column', 'sample_value_too_long'],
    ['other bytes', ['b\nx\n', 'text/csv', 'f.csv', 'f'.repeat(64)], '/fileId', 'file_corrupt'],
    [
      'a bomb',
      [gzipSync(Buffer.alloc(257 * 1024 * 1024, '\n')), 'application/gzip', 'f.ndjson.gz'],
      '/fileId',
      'sample_too_large',
    ],
    [
      'too many values',
      [`b\n${Array.from({ length: 100_001 }, (_, i) => i).join('\n')}`, 'text/csv', 'f.csv'],
      '/column',
      'sample_too_large',
    ],
  ] as [string, Parameters<typeof store> | undefined, string, string][])(
    'refuses %s',
    async (_, file, pointer, code) => {
      const fileId = file === undefined ? randomUUID() : await store(...file);
      expect(await issueOf({ fileId, column: 'b' })).toMatchObject({ pointer: `/fields/0${pointer}`, code });
    },
  );

  it('refuses what is no id, what is no column, and values beside a file', async () => {
    expect(await issueOf({ fileId: 'x', column: 'b' })).toMatchObject({ pointer: '/fields/0/fileId' });
    expect(await issueOf({ fileId: randomUUID(), column: 'b\0' })).toMatchObject({
      pointer: '/fields/0/column',
    });
    expect(await issueOf({ fileId: randomUUID() })).toMatchObject({ pointer: '/fields/0/column' });
    const fileId = await store(CITIES);
    expect(await issueOf({ fileId, column: 'city', values: [1] })).toMatchObject({
      code: 'conflicting_options',
    });
    expect(await issueOf({ fileId, column: 'city', sha256: '0'.repeat(64) })).toMatchObject({
      pointer: '/fields/0/sha256',
      code: 'sample_changed',
    });
  });

  it('treats names of members of every object as names of columns', async () => {
    const fileId = await store('{"__proto__":"x","constructor":"y"}\n', 'application/x-ndjson', 'f.ndjson');
    expect(new Set(await valuesOf({ fileId, column: '__proto__' }))).toEqual(new Set(['x']));
    expect(await issueOf({ fileId, column: 'toString' })).toMatchObject({ code: 'unknown_column' });
  });
});
