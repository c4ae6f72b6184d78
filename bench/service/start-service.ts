import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../apps/standalone/src/embedded-postgres';
import { applyMigrations } from '../../apps/standalone/src/apply-migrations';
import { findFreePort } from '../../apps/standalone/src/free-port';

/** The whole service as real processes on a database of its own, durable as in production (fsync on). */
export interface Service {
  origin: string;
  databaseUrl: string;
  /** Process ids. */
  api: number;
  /** Undefined without one. */
  worker: number | undefined;
  post(path: string, body: unknown): Promise<{ jobId: string }>;
  ended(jobId: string): Promise<JobTimes>;
  stop(): Promise<void>;
}

export interface JobTimes {
  status: string;
  /** From acknowledgement to end, by the clock of the database. */
  seconds: number;
  result: Record<string, unknown> | null;
}

/**
 * @param workers worker processes; default 1
 * @param nodeFlags of API and worker, such as `--cpu-prof`
 */
export async function startService(
  settings: Record<string, string> = {},
  { workers = 1, nodeFlags = [] }: { workers?: number; nodeFlags?: readonly string[] } = {},
): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'veogen-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  const queue = { url: postgres.url, backend: 'postgres' as const };
  await applyMigrations({ database: { url: postgres.url, poolSize: 2, timeoutMs: 60_000 }, queue });
  const port = await findFreePort();
  const healthPorts = await Promise.all(Array.from({ length: workers }, () => findFreePort()));
  const environment = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: postgres.url,
    DATA_DIR: folder,
    ...settings,
  };
  const run = (app: string, more: Record<string, string> = {}): ChildProcess =>
    spawn(process.execPath, [...nodeFlags, `dist/apps/${app}/src/main.js`], {
      env: { ...environment, ...more },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  const processes = [
    run('api'),
    ...healthPorts.map((healthPort) => run('worker', { WORKER_HEALTH_PORT: String(healthPort) })),
  ];
  const stop = async (): Promise<void> => {
    for (const child of processes) {
      if (child.exitCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await Promise.all([port, ...healthPorts].map((at) => untilReady(`http://127.0.0.1:${at}/health/ready`)));
  } catch (error) {
    await stop();
    throw error;
  }

  const ended = async (jobId: string): Promise<JobTimes> => {
    for (;;) {
      const job = (await (await fetch(`${origin}/status/${jobId}`)).json()) as Record<string, string | null>;
      if (typeof job['finishedAt'] === 'string') {
        const seconds = (Date.parse(job['finishedAt']) - Date.parse(job['createdAt'] as string)) / 1_000;
        return {
          status: job['status'] as string,
          seconds,
          result: job['result'] as unknown as JobTimes['result'],
        };
      }
      await delay(50);
    }
  };
  return {
    origin,
    databaseUrl: postgres.url,
    api: processes[0]?.pid as number,
    worker: processes[1]?.pid,
    post: async (path, body) => {
      const response = await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as { jobId: string };
    },
    ended,
    stop,
  };
}

async function untilReady(url: string): Promise<void> {
  for (const end = performance.now() + 30_000; performance.now() < end; await delay(100)) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
  }
  throw new Error(`${url} did not become ready`);
}
