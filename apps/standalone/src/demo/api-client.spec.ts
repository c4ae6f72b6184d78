import { Interrupted } from '../cannot-start';
import { ApiClient } from './api-client';
import { StandInApi, type Answer, type Route } from './testing/stand-in-api';

let server: StandInApi | undefined;
afterEach(() => server?.stop());

async function clientOf(
  routes: Record<string, Route>,
  signal = new AbortController().signal,
): Promise<ApiClient> {
  server = await StandInApi.start(routes);
  return new ApiClient(server.origin, signal);
}

const REQUEST = { recordType: 'users', count: 1, seed: 1, mode: 'replace' as const };

/** Gives these answers one after the other. */
function inTurn(...answers: (Answer | 'hang up')[]): Route {
  return () => answers.shift() ?? { status: 500, body: {} };
}

describe('ApiClient', () => {
  it('tries again with the same key while the API is out of reach, so that no job is started twice', async () => {
    const client = await clientOf({
      'POST /generate': inTurn('hang up', { status: 503, body: {} }, { status: 202, body: { jobId: 'j1' } }),
    });
    await expect(client.generate(REQUEST)).resolves.toBe('j1');
    const keys = server?.requests.map(({ key }) => key) ?? [];
    expect(keys).toHaveLength(3);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(keys).size).toBe(1);
  });

  it('uses another key for another request', async () => {
    const client = await clientOf({ 'POST /generate': () => ({ status: 202, body: { jobId: 'j' } }) });
    await client.generate(REQUEST);
    await client.generate(REQUEST);
    expect(new Set(server?.requests.map(({ key }) => key)).size).toBe(2);
  });

  it('explains a refusal with all its reasons, and does not repeat the request', async () => {
    const errors = [
      { pointer: '/fields/0/type', message: 'there is no field type "uuuid"' },
      { pointer: '/count', message: 'must be at least 1' },
    ];
    const body = { code: 'invalid_schema', detail: 'The schema has 2 problems', errors };
    const client = await clientOf({ 'POST /generate': () => ({ status: 422, body }) });
    await expect(client.generate(REQUEST)).rejects.toThrow(
      'POST /generate was refused (422 invalid_schema): The schema has 2 problems\n' +
        '  /fields/0/type: there is no field type "uuuid"\n  /count: must be at least 1',
    );
    expect(server?.requests).toHaveLength(1);
  });

  it('says that the API does not answer', async () => {
    const client = await clientOf({ 'GET /status/j': () => 'hang up' });
    await expect(client.job('j')).rejects.toThrow(/GET \/status\/j: the API at .* does not answer/);
  });

  it('follows a job to its end and tells how far it is', async () => {
    const job = (status: string, done: number): Answer => ({
      body: { jobId: 'j', status, progress: { done, total: 10 } },
    });
    const client = await clientOf({
      'GET /status/j': inTurn(job('pending', 0), job('in-progress', 5), job('completed', 10)),
    });
    const seen: number[] = [];
    await expect(client.follow('j', (done) => seen.push(done))).resolves.toMatchObject({
      status: 'completed',
    });
    expect(seen).toEqual([0, 5, 10]);
  });

  it('says why a job failed', async () => {
    const failed = {
      jobId: 'j',
      status: 'failed',
      progress: null,
      error: { code: 'x', message: 'disk full' },
    };
    const client = await clientOf({ 'GET /status/j': () => ({ body: failed }) });
    await expect(client.follow('j', () => undefined)).rejects.toThrow('Job j failed: disk full');
  });

  it('stops following when it is interrupted', async () => {
    const controller = new AbortController();
    const client = await clientOf(
      {
        'GET /status/j': () => ({
          body: { jobId: 'j', status: 'in-progress', progress: { done: 1, total: 2 } },
        }),
      },
      controller.signal,
    );
    const following = client.follow('j', () => controller.abort(new Interrupted()));
    await expect(following).rejects.toThrow(Interrupted);
  });
});
