import { Injectable } from '@nestjs/common';
import { BackupRecords } from '@app/backup';
import { AppConfig } from '@app/config';
import { Database, isUnavailable } from '@app/database';
import { FAILURE_REASONS, type Workload, WorkloadReader } from '@app/jobs';
import { Metrics } from '@app/metrics';

/**
 * The facts that are the same in every process, because they are read from the database. They are scraped apart from
 * those of the processes, and once: so nothing is counted twice, however many APIs there are. While the database cannot
 * be reached they are missing, rather than old.
 */
@Injectable()
export class ServiceMetrics {
  readonly metrics = new Metrics();

  constructor(workload: WorkloadReader, database: Database, config: AppConfig) {
    const { metrics } = this;
    const backups = new BackupRecords(database);
    const read = async (): Promise<Workload | undefined> => {
      try {
        return await workload.read();
      } catch (error) {
        if (isUnavailable(error)) return undefined;
        throw error;
      }
    };
    const ofKinds = (value: (kind: Workload['kinds'][number]) => number) => async () =>
      (await read())?.kinds.map((kind) => ({ labels: { kind: kind.kind }, value: value(kind) })) ?? [];

    metrics.reading(
      'veogen_database_up',
      'Whether the database answers: 1 or 0. While it is 0 the other metrics of the service are missing.',
      [],
      async () => ((await read()) === undefined ? 0 : 1),
    );
    metrics.reading(
      'veogen_jobs',
      'Jobs that have not ended, by state: waiting (due, in the outbox), delayed (not due yet), delivered (on the queue) and running.',
      ['kind', 'state'],
      async () =>
        (await read())?.kinds.flatMap(({ kind, waiting, delayed, delivered, running }) =>
          Object.entries({ waiting, delayed, delivered, running }).map(([state, value]) => ({
            labels: { kind, state },
            value,
          })),
        ) ?? [],
    );
    metrics
      .gauge('veogen_jobs_backlog_limit', 'Jobs that may wait before new work is refused: MAX_BACKLOG.')
      .set(config.jobs.maxBacklog);
    metrics.reading(
      'veogen_jobs_oldest_waiting_seconds',
      'Time that the job of a kind which is due for longest has waited for a worker; 0 when none waits.',
      ['kind'],
      ofKinds(({ oldestWaitingSeconds }) => oldestWaitingSeconds),
    );
    metrics.reading(
      'veogen_outbox_oldest_seconds',
      'Time that the oldest delivery which is due and not on the queue has been in the outbox; 0 when there is none.',
      ['kind'],
      ofKinds(({ oldestUndeliveredSeconds }) => oldestUndeliveredSeconds),
    );
    metrics.reading(
      'veogen_job_kind_paused',
      'Whether a kind is paused: 1 or 0.',
      ['kind'],
      ofKinds(({ paused }) => Number(paused)),
    );
    metrics.reading(
      'veogen_dead_letters',
      'Jobs that failed for good and that nobody repeated, by reason. The newest 10,000 are counted.',
      ['reason'],
      async () => {
        const counts = (await read())?.deadLetters;
        if (counts === undefined) return [];
        return FAILURE_REASONS.map((reason) => ({ labels: { reason }, value: counts[reason] ?? 0 }));
      },
    );
    metrics.reading(
      'veogen_workers_connected',
      'Worker processes that have connections to the database.',
      [],
      async () => (await read())?.workers,
    );
    metrics.reading(
      'veogen_backup_last_success_timestamp_seconds',
      'When the newest backup was complete; missing before the first one.',
      [],
      async () => {
        if ((await read()) === undefined) return undefined;
        const at = await backups.lastSuccess();
        return at === undefined ? undefined : at.getTime() / 1_000;
      },
    );
    metrics.reading(
      'veogen_workload_read_seconds',
      'Time that reading these metrics from the database took the last time.',
      [],
      async () => (await read())?.readSeconds,
    );
  }
}
