import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type AppConfig, readConfig } from '@app/config';
import { Database } from '@app/database';
import { migrateQueue } from '@app/jobs';
import { startApi } from '../../apps/api/src/bootstrap';
import { startWorker } from '../../apps/worker/src/bootstrap';
import { createTestDatabase } from '../setup/database';
import { type Answer, Contract, JSON_TYPE, type OpenApiDocument } from './contract';
import { until } from '../setup/until';

export type { Answer };
export type Payload = NonNullable<RequestInit['body']>;

export interface TestApi {
  url: string;
  app: NestExpressApplication;
  /** The API's own database, for looking behind it. */
  database: Database;
  /** One request; every answer is checked against the OpenAPI document. */
  request(
    method: string,
    path: string,
    options?: { json?: unknown; headers?: Record<string, string>; raw?: Payload },
  ): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, json?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Follows a job to its end. */
  finish(jobId: string): Promise<Answer['body']>;
  storageDir: string;
  close(): Promise<void>;
}

/**
 * An API on a database of its own, started as in production.
 * @param worker whether a worker runs beside it
 * @param environment settings beside the defaults
 * @param credentials makes the headers that go with every request which has no other of the same name
 * @param contract whether answers are checked against the OpenAPI document (default: yes)
 */
export async function startTestApi({
  worker = false,
  environment = {},
  contract: checked = true,
  credentials = () => Promise.resolve({}),
}: {
  worker?: boolean;
  environment?: Record<string, string>;
  contract?: boolean;
  credentials?: (config: AppConfig) => Promise<Record<string, string>>;
} = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'veogen-http-'));
  const config = readConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    WORKER_HEALTH_PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    ...environment,
  });
  const always = await credentials(config);
  if (worker) await migrateQueue(config.queue);
  const api = await startApi(config);
  const running = worker ? await startWorker(config) : undefined;
  const contract = checked
    ? new Contract(
        (await (await fetch(`${api.url}/openapi.json`, { headers: always })).json()) as OpenApiDocument,
      )
    : undefined;

  const request: TestApi['request'] = async (method, path, { json, headers = {}, raw } = {}) => {
    const response = await fetch(api.url + path, {
      method,
      headers: { ...always, ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
      redirect: 'manual',
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(raw !== undefined && { body: raw }),
    });
    const text = await response.text();
    const isJson = JSON_TYPE.test(response.headers.get('content-type') ?? '') && text !== '';
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
    contract?.check(method, path.split('?')[0] ?? path, answer);
    return answer;
  };
  return {
    url: api.url,
    app: api.app,
    database: api.app.get(Database),
    storageDir: join(dataDir, 'storage'),
    request,
    get: (path, headers) => request('GET', path, { ...(headers && { headers }) }),
    post: (path, json, headers) => request('POST', path, { json, ...(headers && { headers }) }),
    finish: (jobId) =>
      until(async () => {
        const { body } = await request('GET', `/status/${jobId}`);
        return ['completed', 'failed', 'cancelled'].includes(body.status) ? body : undefined;
      }),
    close: async () => {
      await running?.close();
      await api.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const USERS = {
  recordType: 'users',
  count: 500,
  seed: 42,
  mode: 'replace',
  fields: [
    { name: 'id', type: 'uuid' },
    { name: 'email', type: 'email', unique: true },
    { name: 'age', type: 'integer', min: 18, max: 90 },
  ],
} as const;
