import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, isUnavailable } from '@app/database';
import { JobRegistry } from '../execution/job-registry';
import { JobMetrics } from '../metrics/job-metrics';

/** Milliseconds between two attempts while the database is away. */
const RETRY_MS = 500;

const REGISTER = `
  INSERT INTO job_kinds (kind, type, queue)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS known (kind, type, queue) ORDER BY kind
  ON CONFLICT (kind) DO UPDATE SET type = excluded.type, queue = excluded.queue`;

/** Tells the database and the metrics which kinds of job this worker has handlers for, so that they can be listed and paused. */
@Injectable()
export class KindRegistration implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly metrics: JobMetrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.metrics.expectAttempts(this.registry.contracts.map(({ kind }) => kind));
    await this.register();
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.retry);
  }

  // A database that goes away just now must not end the worker: nothing can be run before it is back anyway.
  private async register(): Promise<void> {
    const { contracts } = this.registry;
    const columns = [
      contracts.map(({ kind }) => kind),
      contracts.map(({ type }) => type),
      contracts.map(({ queue }) => queue),
    ];
    try {
      await this.database.query(REGISTER, columns);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      this.retry = setTimeout(() => void this.register(), RETRY_MS).unref();
    }
  }
}
