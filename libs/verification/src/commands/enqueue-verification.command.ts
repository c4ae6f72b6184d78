import { Command } from '@nestjs/cqrs';
import type { EnqueuedJob, RequestOptions } from '@app/jobs';

/** Accepts a verification: when it resolves, the job is durable and will run. */
export class EnqueueVerification extends Command<EnqueuedJob> {
  constructor(
    readonly recordType: string,
    readonly options: RequestOptions = {},
  ) {
    super();
  }
}
