import { Command } from '@nestjs/cqrs';
import type { EnqueuedJob, RequestOptions } from '@app/jobs';

/** Accepts a backup: when it resolves, the job is durable and will run. One that has not ended is the answer. */
export class EnqueueBackup extends Command<EnqueuedJob> {
  constructor(readonly options: RequestOptions = {}) {
    super();
  }
}
