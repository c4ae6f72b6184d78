import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DatasetReader } from 'veogen/datasets';
import { type EnqueuedJob, JobEnqueuer, type RequestOptions } from 'veogen/jobs';
import { profileDatasetJob } from './profile-dataset.job';

/** Accepts a profile: when it resolves, the job is durable and will run. */
export class EnqueueProfile extends Command<EnqueuedJob> {
  constructor(
    readonly recordType: string,
    readonly options: RequestOptions = {},
  ) {
    super();
  }
}

@CommandHandler(EnqueueProfile)
export class EnqueueProfileHandler implements ICommandHandler<EnqueueProfile> {
  constructor(
    private readonly datasets: DatasetReader,
    private readonly jobs: JobEnqueuer,
  ) {}

  /** @throws DatasetNotFound IdempotencyKeyReused BacklogFull DatabaseUnavailable */
  execute({ recordType, options }: EnqueueProfile): Promise<EnqueuedJob> {
    return this.jobs.answerOnce({ profile: recordType }, options, async (accepted) => {
      await this.datasets.get(recordType);
      return this.jobs.enqueue(profileDatasetJob, { recordType }, accepted);
    });
  }
}
