import { BACKENDS } from '../setup/config';
import type { Download } from './processes/client';
import { type Deployment, useDeployments } from './processes/deployment';
import { people } from './processes/people';

const COUNT = 100_000;

describe.each(BACKENDS)('the same request and seed, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');

  const csvOf = async ({ client }: Deployment): Promise<Download> => {
    await client.generate(people({ count: COUNT }));
    return client.exportCsv('people');
  };

  it('gives the same file and the same receipt with one worker or three, in chunks of 1,000 or of 50,000, wherever on earth', async () => {
    const [one, three] = await Promise.all([
      deploy(backend, { workers: 1, settings: { CHUNK_ROWS: '50000' } }),
      deploy(backend, {
        workers: 3,
        settings: { CHUNK_ROWS: '1000', TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
      }),
    ]);
    const file = await csvOf(one);
    expect(file.lines).toBe(COUNT + 1);
    expect(await csvOf(three)).toEqual(file);
    const receipt = await one.client.receiptHash('people');
    expect(await three.client.receiptHash('people')).toBe(receipt);
    expect(await one.client.verify('people')).toMatchObject({ verified: true, sha256: receipt });

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
