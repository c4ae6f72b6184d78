import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { VeoGenClient, VeoGenProblem, VeoGenUnreachable } from './index';
import { takesIdempotencyKey } from './patient-fetch';
import { hangUp, json, StandInService } from './testing/stand-in-service';

const ACCEPTED = json(202, { jobId: 'j', type: 'generation', status: 'pending' });
const BUSY = json(503, { code: 'backlog_full', detail: 'Too many' }, { 'retry-after': '0' });
const REQUEST = { recordType: 'users', count: 1, fields: [] };

let service: StandInService;
afterEach(() => service.stop());

describe('requests', () => {
  it('are repeated with the same key and body until the service is there', async () => {
    service = await StandInService.start((nth) => [BUSY, hangUp, json(502, '')][nth - 1] ?? ACCEPTED);
    const retries: string[] = [];
    const client = new VeoGenClient({ url: service.url, onRetry: ({ reason }) => retries.push(reason) });
    await expect(client.generate(REQUEST)).resolves.toMatchObject({ jobId: 'j' });
    expect(retries).toEqual(['503', expect.stringMatching(/other side closed|ECONNRESET/), '502']);
    const sent = service.requests.map(({ headers, body }) => ({ key: headers['idempotency-key'], body }));
    expect(sent).toEqual(Array.from({ length: 4 }, () => sent[0]));
    expect(sent[0]).toEqual({ key: expect.stringMatching(/^[0-9a-f-]{36}$/), body: JSON.stringify(REQUEST) });
  });

  it('that would do something twice are not repeated once they may have arrived', async () => {
    service = await StandInService.start(() => hangUp);
    const client = new VeoGenClient({ url: service.url });
    await expect(client.retry('j')).rejects.toThrow(VeoGenUnreachable);
    expect(service.requests).toHaveLength(1);
  });

  it('end with the refusal when patience does, and carry the credentials', async () => {
    service = await StandInService.start(() => BUSY);
    const client = new VeoGenClient({ url: service.url, apiKey: 'secret', patienceMs: 0 });
    const refusal = await client
      .generate(REQUEST, { idempotencyKey: 'mine' })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(VeoGenProblem);
    expect(refusal).toMatchObject({ status: 503, code: 'backlog_full', message: 'Too many' });
    expect(service.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer secret',
      'idempotency-key': 'mine',
    });
  });

  it('never show the key, also when it cannot be sent', async () => {
    service = await StandInService.start(() => ACCEPTED);
    expect(() => new VeoGenClient({ url: service.url, apiKey: 'sec\nret' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('sec') }),
    );
  });

  it('stop at the signal, with its reason', async () => {
    service = await StandInService.start(() => BUSY);
    const stop = new AbortController();
    const client = new VeoGenClient({ url: service.url, onRetry: () => stop.abort(new Error('enough')) });
    await expect(client.generate(REQUEST, { signal: stop.signal })).rejects.toThrow('enough');
  });

  it('are given up when no answer begins, and a stranger that answers is no VeoGen', async () => {
    service = await StandInService.start((nth) => (nth === 1 ? () => undefined : json(404, 'nothing here')));
    const client = new VeoGenClient({ url: service.url, timeoutMs: 100, patienceMs: 0 });
    await expect(client.status('j')).rejects.toThrow(/no answer within 100 ms/);
    await expect(client.status('j')).rejects.toMatchObject({ status: 404, code: 'unknown' });
  });
});

describe('takesIdempotencyKey', () => {
  it('knows the routes that the OpenAPI document says it of', async () => {
    service = await StandInService.start(() => ACCEPTED);
    const document = JSON.parse(readFileSync(resolve(__dirname, '../../../docs/openapi.json'), 'utf8')) as {
      paths: Record<string, { post?: { parameters?: { name: string }[] } }>;
    };
    const documented = Object.entries(document.paths)
      .filter(([, { post }]) => post?.parameters?.some(({ name }) => name === 'Idempotency-Key'))
      .map(([path]) => path)
      // Those who upload by tus have a client for it.
      .filter((path) => path !== '/upload/tus');
    const known = Object.keys(document.paths).filter((path) =>
      takesIdempotencyKey({ method: 'POST', url: `http://x${path.replace(/\{\w+\}/g, 'y')}` }),
    );
    expect(known.sort()).toEqual(documented.sort());
  });
});
