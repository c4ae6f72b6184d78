import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@app/errors';
import { CancelJob, JobEnqueuer, RetryJob } from '@app/jobs';
import { JobSnoozed } from '@app/jobs/worker';
import { createTestInstance, type TestInstance } from '../setup/config';
import {
  done,
  scriptedJob,
  scripts,
  startScriptedWorker,
  untilAborted,
  type ScriptedWorker,
} from '../setup/job-bench';
import { startProducers, type Producers } from '../setup/producers';
import { until } from '../setup/until';

class Flaky extends AppError {
  readonly code = 'flaky';
  override readonly retryable = true;
}

/** The arrows of the state diagram in docs/job-lifecycle.md. */
function drawn(): string[] {
  const text = readFileSync(join(__dirname, '../../docs/job-lifecycle.md'), 'utf8');
  const diagram = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const arrows = [...diagram.matchAll(/^\s*(\S+) --> ([^\s:]+)/gm)].map(([, from = '', to = '']) => [
    from,
    to,
  ]);
  return arrows
    .filter(([, to]) => to !== '[*]')
    .map(([from = '', to = '']) =>
      `${from} → ${to}`.replaceAll('in_progress', 'in-progress').replace('[*]', 'nothing'),
    )
    .filter((arrow, index, all) => all.indexOf(arrow) === index)
    .sort();
}

describe('the states of a job', () => {
  let instance: TestInstance;
  let producers: Producers;
  let worker: ScriptedWorker;

  beforeAll(async () => {
    instance = await createTestInstance('postgres', { JOB_RETRY_DELAY_MS: '10', JOB_LEASE_MS: '1000' });
    producers = await startProducers(instance.config());
    worker = await startScriptedWorker(instance.config());
    // What changes the status, or who has the job, is written down by the database itself.
    await producers.database.query(`
      CREATE TABLE observed (arrow text PRIMARY KEY);
      CREATE FUNCTION observe() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO observed VALUES (coalesce(OLD.status, 'nothing') || ' → ' || NEW.status) ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE TRIGGER observe_insert AFTER INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION observe();
      CREATE TRIGGER observe_status AFTER UPDATE ON jobs FOR EACH ROW
        WHEN (OLD.status <> NEW.status OR (OLD.status = 'in-progress' AND OLD.delivery <> NEW.delivery))
        EXECUTE FUNCTION observe();`);
  });
  afterAll(async () => {
    await worker?.close();
    await producers?.close();
    await instance?.remove();
  });

  const enqueue = async (script: string, runAt?: Date): Promise<string> =>
    (await producers.app.get(JobEnqueuer).enqueue(scriptedJob, { script }, { runAt })).jobId;
  const retry = (jobId: string) => producers.bus.execute(new RetryJob(jobId));
  const cancel = (jobId: string) => producers.bus.execute(new CancelJob(jobId));
  const running = (jobId: string) =>
    until(async () => (await producers.reader.get(jobId)).status === 'in-progress', { what: 'it runs' });

  it('change as the diagram in docs/job-lifecycle.md says, and in no other way', async () => {
    let calls = 0;
    scripts.set('retried and snoozed', () => {
      calls++;
      if (calls === 1) return Promise.reject(new Flaky('not yet'));
      if (calls === 2) return Promise.reject(new JobSnoozed(10));
      return Promise.resolve(done);
    });
    scripts.set('broken', () => Promise.reject(new InvalidWork('never')));
    scripts.set('endless', ({ signal }) => untilAborted(signal));
    await producers.ended(await enqueue('retried and snoozed'));

    const broken = await enqueue('broken');
    await producers.ended(broken);
    await retry(broken);
    await producers.ended(broken);

    const later = await enqueue('endless', new Date(Date.now() + 3_600_000));
    await cancel(later);
    await retry(later);
    await running(later);
    await cancel(later);
    await producers.ended(later);

    const handedBack = await enqueue('endless');
    await running(handedBack);
    // A lease that has run out, as that of a dead worker; under another token, or its living one would prolong it.
    await producers.database.query(
      `UPDATE jobs SET lease_until = now() - interval '1 minute', lease_token = lease_token + 1 WHERE id = $1`,
      [handedBack],
    );
    await until(
      async () =>
        (await producers.database.query(`SELECT 1 FROM jobs WHERE id = $1 AND delivery > 1`, [handedBack]))
          .rowCount === 1,
      { what: 'the reconciler has taken it away' },
    );
    await cancel(handedBack);
    await producers.ended(handedBack);

    const { rows } = await producers.database.query<{ arrow: string }>(
      'SELECT arrow FROM observed ORDER BY arrow',
    );
    expect(rows.map(({ arrow }) => arrow).sort()).toEqual(drawn());
  });
});

class InvalidWork extends AppError {
  readonly code = 'invalid_work';
}
