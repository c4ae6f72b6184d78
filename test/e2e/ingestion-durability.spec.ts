import { readdir } from 'node:fs/promises';
import { BACKENDS } from '../setup/config';
import { useDeployments } from './processes/deployment';

const ROWS = 200_000;
const BAD_ROW = 123_456;

function table(): Buffer {
  const lines = ['id,name,amount'];
  for (let i = 0; i < ROWS; i++) lines.push(i === BAD_ROW ? 'short' : `${i},"name, ${i}",${i}.25`);
  return Buffer.from(`${lines.join('\n')}\n`);
}

describe.each(BACKENDS.slice(0, 1))('a worker is killed while it ingests, queue on %s', (backend) => {
  const deploy = useDeployments('after each test');

  it.each(['append', 'replace'])(
    'and another one goes on behind the last committed row (%s)',
    async (mode) => {
      const settings = { CHUNK_ROWS: '2000', JOB_LEASE_MS: '2000' };
      const deployment = await deploy(backend, { workers: 2, settings });
      const form = new FormData();
      form.set('recordType', 'people');
      form.set('mode', mode);
      form.set('file', new Blob([new Uint8Array(table())]), 'people.csv');
      const response = await fetch(`${deployment.client.url}/upload`, { method: 'POST', body: form });
      const { jobId = '', fileId = '' } = (await response.json()) as Record<string, string>;
      await deployment.kill(await deployment.holderAt(jobId, { done: ROWS * 0.2 }));

      const job = await deployment.client.completed(jobId, 120_000);
      expect(job).toMatchObject({ attempts: 1, result: { rows: ROWS - 1, rejected: 1 } });
      const [found] = await deployment.query<Record<string, string>>(
        `SELECT count(*)::text AS rows, count(DISTINCT id)::text AS ids, max(_row)::text AS last, sum(amount)::text AS total,
              count(*) FILTER (WHERE name <> 'name, ' || id)::text AS wrong FROM datasets.people`,
      );
      const ids = (ROWS * (ROWS - 1)) / 2 - BAD_ROW;
      expect(found).toEqual({
        rows: `${ROWS - 1}`,
        ids: `${ROWS - 1}`,
        last: `${ROWS - 2}`,
        total: (ids + (ROWS - 1) * 0.25).toFixed(2),
        wrong: '0',
      });
      expect(await deployment.client.verify('people')).toMatchObject({
        verified: true,
        rowsChecked: ROWS - 1,
      });

      const { rejectsUri } = job.result as { rejectsUri: string };
      const text = await (await fetch(new URL(rejectsUri, deployment.client.url))).text();
      expect(JSON.parse(text.split('\n')[1] ?? '')).toMatchObject({ line: BAD_ROW + 2, raw: 'short' });
      const objects = (await readdir(deployment.storageDir, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ name }) => name);
      expect(objects.filter((name) => name.startsWith(fileId))).toHaveLength(1);
      expect(objects).toHaveLength(2);
      expect(await deployment.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'staging'`)).toEqual([]);
    },
  );
});
