import { startTestApi, type TestApi } from './http-harness';

interface Media {
  schema?: object;
  example?: unknown;
  examples?: Record<string, { value?: unknown; $ref?: string }>;
}

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { examples: Record<string, { value: { status: number; code: string } }> };
}

let api: TestApi;
let document: Document;
let operations: [string, Operation][];

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  document = (await api.get('/openapi.json')).body as Document;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
});
afterAll(() => api.close());

describe('the OpenAPI document', () => {
  it('is 3.1 and names every operation once', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, { tags, summary }] of operations)
      expect([name, tags.length, summary !== '']).toEqual([name, 1, true]);
  });

  it('describes every route there is', async () => {
    // What serves pages to people is not part of the contract for programs.
    const undocumented = ['/docs', '/openapi.json', '/admin/queues'];
    const router = api.app.getHttpAdapter().getInstance() as unknown as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    const routes = router.router.stack.flatMap(({ route }) =>
      route === undefined || undocumented.some((path) => route.path.startsWith(path))
        ? []
        : Object.keys(route.methods).map(
            (method) => `${method.toUpperCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
          ),
    );
    expect(routes.sort()).toEqual(operations.map(([name]) => name).sort());
  });

  it('describes errors as problems, under the status of their code', () => {
    for (const [name, { responses }] of operations) {
      for (const [status, { content = {} }] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        expect([name, status, Object.keys(content)]).toEqual([name, status, ['application/problem+json']]);
        for (const { $ref = '' } of Object.values(content['application/problem+json']?.examples ?? {})) {
          expect(document.components.examples[$ref.split('/').at(-1) ?? '']?.value.status).toBe(
            Number(status),
          );
        }
      }
    }
  });

  it('has examples of requests that work as they are', async () => {
    let tried = 0;
    for (const [name, { requestBody, responses }] of operations) {
      const success = Number(Object.keys(responses).find((status) => status.startsWith('2')));
      for (const { value } of Object.values(requestBody?.content['application/json']?.examples ?? {})) {
        const [method = '', path = ''] = name.split(' ');
        const { status, body } = await api.request(method, path, { json: value });
        expect([name, status]).toEqual([name, success]);
        if (body.jobId !== undefined)
          expect(await api.finish(body.jobId)).toMatchObject({ status: 'completed', error: null });
        tried++;
      }
    }
    expect(tried).toBeGreaterThanOrEqual(5);
  });
});

describe('pages for people', () => {
  it('explain the API at /docs, with scripts of their own only', async () => {
    const page = await api.get('/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    const scripts = [...page.text.matchAll(/<script src="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const source of scripts) {
      const script = await fetch(new URL(source, `${api.url}/`));
      expect([source, script.status, /javascript/.test(script.headers.get('content-type') ?? '')]).toEqual([
        source,
        200,
        true,
      ]);
    }
    expect(page.text).not.toMatch(/<script>(?!\s*<)/);
  });

  it('show the queues at /admin/queues, for reading', async () => {
    expect((await api.get('/admin/queues')).status).toBe(200);
    const { body } = await api.get('/admin/queues/api/queues');
    expect(
      body.queues.map(({ name, readOnlyMode }: Record<string, unknown>) => [name, readOnlyMode]),
    ).toEqual(expect.arrayContaining([['generation', true]]));
    const paused = await api.request('PUT', '/admin/queues/api/queues/generation/pause');
    expect([paused.status, paused.body.code]).toEqual([405, 'method_not_allowed']);
  });

  it('are not there when they are switched off', async () => {
    const bare = await startTestApi({
      environment: { DOCS_ENABLED: 'false', QUEUE_BOARD: 'off' },
      contract: false,
    });
    try {
      for (const path of ['/docs', '/openapi.json', '/admin/queues']) {
        expect((await bare.get(path)).body.code).toBe('route_not_found');
      }
    } finally {
      await bare.close();
    }
  });
});

describe('pages of other origins', () => {
  const preflight = (to: TestApi): Promise<Response> =>
    fetch(`${to.url}/generate`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    });

  it('may call the API by default, and read what they need', async () => {
    const { headers } = await preflight(api);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const answer = await api.get('/datasets', { origin: 'https://app.example' });
    expect(answer.headers.get('access-control-expose-headers')).toContain('Location');
  });

  it.each([
    ['https://app.example,https://other.example', 'https://app.example'],
    ['https://other.example', null],
    [',', null],
  ])('may call it only from CORS_ORIGINS: %s', async (origins, allowed) => {
    const strict = await startTestApi({ environment: { CORS_ORIGINS: origins }, contract: false });
    try {
      expect((await preflight(strict)).headers.get('access-control-allow-origin')).toBe(allowed);
    } finally {
      await strict.close();
    }
  });
});
