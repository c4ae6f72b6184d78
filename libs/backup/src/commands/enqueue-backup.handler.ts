import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { JobEnqueuer, type EnqueuedJob } from '@app/jobs';
import { backUpDatabaseJob } from '../jobs/back-up-database/back-up-database.job';
import { EnqueueBackup } from './enqueue-backup.command';

/** Two backups at once would only be slower. */
const DEDUPLICATION_KEY = 'backup';

@CommandHandler(EnqueueBackup)
export class EnqueueBackupHandler implements ICommandHandler<EnqueueBackup> {
  constructor(private readonly jobs: JobEnqueuer) {}

  /** @throws IdempotencyKeyReused BacklogFull DatabaseUnavailable */
  execute({ options }: EnqueueBackup): Promise<EnqueuedJob> {
    return this.jobs.answerOnce({ backup: {} }, options, (accepted) =>
      this.jobs.enqueue(backUpDatabaseJob, {}, { ...accepted, deduplicationKey: DEDUPLICATION_KEY }),
    );
  }
}
