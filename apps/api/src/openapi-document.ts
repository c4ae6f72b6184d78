import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '@app/config';
import { Database } from '@app/database';
import { createLogger } from '@app/observability';
import { ApiModule } from './api.module';
import { describeApi } from './documentation/describe-api';
import { JOB_PROBLEMS, PROBLEMS, type ProblemKind } from './http/problem/problem-table';
import { ServiceState } from './service/service-state';

/** Nobody listens there: describing the API reaches for nothing. */
const NO_DATABASE = 'postgres://127.0.0.1:1/none';

/** The text of docs/openapi.json. Needs no server of any kind. */
export async function renderOpenApi(): Promise<string> {
  const config = readConfig({ DATABASE_URL: NO_DATABASE });
  const database = new Database({
    url: NO_DATABASE,
    applicationName: 'veogen openapi',
    poolSize: 1,
    bulkPoolSize: 1,
    timeoutMs: 1_000,
  });
  const logger = createLogger({ name: 'openapi', log: { level: 'silent', pretty: false } });
  const module = ApiModule.forRoot({
    config,
    database,
    logger,
    state: new ServiceState(database),
    extensions: [],
  });
  const app = await NestFactory.create(module, { preview: true, logger: false, abortOnError: false });
  return `${JSON.stringify(describeApi(app), null, 2)}\n`;
}

/** The table of docs/errors.md, in Markdown: every code that a client can meet. */
export function renderErrorList(): string {
  const kinds: [string, ProblemKind][] = [...Object.entries(PROBLEMS), ...Object.entries(JOB_PROBLEMS)];
  const rows = kinds
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { status, title, meaning }]) => `| \`${code}\` | ${status} | ${title} | ${meaning} |`);
  return [
    '<!-- Generated from apps/api/src/http/problem/problem-table.ts by `npm run generate`. -->',
    '',
    '# Errors',
    '',
    'Errors are `application/problem+json` (RFC 9457). `code` is stable: it never changes its meaning, and programs should',
    'decide by it. `detail` is for people. Where several things can be wrong at once, `errors` lists each with a JSON',
    'pointer, a code of its own and a sentence. A failed job shows the same codes in its `error`.',
    '',
    '| code | status | title | meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
