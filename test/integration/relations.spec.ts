import { EnqueueGeneration, GenerationPreviewer, type GenerationRequest } from '@app/generation';
import type { JobView } from '@app/jobs';
import { DeleteDataset } from '@app/retention';
import { startWorker, type RunningWorker } from '../../apps/worker/src/bootstrap';
import { createTestInstance, type TestInstance } from '../setup/config';
import { startProducers, type Producers } from '../setup/producers';

const TEAM = [
  { name: 'id', type: 'uuid' },
  { name: 'name', type: 'company' },
];
const USER = [
  { name: 'id', type: 'sequence', start: 1000 },
  { name: 'teamId', type: 'reference', to: 'teams.id' },
];
const ORPHANS = `SELECT count(*) AS n FROM datasets.users AS child
  LEFT JOIN datasets.teams AS parent ON parent.id = child."teamId" WHERE parent.id IS NULL`;

describe('relations', () => {
  let instance: TestInstance;
  let producers: Producers;
  let worker: RunningWorker;

  beforeAll(async () => {
    instance = await createTestInstance('postgres', { CHUNK_ROWS: '1000' });
    const config = instance.config();
    producers = await startProducers(config);
    worker = await startWorker(config);
  });
  afterAll(async () => {
    await worker?.close();
    await producers?.close();
    await instance?.remove();
  });
  beforeEach(async () => {
    const { rows } = await producers.database.query<{ name: string }>(
      'SELECT record_type AS name FROM datasets',
    );
    for (const { name } of rows) await producers.bus.execute(new DeleteDataset(name));
  });

  const accept = async (request: GenerationRequest): Promise<string> =>
    (await producers.bus.execute(new EnqueueGeneration(request))).jobId;
  const run = async (request: GenerationRequest): Promise<JobView> => producers.ended(await accept(request));
  const generate = async (request: GenerationRequest): Promise<JobView> => {
    const job = await run(request);
    expect(job.error).toBeNull();
    return job;
  };
  const query = async <T>(text: string): Promise<T[]> => (await producers.database.query(text)).rows as T[];
  const number = async (text: string): Promise<number> => (await query<{ n: number }>(text))[0]?.n ?? NaN;

  it('generates record types that refer to each other by one job, in any order, as previewed', async () => {
    const request = {
      seed: 5,
      mode: 'replace' as const,
      recordTypes: [
        { recordType: 'users', count: 2_500, fields: USER },
        { recordType: 'teams', count: 40, fields: TEAM },
      ],
    };
    const preview = await producers.app.get(GenerationPreviewer).preview(request, 3);
    const job = await generate(request);
    expect(job).toMatchObject({
      resultUri: '/datasets',
      progress: { done: 2_540, total: 2_540 },
      result: {
        rows: 2_540,
        recordTypes: [
          { recordType: 'users', rows: 2_500, firstRow: 0, seed: 5 },
          { recordType: 'teams', rows: 40, firstRow: 0, seed: 5 },
        ],
      },
    });
    expect(await number(ORPHANS)).toBe(0);
    const shown = await query('SELECT id, "teamId" FROM datasets.users ORDER BY _row LIMIT 3');
    expect(preview.map(({ recordType }) => recordType)).toEqual(['users', 'teams']);
    expect(shown.map((row) => expect.objectContaining(row as object) as unknown)).toEqual(preview[0]?.rows);

    const sums = `SELECT md5(string_agg(users::text, ',' ORDER BY _row)) AS n FROM (SELECT _row, id, "teamId" FROM datasets.users) AS users`;
    const first = await number(sums);
    await generate({ ...request, recordTypes: [...request.recordTypes].reverse() });
    expect(await number(sums)).toBe(first);
  });

  it('shows replacements of several record types together, or none of them', async () => {
    const request = (seed: number, count: number): GenerationRequest => ({
      seed,
      mode: 'replace',
      recordTypes: [
        { recordType: 'teams', count: 50, fields: TEAM },
        { recordType: 'users', count, fields: USER },
      ],
    });
    await generate(request(1, 100));
    const jobId = await accept(request(2, 30_000));
    const seen = new Set<number>();
    for (let status = 'pending'; status !== 'completed';) {
      expect(await number(ORPHANS)).toBe(0);
      seen.add(await number('SELECT count(*) AS n FROM datasets.users'));
      ({ status } = await producers.reader.get(jobId));
    }
    expect([...seen].filter((n) => n !== 100 && n !== 30_000)).toEqual([]);
  });

  it('refers to a dataset that exists, and to the parents that it has when it is appended to', async () => {
    await generate({ recordType: 'teams', count: 10, seed: 1, fields: TEAM });
    await generate({ recordType: 'users', count: 1_000, seed: 2, fields: USER });
    const before = await query('SELECT id, "teamId" FROM datasets.users ORDER BY _row');
    await generate({ recordType: 'teams', count: 30, fields: TEAM });
    await generate({ recordType: 'users', count: 2_000, fields: USER });
    expect(await number(ORPHANS)).toBe(0);
    expect(await query('SELECT id, "teamId" FROM datasets.users WHERE _row < 1000 ORDER BY _row')).toEqual(
      before,
    );
    const parents = 'SELECT count(DISTINCT "teamId") AS n FROM datasets.users WHERE _row';
    expect(await number(`${parents} < 1000`)).toBe(10);
    expect(await number(`${parents} >= 1000`)).toBe(40);
  });

  it('never refers to rows that were discarded, or that came from another seed', async () => {
    await generate({ recordType: 'teams', count: 1_000, seed: 1, fields: TEAM });
    // A job that is cancelled in the middle leaves a hole in the row numbers.
    const jobId = await accept({ recordType: 'teams', count: 1_000_000, fields: TEAM });
    for (let done = 0; done === 0;) done = (await producers.reader.get(jobId)).progress.done;
    // While it writes, its rows are not counted on either.
    const early = await run({ recordType: 'users', count: 5_000, seed: 3, mode: 'replace', fields: USER });
    expect(early.status).toBe('completed');
    await producers.database.query('UPDATE jobs SET cancel_requested_at = now() WHERE id = $1', [jobId]);
    expect((await producers.ended(jobId)).status).toBe('cancelled');
    expect(await number('SELECT count(*) AS n FROM datasets.teams')).toBe(1_000);
    expect(await number(ORPHANS)).toBe(0);

    await generate({ recordType: 'teams', count: 500, fields: TEAM });
    await generate({ recordType: 'teams', count: 500, seed: 99, fields: TEAM });
    await generate({ recordType: 'users', count: 20_000, seed: 4, mode: 'replace', fields: USER });
    expect(await number(ORPHANS)).toBe(0);
    const jobs = `SELECT count(DISTINCT "teamId") AS n FROM datasets.users`;
    expect(await number(jobs)).toBe(1_500);
    expect(
      await number(
        `SELECT count(*) AS n FROM datasets.users JOIN datasets.teams ON teams.id = "teamId" WHERE teams._row >= 1000000`,
      ),
    ).toBeGreaterThan(5_000);
  });

  it('fails with a clear code when the parent is replaced or deleted before the job ends', async () => {
    await generate({ recordType: 'teams', count: 100, seed: 1, fields: TEAM });
    for (const change of ['replaced', 'deleted']) {
      const jobId = await accept({
        recordType: 'users',
        count: 200_000,
        seed: 2,
        mode: 'append',
        fields: USER,
      });
      for (let done = 0; done === 0;) done = (await producers.reader.get(jobId)).progress.done;
      if (change === 'deleted') {
        await expect(producers.bus.execute(new DeleteDataset('teams'))).rejects.toMatchObject({
          ...{ code: 'dataset_in_use', details: { jobIds: [jobId] } },
        });
        // As an older version does.
        await query(`DROP TABLE datasets.teams; DELETE FROM datasets WHERE record_type = 'teams'`);
      } else await generate({ recordType: 'teams', count: 100, seed: 8, mode: 'replace', fields: TEAM });
      expect(await producers.ended(jobId)).toMatchObject({
        status: 'failed',
        error: { code: 'parent_changed' },
      });
      expect(await number('SELECT count(*) AS n FROM datasets.users')).toBe(0);
      await producers.bus.execute(new DeleteDataset('users'));
    }
  });

  it('does not mind a parent that is replaced by the same rows and more', async () => {
    await generate({ recordType: 'teams', count: 100, seed: 1, fields: TEAM });
    await generate({ recordType: 'users', count: 1_000, seed: 2, fields: USER });
    await generate({ recordType: 'teams', count: 200, seed: 1, mode: 'replace', fields: TEAM });
    await generate({ recordType: 'users', count: 1_000, fields: USER });
    expect(await number(ORPHANS)).toBe(0);
    await generate({ recordType: 'teams', count: 100, seed: 3, mode: 'replace', fields: TEAM });
    await expect(accept({ recordType: 'users', count: 1_000, fields: USER })).rejects.toMatchObject({
      code: 'parent_changed',
    });
  });

  it('takes the count from a fan-out, and goes on where parents were added', async () => {
    const fields = [
      { name: 'id', type: 'uuid' },
      { name: 'teamId', type: 'reference', to: 'teams.id', perParent: { min: 1, max: 5 } },
    ];
    const recordTypes = [
      { recordType: 'teams', count: 501, fields: TEAM },
      { recordType: 'users', fields },
    ];
    await generate({ seed: 6, recordTypes });
    const children = `SELECT count(*) AS n FROM (SELECT parent.id, count(child.id) AS n FROM datasets.teams AS parent
      LEFT JOIN datasets.users AS child ON child."teamId" = parent.id GROUP BY 1) AS each WHERE n`;
    expect(await number(`${children} BETWEEN 1 AND 5`)).toBe(501);
    for (const n of [1, 2, 3, 4, 5]) expect(await number(`${children} = ${n}`)).toBeGreaterThan(70);

    await generate({ recordTypes });
    expect(await number(`${children} BETWEEN 1 AND 5`)).toBe(1_002);
    expect(await number(ORPHANS)).toBe(0);
    await expect(accept({ recordType: 'users', fields })).rejects.toMatchObject({
      issues: [{ pointer: '/count', code: 'nothing_to_add' }],
    });
  });

  it('makes link tables without duplicates, and trees without circles', async () => {
    await generate({
      seed: 9,
      recordTypes: [
        {
          recordType: 'memberships',
          count: 20_000,
          uniqueTogether: [['userId', 'teamId']],
          fields: [
            { name: 'userId', type: 'reference', to: 'users.id' },
            { name: 'teamId', type: 'reference', to: 'teams.id' },
          ],
        },
        {
          recordType: 'users',
          count: 500,
          fields: [
            { name: 'id', type: 'sequence' },
            { name: 'teamId', type: 'reference', to: 'teams.id' },
            { name: 'managerId', type: 'reference', to: 'users.id', roots: 3 },
          ],
        },
        { recordType: 'teams', count: 41, fields: TEAM },
      ],
    });
    expect(
      await number(
        'SELECT count(*) AS n FROM (SELECT DISTINCT "userId", "teamId" FROM datasets.memberships) AS pairs',
      ),
    ).toBe(20_000);
    expect(await number('SELECT count(*) AS n FROM datasets.users WHERE "managerId" IS NULL')).toBe(3);
    const reached = `WITH RECURSIVE tree AS (SELECT id FROM datasets.users WHERE "managerId" IS NULL
      UNION ALL SELECT child.id FROM datasets.users AS child JOIN tree ON child."managerId" = tree.id)
      SELECT count(*) AS n FROM tree`;
    expect(await number(reached)).toBe(500);
  });

  it.each([
    [
      'a circle',
      [
        {
          recordType: 'a',
          count: 1,
          fields: [
            { name: 'id', type: 'uuid' },
            { name: 'b', type: 'reference', to: 'c.id' },
          ],
        },
        {
          recordType: 'c',
          count: 1,
          fields: [
            { name: 'id', type: 'uuid' },
            { name: 'd', type: 'reference', to: 'a.id' },
          ],
        },
      ],
      {
        pointer: '/recordTypes/0/fields/1/to',
        code: 'reference_cycle',
        message: expect.stringContaining('a.b -> c.d -> a.b') as unknown,
      },
    ],
    [
      'a record type twice',
      [
        { recordType: 'a', count: 1, fields: TEAM },
        { recordType: 'a', count: 1, fields: TEAM },
      ],
      { pointer: '/recordTypes/1/recordType', code: 'duplicate_record_type' },
    ],
    [
      'a parent that is nowhere',
      [{ recordType: 'a', count: 1, fields: [{ name: 'b', type: 'reference', to: 'nowhere.id' }] }],
      { pointer: '/recordTypes/0/fields/0/to', code: 'unknown_record_type' },
    ],
    [
      'a key whose values repeat',
      [
        { recordType: 'teams', count: 1, fields: TEAM },
        { recordType: 'a', count: 1, fields: [{ name: 'b', type: 'reference', to: 'teams.name' }] },
      ],
      { pointer: '/recordTypes/1/fields/0/to', code: 'not_a_key' },
    ],
    [
      'a count that a fan-out cannot make',
      [
        { recordType: 'teams', count: 10, fields: TEAM },
        {
          recordType: 'a',
          count: 31,
          fields: [{ name: 'b', type: 'reference', to: 'teams.id', perParent: 3 }],
        },
      ],
      {
        pointer: '/recordTypes/1/count',
        code: 'impossible_fan_out',
        message: expect.stringContaining('30') as unknown,
      },
    ],
    [
      'more rows than there are combinations',
      [
        { recordType: 'teams', count: 10, fields: TEAM },
        {
          recordType: 'a',
          count: 31,
          uniqueTogether: [['b', 'c']],
          fields: [
            { name: 'b', type: 'reference', to: 'teams.id' },
            { name: 'c', type: 'enum', values: ['x', 'y', 'z'] },
          ],
        },
      ],
      {
        pointer: '/recordTypes/1/uniqueTogether/0',
        code: 'not_enough_unique_values',
        message: expect.stringContaining('30 combinations') as unknown,
      },
    ],
  ])('refuses %s', async (_, recordTypes, issue) => {
    await expect(accept({ recordTypes })).rejects.toMatchObject({ code: 'invalid_schema', issues: [issue] });
  });
});
