import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Client } from 'pg';
import { parseAllDocuments } from 'yaml';
import { createTestDatabase, type TestDatabase } from '../setup/database';

const FILE = resolve(__dirname, '../../deploy/kubernetes/components/keda/scaled-object.yaml');

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** What KEDA asks the database, from the manifest. */
function backlogQuery(): string {
  const documents = parseAllDocuments(readFileSync(FILE, 'utf8')).map((document) => document.toJS());
  const scaled = documents.find(({ kind }) => kind === 'ScaledObject');
  return scaled.spec.triggers[0].metadata.query as string;
}

it('counts jobs whose time has come and jobs that run, and no others', async () => {
  const jobs = [
    ['pending', '-1 second'],
    ['in-progress', '-1 minute'],
    ['pending', '1 hour'],
    ['completed', '-1 hour'],
  ];
  for (const [status, runAt] of jobs)
    await client.query(
      `INSERT INTO jobs (id, type, kind, queue, params, max_attempts, timeout_ms, status, run_at, finished_at, lease_owner, lease_until)
       VALUES (gen_random_uuid(), 'generation', 'generate_dataset', 'generation', '{}', 4, 1000, $1::text, now() + $2::interval, CASE WHEN $1 = 'completed' THEN now() END,
               CASE WHEN $1 = 'in-progress' THEN 'worker' END, CASE WHEN $1 = 'in-progress' THEN now() END)`,
      [status, runAt],
    );
  expect((await client.query(backlogQuery())).rows).toEqual([{ count: '2' }]);
});
