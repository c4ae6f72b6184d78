import { startTestApi, type TestApi, USERS } from './http-harness';
import { until } from '../setup/until';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const NEVER_SOON = '0 0 1 1 *';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ worker: true, environment: { MAX_RECORDS: '100000' } });
});
afterAll(() => api?.close());
afterEach(() => api.database.query('DELETE FROM schedules'));

const generation = (body: object = {}): object => ({ type: 'generation', body: { ...USERS, ...body } });
let names = 0;
const create = (settings: object) =>
  api.post('/schedules', { name: `schedule ${++names}`, request: generation(), ...settings });
const created = async (settings: object): Promise<string> => {
  const { status, body } = await create(settings);
  expect([status, body.code]).toEqual([201, undefined]);
  return body.scheduleId as string;
};
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of every shape
const runsOf = async (id: string): Promise<any[]> => (await api.get(`/schedules/${id}/runs`)).body.runs;
const ran = (id: string, count = 1) =>
  until(async () => {
    const runs = await runsOf(id);
    return runs.length >= count && runs;
  });
/** As if that tick had come so long ago. */
const due = (id: string, ago: string) =>
  api.database.query(`UPDATE schedules SET next_run_at = now() - $2::interval WHERE id = $1`, [id, ago]);

describe('a schedule', () => {
  it('makes its request at each tick', async () => {
    const id = await created({ every: '1s', overlap: 'allow' });
    const runs = await ran(id, 3);
    const [last] = runs;
    expect(last).toMatchObject({ outcome: 'started', byHand: false, error: null });
    const job = await api.finish(last.jobId);
    expect(job).toMatchObject({ status: 'completed', type: 'generation', scheduleId: id });
    const ticks = runs.map(({ tick }) => Date.parse(tick)).reverse();
    expect(ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0))).toEqual(ticks.slice(1).map(() => 1_000));
    expect((await api.get(`/schedules/${id}`)).body).toMatchObject({
      every: '1s',
      cron: null,
      paused: false,
    });
  });

  it.each([
    { recordType: 'users', format: 'csv' },
    { recordTypes: ['users'], format: 'csv' },
  ])('exports, too: %j', async (exported) => {
    await api.finish((await api.post('/generate', USERS)).body.jobId);
    const request = { type: 'export', body: exported };
    const id = await created({ cron: NEVER_SOON, request });
    const { status, body } = await api.post(`/schedules/${id}/run`);
    expect(status).toBe(202);
    expect(await api.finish(body.jobId)).toMatchObject({
      status: 'completed',
      type: 'export',
      scheduleId: id,
    });
    expect(await runsOf(id)).toMatchObject([{ byHand: true, outcome: 'started', jobId: body.jobId }]);
  });

  it('can be paused, resumed, run by hand and deleted', async () => {
    const id = await created({ cron: '* * * * * *' });
    const paused = await api.request('PATCH', `/schedules/${id}`, { json: { paused: true } });
    expect(paused.body).toMatchObject({ paused: true, nextRunAt: null });
    const before = (await runsOf(id)).length;
    await due(id, '1 hour');
    const key = { 'Idempotency-Key': 'by hand' };
    const first = await api.post(`/schedules/${id}/run`, undefined, key);
    const again = await api.post(`/schedules/${id}/run`, undefined, key);
    expect([again.body.jobId, again.headers.get('idempotency-replayed')]).toEqual([first.body.jobId, 'true']);
    await api.finish(first.body.jobId);
    expect(await runsOf(id)).toHaveLength(before + 1);
    const { body } = await api.request('PATCH', `/schedules/${id}`, { json: { paused: false } });
    // The time between is neither run nor made up for.
    expect(Date.parse(body.nextRunAt)).toBeGreaterThan(Date.now() - 2_000);
    await ran(id, before + 2);
    expect((await api.request('DELETE', `/schedules/${id}`)).status).toBe(204);
    expect((await api.get(`/schedules/${id}`)).body.code).toBe('schedule_not_found');
    expect((await api.post(`/schedules/${id}/run`)).body.code).toBe('schedule_not_found');
  });

  it('makes up for missed ticks with one run, or with none', async () => {
    const one = await created({ cron: '0 * * * *', overlap: 'allow' });
    const none = await created({ cron: '0 * * * *', overlap: 'allow', catchUp: 'none' });
    for (const id of [one, none]) await due(id, '5 hours');
    expect(await ran(one)).toMatchObject([{ outcome: 'started' }]);
    expect(await ran(none)).toMatchObject([{ outcome: 'missed', jobId: null }]);
    for (const id of [one, none]) {
      const { nextRunAt } = (await api.get(`/schedules/${id}`)).body;
      expect(Date.parse(nextRunAt)).toBeGreaterThan(Date.now());
    }
  });

  it('waits for its job to end, unless told otherwise', async () => {
    const id = await created({ cron: NEVER_SOON });
    const { rows } = await api.database.query<{ id: string }>(
      `INSERT INTO jobs (id, type, kind, queue, params, max_attempts, timeout_ms, schedule_id, run_at, delivery_seen_at)
       VALUES (gen_random_uuid(), 'generation', 'nothing', 'generation', '{}', 1, 1000, $1,
               now() + interval '1 day', now() + interval '1 day') RETURNING id`,
      [id],
    );
    await due(id, '1 second');
    expect(await ran(id)).toMatchObject([{ outcome: 'skipped', jobId: rows[0]?.id }]);
    await api.post(`/jobs/${rows[0]?.id}/cancel`);
    await due(id, '0.5 seconds');
    expect(await ran(id, 2)).toMatchObject([{ outcome: 'started' }, { outcome: 'skipped' }]);
  });

  it('shows that its request is refused by now, and goes on', async () => {
    const id = await created({
      cron: NEVER_SOON,
      request: generation({ recordType: 'changing', mode: 'append' }),
    });
    const other = { recordType: 'changing', count: 1, fields: [{ name: 'other', type: 'uuid' }] };
    await api.finish((await api.post('/generate', other)).body.jobId);
    await due(id, '1 second');
    const [run] = await ran(id);
    expect(run).toMatchObject({ outcome: 'failed', jobId: null, error: { code: 'dataset_schema_conflict' } });
    const { body } = await api.get('/schedules');
    expect(body.schedules).toMatchObject([{ scheduleId: id, lastRun: { outcome: 'failed' } }]);
    expect((await api.post(`/schedules/${id}/run`)).body.code).toBe('dataset_schema_conflict');
  });

  it('leaves nothing of the rehearsal of its request', async () => {
    const count = async () => (await api.database.query('SELECT id FROM jobs')).rowCount;
    const before = await count();
    await created({ cron: NEVER_SOON });
    expect(await count()).toBe(before);
  });

  it('has a name of its own', async () => {
    await created({ cron: NEVER_SOON, name: 'mine' });
    expect((await create({ cron: NEVER_SOON, name: 'mine' })).body.code).toBe('schedule_exists');
  });

  it.each([
    [{ cron: 'nonsense' }, 422, 'invalid_schedule', '/cron'],
    [{ cron: '0 0 31 2 *' }, 422, 'invalid_schedule', '/cron'],
    [{ cron: '* * * * *', timeZone: 'Mars/Olympus' }, 422, 'invalid_schedule', '/timeZone'],
    [{ every: '10 minutes' }, 422, 'invalid_schedule', '/every'],
    [{ every: '1h', cron: '* * * * *' }, 422, 'invalid_schedule', ''],
    [{}, 422, 'invalid_schedule', ''],
    [{ every: '1h', overlap: 'never' }, 400, 'validation_failed', '/overlap'],
    [{ every: '1h', request: undefined }, 400, 'validation_failed', '/request'],
    [{ every: '1h', request: [] }, 400, 'validation_failed', '/request'],
    [{ every: '1h', request: { type: 'upload', body: {} } }, 400, 'validation_failed', '/request/type'],
    [{ every: '1h', request: { type: 'export' } }, 400, 'validation_failed', '/request/body'],
    [
      { every: '1h', request: { type: 'backup', body: { to: 'x' } } },
      400,
      'validation_failed',
      '/request/body/to',
    ],
    [{ every: '1h', request: generation({ count: 0 }) }, 400, 'validation_failed', '/request/body/count'],
    [
      { every: '1h', request: generation({ count: 100_001 }) },
      400,
      'validation_failed',
      '/request/body/count',
    ],
    [{ every: '1h', request: generation({ extra: 1 }) }, 400, 'validation_failed', '/request/body/extra'],
    [
      { every: '1h', request: generation({ fields: [{ name: 'mail', type: 'emial' }] }) },
      422,
      'scheduled_request_refused',
      '/request/body/fields/0/type',
    ],
  ])('%j is refused', async (settings, status, code, pointer) => {
    const answer = await create(settings);
    expect([answer.status, answer.body.code, answer.body.errors[0].pointer]).toEqual([status, code, pointer]);
  });

  it('of an export of nothing is refused', async () => {
    const request = { type: 'export', body: { recordType: 'nothing', format: 'csv' } };
    const { status, body } = await create({ every: '1h', request });
    expect([status, body.code, body.reason]).toEqual([422, 'scheduled_request_refused', 'dataset_not_found']);
  });

  it('that there is not is not found', async () => {
    expect((await api.get(`/schedules/${NOBODY}/runs`)).body.code).toBe('schedule_not_found');
    expect((await api.get('/schedules/x')).body.code).toBe('invalid_id');
  });
});
