import { startTestApi, type TestApi, USERS } from './http-harness';
import { until } from '../setup/until';
import { WebhookReceiver, type Received } from '../setup/webhook-receiver';

const DAY_MS = 24 * 3_600_000;
const NOBODY = '00000000-0000-7000-8000-000000000000';

let api: TestApi;
const receivers: WebhookReceiver[] = [];

beforeAll(async () => {
  const environment = { WEBHOOKS_ALLOW_PRIVATE: '127.0.0.0/8', WEBHOOKS_TIMEOUT_MS: '700' };
  api = await startTestApi({ worker: true, environment });
});
afterAll(async () => {
  await api?.close();
});
afterEach(async () => {
  await api.database.query('DELETE FROM webhook_endpoints');
  for (const receiver of receivers.splice(0)) await receiver.stop();
});

interface Hook {
  id: string;
  secret: string;
  receiver: WebhookReceiver;
}

async function hook(settings: Record<string, unknown> = {}): Promise<Hook> {
  const receiver = await WebhookReceiver.start();
  receivers.push(receiver);
  const { status, body } = await api.post('/webhooks', { url: receiver.url, events: ['job.*'], ...settings });
  expect(status).toBe(201);
  return { id: body.webhookId, secret: body.secret, receiver };
}
const generate = async (request: object = USERS): Promise<string> =>
  (await api.post('/generate', request)).body.jobId as string;
const arrived = (receiver: WebhookReceiver, count: number): Promise<Received[]> =>
  until(() => receiver.received.length >= count && receiver.received, {
    what: `${count} messages have come`,
  });
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
const log = async (id: string): Promise<Record<string, any>[]> =>
  (await api.get(`/webhooks/${id}/deliveries`)).body.deliveries;
const logged = (id: string, status: string) =>
  until(async () => (await log(id)).find((delivery) => delivery['status'] === status), {
    what: `a delivery is ${status}`,
  });
/** Instead of waiting for the schedule of retries. */
const hasten = () =>
  api.database.query(
    `UPDATE webhook_deliveries SET next_attempt_at = now() WHERE status = 'pending' AND claimed_until IS NULL`,
  );
const retried = (receiver: WebhookReceiver, count: number) =>
  until(async () => {
    await hasten();
    return receiver.received.length >= count;
  });

describe('a webhook', () => {
  it('is told of the end of a job, signed as Standard Webhooks says', async () => {
    const { id, secret, receiver } = await hook();
    const jobId = await generate();
    const [message] = await arrived(receiver, 1);
    if (message === undefined) throw new Error('nothing came');
    const job = (await api.get(`/status/${jobId}`)).body;
    expect(WebhookReceiver.verify(secret, message)).toEqual({
      type: 'job.completed',
      timestamp: job.finishedAt,
      data: {
        jobId,
        type: 'generation',
        status: 'completed',
        error: null,
        links: { self: `/status/${jobId}` },
      },
    });
    expect(message.headers['content-type']).toBe('application/json');
    expect(() => WebhookReceiver.verify(secret, { ...message, text: `${message.text} ` })).toThrow();
    const delivery = await logged(id, 'delivered');
    expect(delivery).toMatchObject({ deliveryId: message.id, event: 'job.completed', nextAttemptAt: null });
    expect(delivery['attempts']).toEqual([
      expect.objectContaining({ number: 1, statusCode: 204, error: null, response: '' }),
    ]);
  });

  it('is told of failures and cancelled jobs, and only of what it asked for', async () => {
    const failures = await hook({ events: ['job.failed'], jobTypes: ['export'] });
    const cancelled = await hook({ events: ['job.cancelled'] });
    // Until it has ended: the hook of the next test would hear of it.
    await api.finish(await generate());
    await api.database.query(
      `INSERT INTO jobs (id, type, kind, queue, params, max_attempts, timeout_ms) VALUES
         ('${NOBODY}', 'export', 'nothing', 'export', '{}', 1, 1000)`,
    );
    await api.post(`/jobs/${NOBODY}/cancel`);
    const [message] = await arrived(cancelled.receiver, 1);
    expect(message?.body).toMatchObject({ type: 'job.cancelled', data: { jobId: NOBODY, type: 'export' } });
    await api.database.query(
      `UPDATE jobs SET status = 'failed', error_code = 'storage_unavailable' WHERE id = '${NOBODY}'`,
    );
    const [failure] = await arrived(failures.receiver, 1);
    expect(failure?.body.data).toMatchObject({ status: 'failed', error: 'storage_unavailable' });
    expect(cancelled.receiver.received).toHaveLength(1);
  });

  it('is told again until it accepts, under the same id', async () => {
    const { id, secret, receiver } = await hook();
    receiver.answer = (response) => {
      const count = receiver.received.length;
      if (count === 1) response.writeHead(500).end('\0 not now');
      else if (count === 2) response.socket?.destroy();
      else response.writeHead(200).end('thanks');
    };
    await generate();
    await until(async () => (await log(id))[0]?.['attempts'].length === 1);
    const [waiting] = await log(id);
    const delay = Date.parse(waiting?.['nextAttemptAt']) - Date.parse(waiting?.['attempts'][0].startedAt);
    expect(delay).toBeGreaterThan(4_900);
    expect(delay).toBeLessThan(8_000);
    await retried(receiver, 3);
    const delivery = await logged(id, 'delivered');
    expect(delivery['attempts']).toMatchObject([
      { number: 1, statusCode: 500, error: 'refused', response: '\ufffd not now' },
      { number: 2, statusCode: null, error: 'connection_failed', response: null },
      { number: 3, statusCode: 200, error: null, response: 'thanks' },
    ]);
    expect(new Set(receiver.received.map((message) => message.id)).size).toBe(1);
    for (const message of receiver.received) WebhookReceiver.verify(secret, message);
    expect((await api.get(`/webhooks/${id}`)).body.failingSince).toBeNull();
  });

  it('gives up after eleven attempts, and sends again by hand', async () => {
    const { id, receiver } = await hook();
    receiver.answer = (response) => response.writeHead(503).end();
    await generate();
    await retried(receiver, 11);
    const failed = await logged(id, 'failed');
    expect(failed['attempts']).toHaveLength(11);
    receiver.answer = (response) => response.writeHead(204).end();
    const path = `/webhooks/${id}/deliveries/${failed['deliveryId']}/redeliver`;
    expect((await api.post(path)).status).toBe(202);
    await logged(id, 'delivered');
    expect(receiver.received).toHaveLength(12);
    expect(receiver.received[11]?.id).toBe(failed['deliveryId']);
  });

  it('can be tried', async () => {
    const { id, secret, receiver } = await hook();
    const { status, body } = await api.post(`/webhooks/${id}/test`);
    expect(status).toBe(202);
    const [message] = await arrived(receiver, 1);
    if (message === undefined) throw new Error('nothing came');
    expect(WebhookReceiver.verify(secret, message)).toMatchObject({
      type: 'webhook.test',
      data: { webhookId: id },
    });
    expect(message.id).toBe(body.deliveryId);
  });

  it('gets a new secret, and for a while signatures by both', async () => {
    const { id, secret, receiver } = await hook();
    const rotated = (await api.post(`/webhooks/${id}/rotate-secret`)).body;
    expect(rotated.secret).not.toBe(secret);
    expect(Date.parse(rotated.previousSecretUntil) - Date.now()).toBeGreaterThan(0.9 * DAY_MS);
    await api.post(`/webhooks/${id}/test`);
    const [both] = await arrived(receiver, 1);
    if (both === undefined) throw new Error('nothing came');
    expect(String(both.headers['webhook-signature']).split(' ')).toHaveLength(2);
    WebhookReceiver.verify(secret, both);
    WebhookReceiver.verify(rotated.secret, both);

    const last = (await api.post(`/webhooks/${id}/rotate-secret?gracePeriodSeconds=0`)).body.secret as string;
    await api.post(`/webhooks/${id}/test`);
    const [, one] = await arrived(receiver, 2);
    if (one === undefined) throw new Error('nothing came');
    WebhookReceiver.verify(last, one);
    expect(() => WebhookReceiver.verify(rotated.secret, one)).toThrow();
    const { rows } = await api.database.query(
      `SELECT encode(secret, 'escape') AS secret FROM webhook_endpoints`,
    );
    expect(JSON.stringify(rows)).not.toContain(last.slice('whsec_'.length, -1));
    expect((await api.get(`/webhooks/${id}`)).text).not.toContain('whsec_');
  });

  it('that hangs, streams for ever or redirects is held to its time and delays no other', async () => {
    const hanging = await hook();
    hanging.receiver.answer = () => undefined;
    const endless = await hook();
    endless.receiver.answer = (response) => {
      response.writeHead(500);
      const writing = setInterval(() => response.write('x'.repeat(100_000)), 5);
      response.on('close', () => clearInterval(writing));
    };
    const dripping = await hook();
    dripping.receiver.answer = (response) => {
      response.writeHead(200);
      const writing = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(writing));
    };
    const target = await hook({ enabled: false });
    const redirecting = await hook();
    redirecting.receiver.answer = (response) =>
      response.writeHead(307, { Location: target.receiver.url }).end();
    const fine = await hook();
    // More than the hanging one has room for at once.
    await Promise.all(Array.from({ length: 8 }, () => api.post(`/webhooks/${hanging.id}/test`)));
    await generate();
    await arrived(fine.receiver, 1);

    const attempt = async ({ id }: Hook) =>
      until(async () => {
        const attempts = (await log(id)).flatMap((delivery) => delivery['attempts']);
        return attempts[0] as Record<string, unknown> | undefined;
      });
    expect(await attempt(hanging)).toMatchObject({ error: 'timed_out', statusCode: null });
    expect(await attempt(redirecting)).toMatchObject({ error: 'redirected', statusCode: 307 });
    const cut = await attempt(endless);
    expect(cut).toMatchObject({ error: 'refused', statusCode: 500 });
    expect(cut['response']).toHaveLength(1_024);
    // It said 200: how long it goes on talking is its own affair.
    const patient = await attempt(dripping);
    expect(patient).toMatchObject({ error: null, statusCode: 200 });
    expect(patient['durationMs']).toBeLessThan(1_500);
    expect(target.receiver.received).toHaveLength(0);
  });

  it('that answers 410 hears no more until it is enabled again', async () => {
    const { id, receiver } = await hook();
    receiver.answer = (response) => response.writeHead(410).end();
    await generate();
    await logged(id, 'failed');
    const gone = (await api.get(`/webhooks/${id}`)).body;
    expect(gone).toMatchObject({ enabled: false, disabledReason: 'gone' });
    expect((await api.post(`/webhooks/${id}/test`)).body.code).toBe('webhook_disabled');
    const other = await hook();
    await generate();
    await arrived(other.receiver, 1);
    expect(receiver.received).toHaveLength(1);
    receiver.answer = (response) => response.writeHead(204).end();
    expect((await api.request('PATCH', `/webhooks/${id}`, { json: { enabled: true } })).body).toMatchObject({
      enabled: true,
      disabledReason: null,
      failingSince: null,
    });
    await api.post(`/webhooks/${id}/test`);
    await arrived(receiver, 2);
  });

  it('that has failed for five days is disabled', async () => {
    const { id, receiver } = await hook();
    receiver.answer = (response) => response.writeHead(500).end();
    await api.database.query(`UPDATE webhook_endpoints SET failing_since = now() - interval '121 hours'`);
    await api.post(`/webhooks/${id}/test`);
    await until(async () => (await api.get(`/webhooks/${id}`)).body.disabledReason === 'failing');
    await hasten();
    await generate();
    expect((await log(id)).map((delivery) => delivery['status'])).toEqual(['pending']);
  });

  it('can be listed, changed and deleted', async () => {
    const { id } = await hook({ description: 'one' });
    await hook();
    const { body } = await api.get('/webhooks');
    expect(body.webhooks).toHaveLength(2);
    expect(body.webhooks[1]).toMatchObject({
      webhookId: id,
      description: 'one',
      jobTypes: [],
      enabled: true,
    });
    const changed = await api.request('PATCH', `/webhooks/${id}`, { json: { events: ['job.failed'] } });
    expect(changed.body).toMatchObject({ events: ['job.failed'], description: 'one' });
    for (let i = 0; i < 3; i++) await api.post(`/webhooks/${id}/test`);
    const first = await api.get(`/webhooks/${id}/deliveries?limit=2`);
    expect(first.body.deliveries).toHaveLength(2);
    const next = await api.get(`/webhooks/${id}/deliveries?limit=2&cursor=${first.body.nextCursor}`);
    expect(next.body).toMatchObject({ deliveries: [expect.anything()], nextCursor: null });
    expect((await api.request('DELETE', `/webhooks/${id}`)).status).toBe(204);
    for (const path of [`/webhooks/${id}`, `/webhooks/${id}/deliveries`]) {
      expect((await api.get(path)).body.code).toBe('webhook_not_found');
    }
    const nobody = `/webhooks/${body.webhooks[0].webhookId}/deliveries/${NOBODY}/redeliver`;
    expect((await api.post(nobody)).body.code).toBe('webhook_delivery_not_found');
  });

  it.each([
    ['http://10.0.0.1/', 'webhook_url_refused'],
    ['https://10.0.0.1/', 'webhook_url_refused'],
    ['https://169.254.169.254/latest/meta-data', 'webhook_url_refused'],
    ['https://[::1]/', 'webhook_url_refused'],
    ['https://[::ffff:10.0.0.1]/', 'webhook_url_refused'],
    ['https://0xa9fea9fe/', 'webhook_url_refused'],
    ['https://2852039166/', 'webhook_url_refused'],
    ['https://0/', 'webhook_url_refused'],
    ['http://8.8.8.8/', 'webhook_url_refused'],
    ['https://user:password@8.8.8.8/', 'webhook_url_refused'],
    ['https://8.8.8.8:25/', 'webhook_url_refused'],
    ['ftp://8.8.8.8/', 'webhook_url_refused'],
    ['file:///etc/passwd', 'webhook_url_refused'],
    ['/hook', 'validation_failed'],
    [42, 'validation_failed'],
  ])('is not sent to %s', async (url, code) => {
    const { body } = await api.post('/webhooks', { url, events: ['job.*'] });
    expect(body).toMatchObject({ code, errors: [expect.objectContaining({ pointer: '/url' })] });
  });

  it('needs events that there are', async () => {
    for (const events of [undefined, [], ['job.started'], ['job.*', 'job.*']]) {
      const { status, body } = await api.post('/webhooks', { url: 'https://8.8.8.8/', events });
      expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'validation_failed', '/events']);
    }
  });
});
