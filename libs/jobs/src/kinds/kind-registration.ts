import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@app/database';
import { JobRegistry } from '../execution/job-registry';
import { JobMetrics } from '../metrics/job-metrics';

/** Tells the database and the metrics which kinds of job this worker has handlers for, so that they can be listed and paused. */
@Injectable()
export class KindRegistration implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly metrics: JobMetrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { contracts } = this.registry;
    this.metrics.expectAttempts(contracts.map(({ kind }) => kind));
    await this.database.query(
      `INSERT INTO job_kinds (kind, type, queue)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS known (kind, type, queue) ORDER BY kind
       ON CONFLICT (kind) DO UPDATE SET type = excluded.type, queue = excluded.queue`,
      [
        contracts.map(({ kind }) => kind),
        contracts.map(({ type }) => type),
        contracts.map(({ queue }) => queue),
      ],
    );
  }
}
