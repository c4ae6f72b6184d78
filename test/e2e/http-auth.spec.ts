import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createBullBoard } from '@bull-board/api';
import { ExpressAdapter } from '@bull-board/express';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { type Access, ApiKeys, type NewApiKey, type ScopeName } from '@app/auth';
import type { AppConfig } from '@app/config';
import { Database } from '@app/database';
import { expressRoutes } from '../../apps/api/src/auth/assert-declared';
import { declaredRoutes } from '../../apps/api/src/auth/declared-routes';
import { until } from '../setup/until';
import { startTestApi, type TestApi, USERS } from './http-harness';

jest.setTimeout(120_000);

interface Route {
  method: string;
  path: string;
  access: Access;
}

/** What serves pages, with what it takes to see them. */
const PAGES: readonly (readonly [path: string, scope: ScopeName])[] = [
  ['/docs', 'read'],
  ['/openapi.json', 'read'],
  ['/admin/queues', 'admin'],
];

interface Router {
  stack: { route?: RouteLayer; handle?: Partial<Router> }[];
}

interface RouteLayer {
  path: string | string[];
  methods: Record<string, boolean>;
}

function layersOf({ stack = [] }: Partial<Router>): RouteLayer[] {
  return stack.flatMap(({ route, handle }) => route ?? (handle === undefined ? [] : layersOf(handle)));
}

/** Every route that Express has, and those of the apps inside of it, with who may use it. */
function routesOf({ app }: TestApi): Route[] {
  const declared = new Map(
    declaredRoutes(app).map(({ method, path, access }) => [`${method} ${path}`, access]),
  );
  const pageScope = (path: string): ScopeName | undefined =>
    PAGES.find(([page]) => path === page || path.startsWith(`${page}/`))?.[1];
  const own = expressRoutes(app);
  // Express hides what is mounted in it, so the board is made once more.
  const adapter = new ExpressAdapter();
  createBullBoard({ queues: [], serverAdapter: adapter });
  const { router } = adapter.getRouter() as { router: Router };
  const board = layersOf(router).flatMap(({ path, methods }) =>
    [path].flat().flatMap((one) =>
      Object.keys(methods).map((method) => ({
        method: method.toUpperCase(),
        path: `/admin/queues${one}`,
      })),
    ),
  );
  expect(board.length).toBeGreaterThan(20);
  return [...own, ...board].map(({ method, path }) => {
    const scope = pageScope(path);
    const access: Access | undefined = scope
      ? { kind: 'scopes', scopes: [scope] }
      : declared.get(`${method} ${path}`);
    if (access === undefined) throw new Error(`${method} ${path} is not declared`);
    return { method, path, access };
  });
}

/** How a request to a route is answered, from its status and code: bodies that do not end are not waited for. */
async function ask(
  api: TestApi,
  { method, path }: Route,
  values: Record<string, string>,
  headers: Record<string, string>,
): Promise<{ status: number; code: string | undefined; challenge: string | null }> {
  const filled = path
    .replace(/:(\w+)/g, (_all, name: string) => values[name] ?? uuidv7())
    .replace(/\{?\/?\*\w+\}?/g, '');
  const aborted = new AbortController();
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(method);
  const response = await fetch(api.url + filled, {
    method,
    headers: { ...(hasBody && { 'content-type': 'application/json' }), ...headers },
    ...(hasBody && { body: '{}' }),
    redirect: 'manual',
    signal: aborted.signal,
  });
  const { status } = response;
  const isProblem = response.headers.get('content-type') === 'application/problem+json';
  const code =
    isProblem && method !== 'HEAD' ? ((await response.json()) as { code: string }).code : undefined;
  aborted.abort();
  return { status, code, challenge: response.headers.get('www-authenticate') };
}

const REFUSED = [401, 403];
const mine = ({ code }: { code: string | undefined }): boolean =>
  code === 'unauthenticated' || code === 'forbidden';

/** Every way to be refused, and that the right credentials are not, on every route. */
async function walk(
  api: TestApi,
  values: Record<string, string>,
  credentials: {
    bad: Record<string, Record<string, string>>;
    without: (access: Access) => Promise<Record<string, string>>;
    right: Record<string, string>;
  },
): Promise<number> {
  const routes = routesOf(api);
  const wrong: unknown[] = [];
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (route.access.kind === 'public') {
      const answer = await ask(api, route, values, {});
      if (mine(answer)) wrong.push([name, 'is public', answer]);
      continue;
    }
    await Promise.all(
      Object.entries(credentials.bad).map(async ([what, headers]) => {
        const answer = await ask(api, route, values, headers);
        if (answer.status !== 401 || answer.challenge === null) wrong.push([name, what, answer]);
      }),
    );
    const scopeless = await ask(api, route, values, await credentials.without(route.access));
    if (scopeless.status !== 403 || scopeless.challenge?.includes('insufficient_scope') !== true)
      wrong.push([name, 'without the scope', scopeless]);
  }
  // Last, because these do what the routes do.
  for (const route of routes) {
    const answer = await ask(api, route, values, credentials.right);
    const isHead = route.method === 'HEAD';
    if (mine(answer) || (isHead && REFUSED.includes(answer.status)))
      wrong.push([`${route.method} ${route.path}`, 'with the right credentials', answer]);
  }
  expect(wrong).toEqual([]);
  return routes.length;
}

/** All scopes but those that the route is for, without `admin`. */
function others(access: Access): ScopeName[] {
  // The job of the walk is a generation.
  const wanted = access.kind === 'scopes' ? access.scopes : (['generate'] as const);
  return (['read', 'generate', 'export', 'upload'] as const).filter(
    (scope) => !(wanted as readonly string[]).includes(scope),
  );
}

const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` });

describe('with AUTH_MODE=api-key', () => {
  let api: TestApi;
  let admin: Record<string, string>;

  /** A key of a tenant, as headers. */
  async function key(tenant: string | undefined, ...scopes: ScopeName[]): Promise<Record<string, string>> {
    const { body } = await api.post('/admin/keys', { name: 'test', scopes, tenant });
    return bearer(body.secret);
  }

  beforeAll(async () => {
    api = await startTestApi({
      worker: true,
      environment: { AUTH_MODE: 'api-key' },
      credentials: async ({ database: { url, timeoutMs } }: AppConfig) => {
        const database = new Database({
          url,
          timeoutMs,
          applicationName: 'first key',
          poolSize: 1,
          bulkPoolSize: 1,
        });
        const first: NewApiKey = { name: 'first', scopes: ['admin'] };
        const { secret } = await new ApiKeys(database).create(first);
        await database.close();
        return (admin = bearer(secret));
      },
    });
  });
  afterAll(() => api.close());

  it('every route refuses who has no key or a bad one, or one for something else, and nobody else', async () => {
    const { body: job } = await api.post('/generate', { ...USERS, tenant: 'walk', recordType: 'walked' });
    await api.finish(job.jobId);

    const { body: expiring } = await api.post('/admin/keys', { name: 'old', scopes: ['admin'] });
    await api.database.query(`UPDATE api_keys SET expires_at = now() - interval '1 s' WHERE id = $1`, [
      expiring.keyId,
    ]);
    const { body: revoked } = await api.post('/admin/keys', { name: 'gone', scopes: ['admin'] });
    expect((await api.get('/jobs', bearer(revoked.secret))).status).toBe(200);
    expect((await api.request('DELETE', `/admin/keys/${revoked.keyId}`)).status).toBe(204);
    await until(async () => (await api.get('/jobs', bearer(revoked.secret))).status === 401);

    const secrets = new Map<string, Record<string, string>>();
    const walked = await walk(
      api,
      { jobId: job.jobId, recordType: 'nothing', row: '0', kind: 'nothing' },
      {
        bad: {
          'no key': {},
          'the secret of another key': bearer(
            `${String(expiring.secret).slice(0, 37)}${admin['authorization']?.slice(44)}`,
          ),
          'a key that has expired': { 'x-api-key': expiring.secret },
          'a key that was revoked': { 'x-api-key': revoked.secret },
        },
        without: async (access) => {
          const scopes = others(access);
          const name = scopes.join();
          const known = secrets.get(name) ?? (await key('walk', ...scopes));
          secrets.set(name, known);
          return known;
        },
        right: admin,
      },
    );
    expect(walked).toBeGreaterThan(100);
  });

  it('pages take a key as the password that a browser asks for, and orders only from themselves', async () => {
    const basic = (secret: string): string => `Basic ${Buffer.from(`any:${secret}`).toString('base64')}`;
    const secret = admin['authorization']?.slice('Bearer '.length) ?? '';
    const page = await fetch(`${api.url}/docs`, { headers: { authorization: basic(secret) } });
    expect(page.status).toBe(200);
    const refused = await fetch(`${api.url}/admin/queues`);
    expect(refused.headers.get('www-authenticate')).toContain('Basic realm="VeoGen"');
    expect((await fetch(`${api.url}/jobs`, { headers: { authorization: basic(secret) } })).status).toBe(401);
    const forged = await fetch(`${api.url}/admin/queues/api/queues/generation/pause`, {
      method: 'PUT',
      headers: { authorization: basic(secret), 'sec-fetch-site': 'cross-site' },
    });
    expect(((await forged.json()) as { code: string }).code).toBe('cross_site_request');
  });

  it('docs/authentication.md says of every route who may use it', () => {
    const text = readFileSync(join(__dirname, '../../docs/authentication.md'), 'utf8');
    const documented = [...text.matchAll(/^\| `([A-Z]+) (\S+)` +\| (.+?) +\|$/gm)].map(
      ([, method, path, access]) => `${method} ${path} ${access}`,
    );
    const routes = declaredRoutes(api.app).map(({ method, path, access }) => {
      const who =
        access?.kind === 'public'
          ? 'everybody'
          : access?.kind === 'job'
            ? 'that of the job'
            : access?.scopes.map((scope) => `\`${scope}\``).join(' or ');
      return `${method} ${path.replace(/:(\w+)/g, '{$1}')} ${who}`;
    });
    expect(documented.sort()).toEqual(routes.sort());
  });

  it.each(['secret', `veo_${'0'.repeat(32)}_${'a'.repeat(43)}`, ''])('%j is no key', async (text) => {
    expect((await api.get('/jobs', bearer(text))).status).toBe(401);
  });

  it('nobody is told to send a body before it is known who they are', async () => {
    const { status } = await api.request('POST', '/generate', {
      raw: '{'.repeat(100_000),
      headers: { authorization: 'Bearer no', 'content-type': 'application/json' },
    });
    expect(status).toBe(401);
  });

  it('keys are made, listed with their last use, and never shown again', async () => {
    const made = await api.post('/admin/keys', {
      name: 'ci',
      scopes: ['read'],
      expiresAt: '2099-01-01T00:00:00Z',
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    expect(made.body).toMatchObject({ name: 'ci', tenant: expect.stringMatching(/^key-[0-9a-f]{32}$/) });
    expect((await api.get('/jobs', { 'x-api-key': made.body.secret, authorization: '' })).status).toBe(200);
    const listed = await until(async () => {
      const { body, text } = await api.get('/admin/keys');
      expect(text).not.toContain(made.body.secret.slice(37));
      const found = body.keys.find(({ keyId }: { keyId: string }) => keyId === made.body.keyId);
      return found.lastUsedAt === null ? undefined : found;
    });
    expect(listed.createdBy).toMatch(/^key:/);
    const { rows } = await api.database.query(`SELECT * FROM api_keys`);
    expect(JSON.stringify(rows)).not.toContain(made.body.secret.slice(37));
  });

  it.each([
    [{ name: 'x', scopes: ['admin'], tenant: 'a' }, 422, '/tenant'],
    [{ name: 'x', scopes: ['read'], expiresAt: '2001-01-01T00:00:00Z' }, 422, '/expiresAt'],
    [{ name: '', scopes: ['read'] }, 400, '/name'],
    [{ name: 'x', scopes: ['everything'] }, 400, '/scopes'],
    [{ name: 'x', scopes: [] }, 400, '/scopes'],
  ])('a key like %j is not made', async (body, status, pointer) => {
    const answer = await api.post('/admin/keys', body);
    expect([answer.status, answer.body.errors[0].pointer.slice(0, pointer.length)]).toEqual([
      status,
      pointer,
    ]);
  });

  describe('what belongs to a tenant', () => {
    let ada: Record<string, string>;
    let eve: Record<string, string>;
    let jobId: string;
    let exportId: string;
    let fileId: string;

    const generate = (headers: Record<string, string>, body: object = {}) =>
      api.post('/generate', { ...USERS, recordType: 'adas', ...body }, headers);

    const upload = async (headers: Record<string, string>, fields: Record<string, string> = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob(['city\nLondon\nWilmslow\n']), 'cities.csv');
      return api.request('POST', '/upload', { raw: form, headers });
    };

    beforeAll(async () => {
      [ada, eve] = await Promise.all([
        key('ada', 'read', 'generate', 'export', 'upload'),
        key('eve', 'read', 'generate', 'export', 'upload'),
      ]);
      const made = await generate(ada);
      expect(made.status).toBe(202);
      jobId = made.body.jobId;
      await api.finish(jobId);
      const exported = await api.post('/export', { recordType: 'adas', format: 'csv' }, ada);
      exportId = exported.body.jobId;
      await api.finish(exportId);
      const uploaded = await upload(ada);
      fileId = uploaded.body.fileId;
      await api.finish(uploaded.body.jobId);
    });

    it('is there for its holders: jobs, events, files, datasets', async () => {
      const status = await api.get(`/status/${exportId}`, ada);
      expect(status.body).toMatchObject({ status: 'completed', tenant: 'ada' });
      // The link is its own proof.
      const file = await fetch(api.url + status.body.resultUri);
      expect([file.status, (await file.text()).split('\r\n').length]).toEqual([200, 502]);
      expect((await api.get(`/files/${fileId}`, ada)).status).toBe(200);
      expect((await api.get(`/jobs/${jobId}/events`, ada)).text).toContain('completed');
      expect((await api.get('/datasets/adas/rows?limit=1', ada)).body.rows).toHaveLength(1);
      const { body } = await api.get('/datasets', ada);
      expect(body.datasets.map(({ recordType }: { recordType: string }) => recordType)).toEqual(['adas']);
      const jobs = (await api.get('/jobs', ada)).body.jobs as { tenant: string }[];
      expect([jobs.length, new Set(jobs.map(({ tenant }) => tenant))]).toEqual([3, new Set(['ada'])]);
    });

    it('is not there for others', async () => {
      const answers: [string, string, object?][] = [
        ['GET', `/status/${jobId}`],
        ['GET', `/jobs/${jobId}/events`],
        ['POST', `/jobs/${jobId}/cancel`],
        ['POST', `/jobs/${jobId}/retry`],
        ['POST', `/jobs/${jobId}/retry`, { params: { count: 5 } }],
        ['GET', `/files/${fileId}`],
        ['GET', `/files/${exportId}`],
        ['DELETE', `/files/${fileId}`],
        ['GET', '/datasets/adas'],
        ['GET', '/datasets/adas/rows'],
        ['GET', '/datasets/adas/rows/0'],
        ['POST', '/datasets/adas/verify'],
        ['DELETE', '/datasets/adas'],
        ['POST', '/export', { recordType: 'adas', format: 'csv' }],
        ['POST', '/export', { format: 'csv', recordTypes: [{ recordType: 'adas' }] }],
      ];
      for (const [method, path, json] of answers) {
        const { status } = await api.request(method, path, { json, headers: eve });
        expect([method, path, status]).toEqual([method, path, 404]);
      }
      expect((await api.get('/jobs', eve)).body.jobs).toEqual([]);
      expect((await api.get('/dead-letters', eve)).body.deadLetters).toEqual([]);
      expect((await api.get('/datasets', eve)).body.datasets).toEqual([]);
      expect((await api.get('/jobs?tenant=ada', eve)).body.code).toBe('tenant_not_allowed');
    });

    it('cannot be written to, referred to or sampled by others', async () => {
      for (const mode of ['append', 'replace', 'create'])
        expect((await generate(eve, { mode })).body.code).toBe('dataset_not_owned');
      expect((await upload(eve, { recordType: 'adas' })).body.code).toBe('dataset_not_owned');
      expect((await generate(eve, { recordType: 'eves', tenant: 'ada' })).body.code).toBe(
        'tenant_not_allowed',
      );
      const fields = (field: object) => ({ recordType: 'eves', count: 2, fields: [field] });
      const reference = fields({ name: 'user', type: 'reference', to: 'adas.id' });
      const sample = fields({ name: 'city', type: 'sample', fileId, column: 'city' });
      for (const body of [reference, sample]) {
        for (const path of ['/generate', '/generate/preview'])
          expect((await api.post(path, body, eve)).body.code).toBe('invalid_schema');
        expect((await api.post('/generate/preview', body, ada)).status).toBe(200);
      }
    });

    it('stays so although a job was accepted before there was a dataset of that name', async () => {
      const later = new Date(Date.now() + 3_600_000).toISOString();
      const early = await generate(eve, { recordType: 'late', runAt: later });
      expect(early.status).toBe(202);
      const { body: own } = await generate(ada, { recordType: 'late' });
      await api.finish(own.jobId);
      await api.database.query(`UPDATE outbox SET available_at = now() WHERE job_id = $1`, [
        early.body.jobId,
      ]);
      expect(await api.finish(early.body.jobId)).toMatchObject({
        status: 'failed',
        error: { code: 'dataset_not_owned' },
      });
      expect((await api.get('/datasets/late', ada)).body.rowCount).toBe(500);
    });

    it('has idempotency keys and deduplication keys of its own', async () => {
      const body = { recordType: 'shared', deduplicationKey: 'nightly', runAt: '2026-12-31T00:00:00Z' };
      const runAt = new Date(Date.now() + 3_600_000).toISOString();
      const ask = (headers: Record<string, string>) =>
        api.post('/generate', { ...USERS, ...body, runAt }, { ...headers, 'idempotency-key': 'one' });
      const [first, again, other] = [await ask(ada), await ask(ada), await ask(eve)];
      expect(again.body.jobId).toBe(first.body.jobId);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(other.body.jobId).not.toBe(first.body.jobId);
      expect([other.status, other.headers.get('deduplicated')]).toEqual([202, null]);
    });

    it('holds for resumable uploads', async () => {
      const begun = await api.request('POST', '/upload/tus', {
        headers: {
          ...ada,
          'tus-resumable': '1.0.0',
          'upload-length': '5',
          'upload-metadata': 'filename cGVvcGxlLmNzdg==',
        },
      });
      const path = begun.headers.get('location') ?? '';
      const offset = {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      };
      for (const method of ['GET', 'PATCH', 'DELETE']) {
        const raw = method === 'PATCH' ? { raw: 'a;b\n1' } : {};
        const { status } = await api.request(method, path, { ...raw, headers: { ...offset, ...eve } });
        expect([method, status]).toEqual([method, 404]);
      }
      // Whoever sends the bytes, the file is of who began it.
      const done = await api.request('PATCH', path, { raw: 'a;b\n1', headers: { ...offset, ...admin } });
      expect(done.status).toBe(204);
      expect((await api.get(`/files/${done.headers.get('file-id')}`, ada)).status).toBe(200);
      expect((await api.get(`/files/${done.headers.get('file-id')}`, eve)).status).toBe(404);
    });

    it('is changed with the scope of its job only', async () => {
      const reader = await key('ada', 'read', 'export');
      const refused = await api.post(`/jobs/${jobId}/cancel`, {}, reader);
      expect([refused.status, refused.body.scopes]).toEqual([403, ['generate']]);
      expect((await api.post(`/jobs/${exportId}/cancel`, {}, reader)).body.code).toBe('job_already_ended');
    });
  });
});

describe('with AUTH_MODE=jwt', () => {
  const ISSUER = 'https://id.example/';
  let api: TestApi;
  let provider: Server;
  let sign: (claims?: Record<string, unknown>) => Promise<Record<string, string>>;
  let bad: Record<string, Record<string, string>>;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' };
    provider = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    const claims = (): Record<string, unknown> => ({
      ...{ sub: 'ada', scope: 'admin', iss: ISSUER, aud: 'veogen' },
      exp: Math.floor(Date.now() / 1_000) + 600,
    });
    sign = async (changes = {}) =>
      bearer(
        await new SignJWT({ ...claims(), ...changes })
          .setProtectedHeader({ alg: 'ES256', kid: 'one' })
          .sign(pair.privateKey),
      );
    const stranger = await generateKeyPair('ES256');
    bad = {
      'no token': {},
      'a token that has expired': await sign({ exp: 1_000_000_000 }),
      'a token that nobody signed': bearer(new UnsecuredJWT(claims()).encode()),
      'a token for another audience': await sign({ aud: 'other' }),
      'a token of another issuer': await sign({ iss: 'https://evil.example/' }),
      'a token that a stranger signed': bearer(
        await new SignJWT(claims())
          .setProtectedHeader({ alg: 'ES256', kid: 'one' })
          .sign(stranger.privateKey),
      ),
    };
    api = await startTestApi({
      environment: {
        AUTH_MODE: 'jwt',
        JWT_JWKS_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/`,
        JWT_ISSUER: ISSUER,
        JWT_AUDIENCE: 'veogen',
      },
      credentials: () => sign(),
    });
  });
  afterAll(async () => {
    await api.close();
    provider.closeAllConnections();
    await new Promise((resolve) => provider.close(resolve));
  });

  it('every route refuses who has no token or a bad one, or one for something else, and nobody else', async () => {
    const { body: job } = await api.post('/generate', { ...USERS, tenant: 'walk' });
    await api.post(`/jobs/${job.jobId}/cancel`);
    const walked = await walk(
      api,
      { jobId: job.jobId, recordType: 'nothing', row: '0', kind: 'nothing' },
      {
        bad,
        without: (access) => sign({ scope: others(access).join(' '), tenant: 'walk' }),
        right: await sign(),
      },
    );
    expect(walked).toBeGreaterThan(100);
  });

  it('keys are not made over HTTP, because nobody is asked for one', async () => {
    const { body } = await api.post('/admin/keys', { name: 'x', scopes: ['admin'] });
    expect(body.code).toBe('api_keys_not_in_use');
  });
});
