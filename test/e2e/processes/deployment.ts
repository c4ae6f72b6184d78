import { join } from 'node:path';
import { Client as PgClient } from 'pg';
import { migrateQueue } from '@app/jobs';
import { type Backend, createTestInstance, type TestInstance } from '../../setup/config';
import { until } from '../../setup/until';
import { Client } from './client';
import { ServiceProcess } from './service-process';

/** What the database says about a job, whatever the API is doing. */
export interface JobRow {
  status: string;
  /** Records or bytes. */
  done: number;
  owner: string | null;
  attempts: number;
  /** How many workers have taken it. */
  token: number;
}

/** How to run a program that was not built from the sources as they are. */
export interface OtherProgram {
  /** Of Node.js. */
  args: readonly string[];
  environment: Record<string, string>;
  /** Milliseconds that it may take until it listens. */
  patienceMs: number;
}

export interface DeploymentOptions {
  /** Settings of every process beside the defaults. */
  settings?: Record<string, string>;
  /** Where the queue is, from the URL of the database; default: where the backend has it. */
  queueUrl?: (databaseUrl: string) => string;
  /** API processes; default 1. */
  apis?: number;
  /** Worker processes; default 1. */
  workers?: number;
}

/** An API and workers as processes of their own, on one database. */
export class Deployment {
  readonly workers: ServiceProcess[] = [];
  private readonly apis: ServiceProcess[] = [];
  private readonly expectedToDie = new Set<ServiceProcess>();
  private database: PgClient | undefined;

  private constructor(private readonly instance: TestInstance) {}

  static async start(
    backend: Backend,
    { settings = {}, apis = 1, workers = 1, queueUrl }: DeploymentOptions = {},
  ): Promise<Deployment> {
    const instance = await createTestInstance(backend, {
      LOG_LEVEL: 'info',
      // Other tests run at the same time, and are not what a worker steps back for.
      WORKER_NICENESS: '0',
      ...settings,
    });
    const databaseUrl = instance.environment['DATABASE_URL'] ?? '';
    if (queueUrl !== undefined) instance.environment['QUEUE_URL'] = queueUrl(databaseUrl);
    const deployment = new Deployment(instance);
    try {
      // What `npm run migrate` does beside the database itself.
      await migrateQueue(instance.config().queue);
      await Promise.all([
        ...Array.from({ length: apis }, () => deployment.startApi()),
        ...Array.from({ length: workers }, () => deployment.startWorker()),
      ]);
      return deployment;
    } catch (error) {
      await deployment.stop().catch(() => undefined);
      throw error;
    }
  }

  /** The API that was started last. */
  get api(): ServiceProcess {
    const api = this.apis.at(-1);
    if (api === undefined) throw new Error('There is no API');
    return api;
  }

  get client(): Client {
    return new Client(this.api.url);
  }

  /** The settings of its processes. */
  get environment(): Record<string, string> {
    return this.instance.environment;
  }

  /** Where files are. */
  get storageDir(): string {
    return join(this.instance.config().dataDir, 'storage');
  }

  /** @param settings of this one only, beside those of all */
  async startApi(settings: Record<string, string> = {}): Promise<ServiceProcess> {
    return this.launchApi(settings).ready();
  }

  /** The same without waiting until it can work. */
  launchApi(settings: Record<string, string> = {}): ServiceProcess {
    const api = new ServiceProcess('api', { ...this.instance.environment, ...settings });
    this.apis.push(api);
    return api;
  }

  /**
   * @param settings of this one only, beside those of all
   * @param program another one than ours, with its own part of the environment
   */
  async startWorker(settings: Record<string, string> = {}, program?: OtherProgram): Promise<ServiceProcess> {
    const environment = { ...this.instance.environment, ...settings, ...program?.environment };
    const worker = new ServiceProcess('worker', environment, program?.args, program?.patienceMs);
    this.workers.push(worker);
    return worker.ready();
  }

  /** Kills a process as a power cut would. */
  async kill(process: ServiceProcess): Promise<void> {
    this.expectedToDie.add(process);
    await process.kill();
  }

  /** Asks the database itself. */
  async query<R>(sql: string, values: unknown[] = []): Promise<R[]> {
    if (this.database === undefined) {
      const database = new PgClient({ connectionString: this.instance.environment['DATABASE_URL'] });
      // A test may take the database away; the next question then opens another connection.
      database.on('error', () => (this.database = undefined));
      await database.connect();
      this.database = database;
    }
    return (await this.database.query(sql, values)).rows as R[];
  }

  async jobRow(jobId: string): Promise<JobRow> {
    const [row] = await this.query<JobRow>(
      `SELECT status, progress_done::float8 AS done, lease_owner AS owner, attempts, lease_token::int AS token
       FROM jobs WHERE id = $1`,
      [jobId],
    );
    if (row === undefined) throw new Error(`There is no job ${jobId}`);
    return row;
  }

  /**
   * Waits until a job has come so far, and answers the worker that has it.
   * @throws Error when the job ends before
   */
  async holderAt(jobId: string, { done }: { done: number }): Promise<ServiceProcess> {
    const seen = await until(
      async () => {
        const row = await this.jobRow(jobId);
        if (row.status !== 'pending' && row.status !== 'in-progress')
          throw new Error(`The job is ${row.status} already`);
        return row.done >= done && row.owner !== null && row;
      },
      { intervalMs: 5, what: `job ${jobId} has come to ${done} and has a worker` },
    );
    const holder = this.workers.find(({ owner }) => owner === seen.owner);
    if (holder === undefined) throw new Error(`${seen.owner} is none of our workers`);
    return holder;
  }

  /** Rows of a record type: how many, and how many different row numbers. */
  async rowCounts(recordType: string): Promise<{ rows: number; distinct: number }> {
    const [counts] = await this.query<{ rows: number; distinct: number }>(
      `SELECT count(*)::int AS rows, count(DISTINCT _row)::int AS "distinct" FROM datasets."${recordType}"`,
    );
    return counts ?? { rows: 0, distinct: 0 };
  }

  /**
   * Stops everything and removes the database.
   * @throws Error when a process had died before, did not end with code 0, or had to be killed
   */
  async stop(): Promise<void> {
    const processes = [...this.apis, ...this.workers].filter((process) => !this.expectedToDie.has(process));
    const ends = await Promise.allSettled(
      processes.map(async (process) => {
        const { code, signal } = await process.stop();
        if (code === 0) return;
        throw new Error(`The ${process.app} ended with ${signal ?? code}:\n${process.lastLines()}`);
      }),
    );
    await this.database?.end().catch(() => undefined);
    this.database = undefined;
    await this.instance.remove();
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  }
}

/**
 * Starts deployments that end with the test, or with the describe block, however it goes. Call it where hooks may
 * be declared.
 */
export function useDeployments(
  end: 'after each test' | 'after all tests',
): (backend: Backend, options?: DeploymentOptions) => Promise<Deployment> {
  const running: Deployment[] = [];
  const hook = end === 'after each test' ? afterEach : afterAll;
  hook(async () => {
    const ends = await Promise.allSettled(running.splice(0).map((deployment) => deployment.stop()));
    for (const stopped of ends) if (stopped.status === 'rejected') throw stopped.reason;
  });
  return async (backend, options) => {
    const deployment = await Deployment.start(backend, options);
    running.push(deployment);
    return deployment;
  };
}
