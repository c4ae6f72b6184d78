import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { JobEnqueuer, type EnqueuedJob } from '@app/jobs';
import { GenerationPlanner } from '../generation-planner';
import { NothingToKeep } from '../generation.errors';
import { generateDatasetJob } from '../jobs/generate-dataset/generate-dataset.job';
import { EnqueueGeneration } from './enqueue-generation.command';

@CommandHandler(EnqueueGeneration)
export class EnqueueGenerationHandler implements ICommandHandler<EnqueueGeneration> {
  constructor(
    private readonly planner: GenerationPlanner,
    private readonly jobs: JobEnqueuer,
  ) {}

  /**
   * @throws InvalidSchema NothingToKeep DatasetExists DatasetSchemaConflict DatasetSeedConflict
   * @throws IdempotencyKeyReused BacklogFull DatabaseUnavailable
   */
  execute({ request, options }: EnqueueGeneration): Promise<EnqueuedJob> {
    return this.jobs.answerOnce({ generate: request }, options, async (accepted) => {
      const { count, mode = 'append', onCancel = 'discard' } = request;
      if (onCancel === 'keep' && mode !== 'append') throw new NothingToKeep(mode);
      const { plan, seed } = await this.planner.plan(request);
      const { recordType, fields, correlation, series, locale } = plan;
      return this.jobs.enqueue(
        generateDatasetJob,
        {
          ...{ recordType, count, seed, freshSeed: plan.seed, locale, mode, onCancel },
          ...{ fields: [...fields], correlation, series },
        },
        { ...accepted, deduplicationKey: request.deduplicationKey, progressTotal: count },
      );
    });
  }
}
