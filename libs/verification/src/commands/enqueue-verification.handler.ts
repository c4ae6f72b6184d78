import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DatasetReader, DatasetReceipts } from '@app/datasets';
import { JobEnqueuer, type EnqueuedJob } from '@app/jobs';
import { verifyDatasetJob } from '../jobs/verify-dataset/verify-dataset.job';
import { ReceiptIncomplete } from '../verification.errors';
import { EnqueueVerification } from './enqueue-verification.command';

@CommandHandler(EnqueueVerification)
export class EnqueueVerificationHandler implements ICommandHandler<EnqueueVerification> {
  constructor(
    private readonly datasets: DatasetReader,
    private readonly receipts: DatasetReceipts,
    private readonly jobs: JobEnqueuer,
  ) {}

  /**
   * @throws DatasetNotFound ReceiptIncomplete
   * @throws IdempotencyKeyReused BacklogFull DatabaseUnavailable
   */
  execute({ recordType, options }: EnqueueVerification): Promise<EnqueuedJob> {
    return this.jobs.answerOnce({ verify: recordType }, options, async (accepted) => {
      const { rowCount } = await this.datasets.get(recordType, options.boundTo);
      if (!(await this.receipts.isComplete(recordType))) throw new ReceiptIncomplete(recordType);
      return this.jobs.enqueue(verifyDatasetJob, { recordType }, { ...accepted, progressTotal: rowCount });
    });
  }
}
