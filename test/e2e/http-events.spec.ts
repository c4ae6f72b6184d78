import { until } from '../setup/until';
import { startTestApi, type TestApi, USERS } from './http-harness';

interface ServerSentEvent {
  id: number;
  event: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into events of every shape
  data: any;
}

/** Reads a stream to its end. */
async function readEvents(response: Response): Promise<ServerSentEvent[]> {
  return parseEvents(await response.text());
}

function parseEvents(text: string): ServerSentEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('id:'))
    .map((block) => {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      return { id: Number(field('id')), event: field('event'), data: JSON.parse(field('data')) };
    });
}

const statuses = (events: ServerSentEvent[]): string[] =>
  events.filter(({ event }) => event === 'status').map(({ data }) => data.status);

describe('GET /jobs/:jobId/events', () => {
  let api: TestApi;
  let jobId: string;

  beforeAll(async () => {
    api = await startTestApi({ worker: true });
  });
  afterAll(() => api.close());

  const follow = (lastEventId?: number): Promise<Response> =>
    fetch(`${api.url}/jobs/${jobId}/events`, {
      headers: lastEventId === undefined ? {} : { 'last-event-id': `${lastEventId}` },
    });

  it('tells the life of a job and closes at its end', async () => {
    jobId = (await api.post('/generate', USERS)).body.jobId;
    const response = await follow();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const events = await readEvents(response);
    expect(statuses(events)).toEqual(['pending', 'in-progress', 'completed']);
    expect(events.every(({ data }) => data.jobId === jobId && !Number.isNaN(Date.parse(data.at)))).toBe(true);
  });

  it('tells it again, and from any place in it', async () => {
    const all = await readEvents(await follow());
    expect(statuses(all).at(-1)).toBe('completed');
    expect(await readEvents(await follow(all[0]?.id))).toEqual(all.slice(1));
  });

  it('tells a client that has seen everything not to come back', async () => {
    const all = await readEvents(await follow());
    expect((await follow(all.at(-1)?.id)).status).toBe(204);
  });
});

describe('an open stream', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  /** Opens a stream and collects what comes. */
  async function open(jobId: string): Promise<{ text: () => string; ended: Promise<void> }> {
    const response = await fetch(`${api.url}/jobs/${jobId}/events`);
    let text = '';
    const reader = response.body as unknown as AsyncIterable<Uint8Array>;
    const ended = (async () => {
      for await (const chunk of reader) text += Buffer.from(chunk).toString();
    })();
    return { text: () => text, ended };
  }

  it('gets an event as soon as it happens', async () => {
    const { jobId } = (await api.post('/generate', USERS)).body;
    const stream = await open(jobId);
    await until(() => stream.text().includes('"pending"'));
    await api.post(`/jobs/${jobId}/cancel`);
    await stream.ended;
    expect(statuses(parseEvents(stream.text()))).toEqual(['pending', 'cancelled']);
  });

  it('of a job that runs again goes on to its new end', async () => {
    const { jobId } = (await api.post('/generate', USERS)).body;
    await api.post(`/jobs/${jobId}/cancel`);
    await api.post(`/jobs/${jobId}/retry`);
    const stream = await open(jobId);
    await until(() => (stream.text().match(/"pending"/g) ?? []).length === 2);
    await api.post(`/jobs/${jobId}/cancel`);
    await stream.ended;
    expect(statuses(parseEvents(stream.text()))).toEqual(['pending', 'cancelled', 'pending', 'cancelled']);
  });

  it('does not keep the API from stopping', async () => {
    const { jobId } = (await api.post('/generate', USERS)).body;
    const stream = await open(jobId);
    await until(() => stream.text() !== '');
    const startedAt = performance.now();
    const closed = api.close();
    await stream.ended;
    await closed;
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
