import type { ServerResponse } from 'node:http';
import { ONE_BACKEND } from '../setup/config';
import { until } from '../setup/until';
import { WebhookReceiver, type Received } from '../setup/webhook-receiver';
import { type Deployment, useDeployments } from './processes/deployment';
import { TINY } from './processes/people';
import { PrivatePostgres } from './processes/private-servers';

const SETTINGS = { WEBHOOKS_ALLOW_PRIVATE: '127.0.0.0/8' };

describe('webhooks', () => {
  const deploy = useDeployments('after all tests');
  let receiver: WebhookReceiver;

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
  });
  afterEach(() => receiver.stop());

  const hook = async ({ client }: Deployment): Promise<{ id: string; secret: string }> => {
    const settings = { url: receiver.url, events: ['job.*'] };
    const { status, body } = await client.request('POST', '/webhooks', settings);
    expect(status).toBe(201);
    return { id: body['webhookId'] as string, secret: body['secret'] as string };
  };
  const arrived = (count: number): Promise<Received[]> =>
    until(() => receiver.received.length >= count && receiver.received, {
      timeoutMs: 40_000,
      what: `${count} messages`,
    });
  const statuses = async (deployment: Deployment): Promise<string[]> =>
    (await deployment.query<{ status: string }>('SELECT status FROM webhook_deliveries')).map(
      ({ status }) => status,
    );
  const allDelivered = (deployment: Deployment) =>
    until(async () => (await statuses(deployment)).every((status) => status === 'delivered'));
  /** The receiver keeps the first message waiting. */
  const holdFirst = (): Promise<ServerResponse> =>
    new Promise((resolve) => {
      receiver.answer = (response) => {
        if (receiver.received.length === 1) resolve(response);
        else response.writeHead(204).end();
      };
    });

  describe.each(ONE_BACKEND)('queue on %s', (backend) => {
    let deployment: Deployment;
    beforeAll(async () => {
      deployment = await deploy(backend, {
        workers: 2,
        settings: { ...SETTINGS, WEBHOOKS_TIMEOUT_MS: '3000' },
      });
    }, 120_000);

    it('are each sent once by two workers', async () => {
      const { secret } = await hook(deployment);
      const jobs = await Promise.all(
        Array.from({ length: 30 }, () => deployment.client.start('/generate', TINY)),
      );
      await arrived(30);
      await allDelivered(deployment);
      expect(receiver.received.map(({ body }) => body.data['jobId']).sort()).toEqual(jobs.sort());
      for (const message of receiver.received) WebhookReceiver.verify(secret, message);
    }, 120_000);

    it('are sent again, under the same id, when the worker is killed that was sending', async () => {
      const { id, secret } = await hook(deployment);
      // The one that has to be killed is then the only one.
      await deployment.workers[1]?.stop();
      const held = holdFirst();
      await deployment.client.request('POST', `/webhooks/${id}/test`);
      await held;
      const [victim] = deployment.workers;
      if (victim === undefined) throw new Error('There is no worker');
      await deployment.kill(victim);
      await deployment.startWorker();
      const [first, second] = await arrived(2);
      expect(second?.id).toBe(first?.id);
      if (second !== undefined) WebhookReceiver.verify(secret, second);
      await allDelivered(deployment);
      expect(
        await deployment.query(
          `SELECT number FROM webhook_attempts JOIN webhook_deliveries ON id = delivery_id
           WHERE endpoint_id = $1`,
          [id],
        ),
      ).toEqual([{ number: 2 }]);
    }, 120_000);
  });

  describe('on a database of their own', () => {
    let postgres: PrivatePostgres;
    let deployment: Deployment;
    beforeAll(async () => {
      postgres = await PrivatePostgres.start();
      deployment = await deploy('postgres', {
        settings: { ...SETTINGS, WEBHOOKS_TIMEOUT_MS: '60000', DATABASE_URL: postgres.url },
      });
    }, 120_000);
    afterAll(() => postgres?.remove());

    it('go to another worker at once when theirs is stopped', async () => {
      const { id } = await hook(deployment);
      const held = holdFirst();
      await deployment.client.request('POST', `/webhooks/${id}/test`);
      await held;
      expect((await deployment.workers[0]?.stop())?.code).toBe(0);
      await deployment.startWorker();
      const [first, second] = await arrived(2);
      expect(second?.id).toBe(first?.id);
      expect((second?.at ?? NaN) - (first?.at ?? NaN)).toBeLessThan(30_000);
      await allDelivered(deployment);
    }, 120_000);

    it('are not sent twice because the database was away when they were answered', async () => {
      const { id } = await hook(deployment);
      const held = holdFirst();
      await deployment.client.request('POST', `/webhooks/${id}/test`);
      const response = await held;
      await postgres.stop();
      response.writeHead(204).end();
      const worker = deployment.workers.at(-1);
      await until(() => worker?.output.includes('Webhooks cannot be sent now'), {
        what: 'the worker noticed',
      });
      await postgres.startAgain();
      await allDelivered(deployment);
      await deployment.client.completed(await deployment.client.start('/generate', TINY));
      await arrived(2);
      expect(new Set(receiver.received.map((message) => message.id)).size).toBe(2);
    }, 120_000);
  });
});
