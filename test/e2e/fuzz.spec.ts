import { fuzz } from '../fuzz/fuzz';
import { useDeployments } from './processes/deployment';

/** The long form, `npm run test:fuzz`, sets both. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 400);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_121);

jest.setTimeout(60_000 + REQUESTS * 500);

describe('requests drawn from the OpenAPI document', () => {
  const deploy = useDeployments('after all tests');

  it(`are each answered as it says, and never with a failure of ours (${REQUESTS}, seed ${SEED})`, async () => {
    const { api, client, workers } = await deploy('postgres', {
      // Small enough for what is drawn to be over in a moment.
      settings: { MAX_RECORDS: '1000', MAX_BACKLOG: '1000000', MAX_BODY_BYTES: '200000' },
    });
    const job = await client.generate({
      recordType: 'users',
      count: 10,
      fields: [{ name: 'id', type: 'uuid' }],
    });
    const exported = await client.completed(
      await client.start('/export', { recordType: 'users', format: 'csv' }),
    );
    const known = {
      jobId: job.jobId,
      recordType: 'users',
      row: '1',
      fileId: String(exported.result?.['fileId']),
    };
    const statuses = await fuzz({ url: api.url, requests: REQUESTS, seed: SEED, known });
    if (REQUESTS > 1_000)
      process.stdout.write(`${JSON.stringify([...statuses].sort(([a], [b]) => a - b))}\n`);

    // Of those that are as documented some have to be accepted, or nothing much was tried.
    const accepted = [...statuses]
      .filter(([status]) => status < 300)
      .reduce((sum, [, count]) => sum + count, 0);
    expect(accepted).toBeGreaterThan(REQUESTS / 5);
    for (const one of [api, ...workers]) {
      expect([one.app, one.isRunning, (await fetch(`${one.url}/health/live`)).status]).toEqual([
        one.app,
        true,
        200,
      ]);
      expect(one.output).not.toContain('An error was not handled');
    }
    await client.request('POST', '/admin/kinds/generate_dataset/resume');
    await client.generate({ recordType: 'after', count: 1, fields: [{ name: 'id', type: 'uuid' }] });
  });
});
