import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { DatasetPages, DatasetReceipts, type Receipt } from '@app/datasets';
import { fieldTypes } from '@app/engine';
import { EnqueueGeneration } from '@app/generation';
import type { JobView } from '@app/jobs';
import { DeleteDataset } from '@app/retention';
import { EnqueueVerification, RowRecomputer } from '@app/verification';
import { startWorker, type RunningWorker } from '../../apps/worker/src/bootstrap';
import { ONE_BACKEND, createTestInstance, type TestInstance } from '../setup/config';
import { startProducers, type Producers } from '../setup/producers';

const fields = [
  { name: 'id', type: 'uuid' },
  { name: 'firstName', type: 'firstName' },
  { name: 'age', type: 'integer', min: 18, max: 90 },
  { name: 'balance', type: 'decimal', nullRate: 0.1 },
  { name: 'signedUpAt', type: 'timestamp' },
];
const COUNT = 2_500;

describe.each(ONE_BACKEND)('receipts, queue on %s', (backend) => {
  let instance: TestInstance;
  let producers: Producers;
  let worker: RunningWorker;

  beforeAll(async () => {
    instance = await createTestInstance(backend, { CHUNK_ROWS: '1000' });
    producers = await startProducers(instance.config());
    worker = await startWorker(instance.config());
  });
  afterAll(async () => {
    await worker?.close();
    await producers?.close();
    await instance?.remove();
  });

  const sql = (text: string, values?: unknown[]) => producers.database.query(text, values);
  const generate = async (request: Record<string, unknown> = {}): Promise<JobView> => {
    const { jobId } = await producers.bus.execute(
      new EnqueueGeneration({
        recordType: 'people',
        count: COUNT,
        seed: 7,
        mode: 'replace',
        fields,
        ...request,
      }),
    );
    const job = await producers.ended(jobId);
    expect(job.error).toBeNull();
    return job;
  };
  const receiptOf = (recordType = 'people'): Promise<Receipt> =>
    producers.app.get(DatasetReceipts).of(recordType);
  const verify = async (recordType = 'people'): Promise<Record<string, unknown>> => {
    const { jobId } = await producers.bus.execute(new EnqueueVerification(recordType));
    const job = await producers.ended(jobId);
    expect(job).toMatchObject({ status: 'completed', type: 'verification', error: null });
    return job.result as Record<string, unknown>;
  };
  /** The changes are made, looked at, and undone. */
  const after = async (statement: string): Promise<Record<string, unknown>> => {
    await sql('CREATE TABLE kept AS SELECT * FROM datasets.people');
    try {
      await sql(statement);
      return await verify();
    } finally {
      await sql('TRUNCATE datasets.people; INSERT INTO datasets.people SELECT * FROM kept; DROP TABLE kept');
    }
  };

  it('find nothing in a table that nobody has touched', async () => {
    const job = await generate();
    const receipt = await receiptOf();
    expect(receipt).toEqual({
      rows: COUNT,
      blockRows: 1_000,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      partCount: 1,
      parts: [
        {
          jobId: job.jobId,
          firstRow: 0,
          rows: COUNT,
          seed: 7,
          engineVersion: expect.any(String),
          sha256: receipt.sha256,
        },
      ],
    });
    expect(await verify()).toEqual({
      recordType: 'people',
      verified: true,
      rowsChecked: COUNT,
      rowsRecomputed: COUNT,
      mismatchCount: 0,
      mismatches: [],
      alteredColumns: [],
      sha256: receipt.sha256,
    });
  });

  it('can be recomputed by anybody from what PostgreSQL gives', async () => {
    const total = createHash('sha256');
    const client = new Client({ connectionString: instance.environment['DATABASE_URL'] });
    await client.connect();
    for (let first = 0; first < COUNT; first += 1_000) {
      const rows = Math.min(1_000, COUNT - first);
      const copy = await buffer(
        client.query(
          copyTo(
            `COPY (SELECT _row, id, "firstName", age, balance, "signedUpAt" FROM datasets.people
                   WHERE _row >= ${first} AND _row < ${first + 1_000} ORDER BY _row) TO STDOUT (FORMAT binary)`,
          ),
        ),
      );
      const head = Buffer.alloc(12);
      head.writeBigInt64BE(BigInt(first));
      head.writeInt32BE(rows, 8);
      total.update(head).update(createHash('sha256').update(copy.subarray(19, -2)).digest());
    }
    await client.end();
    expect(total.digest('hex')).toBe((await receiptOf()).sha256);
  });

  it.each([
    [
      'a cell that was changed',
      'UPDATE datasets.people SET age = age + 1 WHERE _row = 1234',
      [{ row: 1_234, kind: 'changed', fields: ['age'] }],
    ],
    [
      'a cell that was emptied',
      'UPDATE datasets.people SET "firstName" = NULL, "signedUpAt" = now() WHERE _row = 0',
      [{ row: 0, kind: 'changed', fields: ['firstName', 'signedUpAt'] }],
    ],
    [
      'a number that has other decimals',
      'UPDATE datasets.people SET balance = balance * 1.0 WHERE _row = (SELECT min(_row) FROM datasets.people WHERE balance IS NOT NULL)',
      [{ row: 0, kind: 'changed', fields: ['balance'] }],
    ],
    [
      'rows that were deleted',
      'DELETE FROM datasets.people WHERE _row IN (0, 999, 1000, 2499)',
      [0, 999, 1_000, 2_499].map((row) => ({ row, kind: 'missing' })),
    ],
    [
      'a row that was added behind the last',
      `INSERT INTO datasets.people SELECT 2500, _job, _created_at, id, "firstName", age, balance, "signedUpAt"
       FROM datasets.people WHERE _row = 3`,
      [{ row: 2_500, kind: 'unexpected' }],
    ],
    [
      'a row that was added before the first',
      `INSERT INTO datasets.people SELECT -1, _job, _created_at, id, "firstName", age, balance, "signedUpAt"
       FROM datasets.people WHERE _row = 3`,
      [{ row: -1, kind: 'unexpected' }],
    ],
  ])('name %s', async (_, statement, mismatches) => {
    expect(await after(statement)).toMatchObject({
      verified: false,
      mismatchCount: mismatches.length,
      mismatches,
    });
  });

  it('name two rows that changed places', async () => {
    const result = await after(
      `UPDATE datasets.people SET _row = -5 WHERE _row = 10;
       UPDATE datasets.people SET _row = 10 WHERE _row = 2000; UPDATE datasets.people SET _row = 2000 WHERE _row = -5`,
    );
    expect(result).toMatchObject({ verified: false, mismatchCount: 2, rowsChecked: COUNT });
    expect((result['mismatches'] as { row: number }[]).map(({ row }) => row)).toEqual([10, 2_000]);
  });

  it('list the first mismatches and count all', async () => {
    const result = await after('DELETE FROM datasets.people WHERE _row >= 500');
    expect(result).toMatchObject({ verified: false, mismatchCount: 2_000, rowsChecked: 500 });
    expect((result['mismatches'] as { row: number }[]).map(({ row }) => row)).toEqual(
      Array.from({ length: 100 }, (_, i) => 500 + i),
    );
    expect(await after('DELETE FROM datasets.people')).toMatchObject({
      verified: false,
      mismatchCount: COUNT,
      rowsChecked: 0,
    });
  });

  it('say which column is not what it was', async () => {
    await generate({ recordType: 'altered' });
    await sql('ALTER TABLE datasets.altered ALTER COLUMN age TYPE bigint, DROP COLUMN "firstName"');
    expect(await verify('altered')).toMatchObject({
      verified: false,
      alteredColumns: ['firstName', 'age'],
      sha256: null,
    });
  });

  it('do not mind columns and indexes of the users, nor what a row is updated with there', async () => {
    await generate({ recordType: 'extended' });
    await sql('ALTER TABLE datasets.extended ADD COLUMN remark text');
    await sql(`UPDATE datasets.extended SET remark = 'mine' WHERE _row % 2 = 0`);
    await sql('CREATE INDEX ON datasets.extended (age)');
    expect(await verify('extended')).toMatchObject({ verified: true, rowsChecked: COUNT });
  });

  it('are the same for the same rows, whatever the size of the chunks', async () => {
    const { sha256 } = await receiptOf();
    for (const CHUNK_ROWS of ['100', '1700', '50000']) {
      const config = instance.config({ CHUNK_ROWS });
      await worker.close();
      worker = await startWorker(config);
      await generate();
      expect((await receiptOf()).sha256).toBe(sha256);
      expect(await verify()).toMatchObject({ verified: true });
    }
    await generate({ seed: 8 });
    expect((await receiptOf()).sha256).not.toBe(sha256);
    await generate();
  });

  it('know what was appended, by which job and under which seed', async () => {
    const first = await generate({ recordType: 'parts', count: 1_500 });
    const second = await generate({ recordType: 'parts', mode: 'append', count: 1_000, seed: 9 });
    const third = await generate({ recordType: 'parts', mode: 'append', count: 7 });
    const receipt = await receiptOf('parts');
    expect(receipt).toMatchObject({ rows: 2_507, partCount: 3 });
    expect(receipt.parts).toMatchObject([
      { jobId: first.jobId, firstRow: 0, rows: 1_500, seed: 7 },
      { jobId: second.jobId, firstRow: 1_500, rows: 1_000, seed: 9 },
      { jobId: third.jobId, firstRow: 2_500, rows: 7, seed: 7 },
    ]);
    expect(await verify('parts')).toMatchObject({ verified: true, sha256: receipt.sha256 });
    for (const row of [0, 1_499, 1_500, 2_499, 2_500, 2_506]) {
      expect(await producers.app.get(RowRecomputer).recompute('parts', row)).toEqual(
        await producers.app.get(DatasetPages).readRow('parts', row),
      );
    }
  });

  it('are the same when whole blocks are appended as when all is written at once', async () => {
    await generate({ recordType: 'grown', count: 3_000 });
    const { sha256 } = await receiptOf('grown');
    await generate({ recordType: 'grown', count: 1_000 });
    await generate({ recordType: 'grown', mode: 'append', count: 2_000 });
    expect((await receiptOf('grown')).sha256).toBe(sha256);
  });

  it('forget what was discarded', async () => {
    await generate({ recordType: 'torn', count: 1_500 });
    // The second chunk of the append finds its place taken, whichever attempt it is.
    await sql(`INSERT INTO datasets.torn SELECT 2700, _job, _created_at FROM datasets.torn WHERE _row = 0`);
    const { jobId } = await producers.bus.execute(
      new EnqueueGeneration({ recordType: 'torn', count: 2_000, fields }, {}),
    );
    await sql('UPDATE jobs SET max_attempts = 1 WHERE id = $1', [jobId]);
    expect(await producers.ended(jobId)).toMatchObject({ status: 'failed' });
    expect(await receiptOf('torn')).toMatchObject({ rows: 1_500, partCount: 1 });
    expect(await verify('torn')).toMatchObject({
      verified: false,
      mismatches: [{ row: 2_700, kind: 'unexpected' }],
    });
    await sql('DELETE FROM datasets.torn WHERE _row = 2700');
    expect(await verify('torn')).toMatchObject({ verified: true, rowsChecked: 1_500 });
    // What is appended now leaves a gap, and a gap is no mismatch.
    await generate({ recordType: 'torn', mode: 'append', count: 10 });
    expect(await verify('torn')).toMatchObject({ verified: true, rowsChecked: 1_510 });
    expect((await receiptOf('torn')).parts[1]).toMatchObject({ firstRow: 3_500, rows: 10 });
    await expect(producers.app.get(RowRecomputer).recompute('torn', 2_000)).rejects.toMatchObject({
      code: 'row_not_found',
    });
  });

  it('leave nothing behind when a dataset is replaced or deleted', async () => {
    const left = async (): Promise<unknown[]> =>
      (
        await sql(`SELECT DISTINCT incarnation FROM dataset_chunks
                   WHERE incarnation NOT IN (SELECT incarnation FROM datasets)`)
      ).rows;
    await generate({ recordType: 'gone' });
    await generate({ recordType: 'gone' });
    await producers.bus.execute(new DeleteDataset('gone'));
    expect(await left()).toEqual([]);
  });

  it('compare hashes where the rows come from another engine, and name the block', async () => {
    await generate({ recordType: 'foreign' });
    await sql(`UPDATE dataset_chunks SET engine_version = '0'
               WHERE incarnation = (SELECT incarnation FROM datasets WHERE record_type = 'foreign')`);
    expect(await verify('foreign')).toMatchObject({
      verified: true,
      rowsChecked: COUNT,
      rowsRecomputed: 0,
      sha256: (await receiptOf('foreign')).sha256,
    });
    await sql('UPDATE datasets.foreign SET age = age + 1 WHERE _row = 1234');
    expect(await verify('foreign')).toMatchObject({
      verified: false,
      mismatchCount: 1,
      mismatches: [{ row: 1_000, rows: 1_000, kind: 'changed' }],
    });
    await expect(producers.app.get(RowRecomputer).recompute('foreign', 3)).rejects.toMatchObject({
      code: 'row_not_recomputable',
    });
  });

  it('are refused for rows of before there were any', async () => {
    await generate({ recordType: 'old' });
    await sql(`DELETE FROM dataset_chunks
               WHERE incarnation = (SELECT incarnation FROM datasets WHERE record_type = 'old')`);
    expect(await receiptOf('old')).toEqual({
      rows: COUNT,
      blockRows: 1_000,
      sha256: null,
      partCount: 0,
      parts: [],
    });
    await expect(producers.bus.execute(new EnqueueVerification('old'))).rejects.toMatchObject({
      code: 'receipt_incomplete',
    });
    await expect(producers.bus.execute(new EnqueueVerification('none'))).rejects.toMatchObject({
      code: 'dataset_not_found',
    });
  });

  it('hold for every field type, JSON included', async () => {
    const examples = fieldTypes().map(({ example, companions }) => [example, ...companions]);
    const all = new Map<string, object>();
    for (const group of examples) for (const field of group) all.set(field.name, field);
    const types = [...all.values()];
    // What the example of a reference refers to.
    await generate({ recordType: 'teams', count: 20, fields: [{ name: 'id', type: 'uuid' }] });
    await generate({ recordType: 'everything', count: 300, fields: types });
    const result = await verify('everything');
    expect(result).toMatchObject({ verified: true, mismatches: [], rowsRecomputed: 300 });
    expect(result['sha256']).toBe((await receiptOf('everything')).sha256);
    expect(await producers.app.get(RowRecomputer).recompute('everything', 299)).toEqual(
      await producers.app.get(DatasetPages).readRow('everything', 299),
    );
  });
});
