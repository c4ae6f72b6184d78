import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DatasetSnapshots } from '@app/datasets';
import { readFormatOptions } from '@app/formats';
import { JobEnqueuer, type EnqueuedJob } from '@app/jobs';
import { exportDatasetJob } from '../jobs/export-dataset/export-dataset.job';
import { EnqueueExport } from './enqueue-export.command';

@CommandHandler(EnqueueExport)
export class EnqueueExportHandler implements ICommandHandler<EnqueueExport> {
  constructor(
    private readonly snapshots: DatasetSnapshots,
    private readonly jobs: JobEnqueuer,
  ) {}

  /**
   * @throws UnknownFormat InvalidFormatOptions DatasetNotFound InvalidSelection
   * @throws IdempotencyKeyReused BacklogFull DatabaseUnavailable
   */
  execute({ request, options }: EnqueueExport): Promise<EnqueuedJob> {
    return this.jobs.answerOnce({ export: request }, options, async (accepted) => {
      const { recordType, format, fields, filters, compression = 'none', csv, deduplicationKey } = request;
      const formatOptions = readFormatOptions(format, format === 'csv' ? csv : undefined);
      const selection = { recordType, fields, filters };
      await this.snapshots.check(selection);
      const params = { recordType, format, formatOptions, compression, selection };
      return this.jobs.enqueue(exportDatasetJob, params, { ...accepted, deduplicationKey });
    });
  }
}
