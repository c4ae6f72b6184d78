import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import Ajv2020 from 'ajv/dist/2020';
import { readConfig } from '@app/config';
import { Database } from '@app/database';
import { migrateQueue } from '@app/jobs';
import { startApi } from '../../apps/api/src/bootstrap';
import { startWorker } from '../../apps/worker/src/bootstrap';
import { createTestDatabase } from '../setup/database';
import { until } from '../setup/until';

/** JSON and what builds on it, but not lines of JSON. */
const JSON_TYPE = /[/+]json/;

export type Payload = NonNullable<RequestInit['body']>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; `undefined` when it is not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  body: any;
}

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** Checks answers against the OpenAPI document that the API itself serves. */
class Contract {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false });
  private readonly routes: { pattern: RegExp; operations: Record<string, Operation>; pointer: string }[];

  constructor(document: Document) {
    this.ajv.addSchema({ ...document, $id: 'openapi' });
    this.routes = Object.entries(document.paths).map(([path, operations]) => ({
      // `{jobId}` stands for one step of the path; steps without braces win because they come first.
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      operations,
      pointer: `openapi#/paths/${encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    }));
  }

  /** @throws Error saying how the answer differs from what is documented */
  check(method: string, path: string, answer: Answer): void {
    const route = this.routes.find(
      ({ pattern, operations }) => pattern.test(path) && operations[method.toLowerCase()],
    );
    if (route === undefined) return;
    const what = `${method} ${path} ${answer.status}`;
    const response = route.operations[method.toLowerCase()]?.responses[answer.status];
    if (response === undefined) throw new Error(`${what} is not documented: ${answer.text.slice(0, 500)}`);
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    // The answer to HEAD has the headers of a body, and none.
    if (method === 'HEAD') return;
    if (response.content === undefined) {
      if (answer.text !== '') throw new Error(`${what} is documented without a body`);
      return;
    }
    if (!(type in response.content)) {
      if ('application/octet-stream' in response.content) return;
      throw new Error(`${what} is not documented with the type ${type}`);
    }
    if (!JSON_TYPE.test(type)) return;
    const media = encodeURIComponent(type.replaceAll('/', '~1'));
    const pointer = `${route.pointer}/${method.toLowerCase()}/responses/${answer.status}/content/${media}/schema`;
    if (!this.ajv.validate(pointer, answer.body)) {
      throw new Error(
        `${what} differs from the document: ${this.ajv.errorsText()} in ${answer.text.slice(0, 1000)}`,
      );
    }
  }
}

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
 * @param contract whether answers are checked against the OpenAPI document (default: yes)
 */
export async function startTestApi({
  worker = false,
  environment = {},
  contract: checked = true,
}: { worker?: boolean; environment?: Record<string, string>; contract?: boolean } = {}): Promise<TestApi> {
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
  if (worker) await migrateQueue(config.queue);
  const api = await startApi(config);
  const running = worker ? await startWorker(config) : undefined;
  const contract = checked
    ? new Contract((await (await fetch(`${api.url}/openapi.json`)).json()) as Document)
    : undefined;

  const request: TestApi['request'] = async (method, path, { json, headers = {}, raw } = {}) => {
    const response = await fetch(api.url + path, {
      method,
      headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
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
