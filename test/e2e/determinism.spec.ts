import { ONE_BACKEND } from '../setup/config';
import type { Download } from './processes/client';
import { type Deployment, useDeployments } from './processes/deployment';
import { people } from './processes/people';

const COUNT = 120_000;

describe.each(ONE_BACKEND)('the same request and seed, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');

  const csvOf = async ({ client }: Deployment): Promise<Download> => {
    await client.generate(people({ count: COUNT }));
    return client.exportCsv('people');
  };
  /** How many workers wrote rows of the newest job. */
  const writers = async (deployment: Deployment): Promise<number> => {
    const [counted] = await deployment.query<{ workers: number }>(
      `SELECT count(DISTINCT owner)::int AS workers FROM job_chunks
       WHERE job_id = (SELECT id FROM jobs WHERE type = 'generation' ORDER BY created_at DESC LIMIT 1)`,
    );
    return counted?.workers ?? 0;
  };

  it('gives the same file and the same receipt with one worker or three on one job, in chunks of 1,000 or of 50,000, wherever on earth', async () => {
    const [one, three] = await Promise.all([
      deploy(backend, { workers: 1, settings: { CHUNK_ROWS: '50000' } }),
      deploy(backend, {
        workers: 3,
        settings: {
          CHUNK_ROWS: '1000',
          FAN_OUT_ROWS: `${COUNT}`,
          TZ: 'Pacific/Kiritimati',
          LC_ALL: 'tr_TR.UTF-8',
        },
      }),
    ]);
    const file = await csvOf(one);
    expect(file.lines).toBe(COUNT + 1);
    expect(await writers(one)).toBe(1);
    expect(await csvOf(three)).toEqual(file);
    expect(await writers(three)).toBeGreaterThan(1);
    const receipt = await one.client.receiptHash('people');
    expect(await three.client.receiptHash('people')).toBe(receipt);
    expect(await one.client.verify('people')).toMatchObject({ verified: true, sha256: receipt });

    const family = {
      seed: 7,
      mode: 'replace',
      recordTypes: [
        {
          recordType: 'children',
          count: COUNT,
          fields: [
            { name: 'id', type: 'sequence' },
            { name: 'parentId', type: 'reference', to: 'parents.id' },
          ],
        },
        { recordType: 'parents', count: 7_500, fields: [{ name: 'id', type: 'uuid' }] },
      ],
    };
    await Promise.all([one.client.generate(family), three.client.generate(family)]);
    expect(await writers(three)).toBeGreaterThan(1);
    for (const recordType of ['children', 'parents']) {
      expect(await three.client.receiptHash(recordType)).toBe(await one.client.receiptHash(recordType));
      expect(await three.client.exportCsv(recordType)).toEqual(await one.client.exportCsv(recordType));
    }

    // The same rows, appended by jobs that run side by side on three workers.
    const part = people({ recordType: 'people', count: COUNT / 4, mode: 'append' });
    await three.client.generate(people({ count: COUNT / 4 }));
    await Promise.all([1, 2, 3].map(() => three.client.generate(part)));
    expect(await three.rowCounts('people')).toEqual({ rows: COUNT, distinct: COUNT });
    expect(await three.client.exportCsv('people')).toEqual(file);
    expect(await three.client.receiptHash('people')).toBe(receipt);
    expect(await three.client.verify('people')).toMatchObject({ verified: true, rowsRecomputed: COUNT });
  });
});
