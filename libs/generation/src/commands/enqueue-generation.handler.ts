import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { JobEnqueuer, type EnqueuedJob } from '@app/jobs';
import { GenerationPlanner } from '../generation-planner';
import { generateDatasetJob } from '../jobs/generate-dataset/generate-dataset.job';
import { EnqueueGeneration } from './enqueue-generation.command';

@CommandHandler(EnqueueGeneration)
export class EnqueueGenerationHandler implements ICommandHandler<EnqueueGeneration> {
  constructor(
    private readonly planner: GenerationPlanner,
    private readonly jobs: JobEnqueuer,
  ) {}

  /**
   * @throws InvalidSchema DatasetExists DatasetSchemaConflict DatasetSeedConflict
   * @throws IdempotencyKeyReused BacklogFull DatabaseUnavailable
   */
  execute({ request, options }: EnqueueGeneration): Promise<EnqueuedJob> {
    return this.jobs.answerOnce({ generate: request }, options, async (accepted) => {
      const { plan, seed } = await this.planner.plan(request);
      const { recordType, fields, correlation, series, locale } = plan;
      const { count, mode = 'append', deduplicationKey } = request;
      return this.jobs.enqueue(
        generateDatasetJob,
        {
          ...{ recordType, count, seed, freshSeed: plan.seed, locale, mode },
          ...{ fields: [...fields], correlation, series },
        },
        { ...accepted, deduplicationKey, progressTotal: count },
      );
    });
  }
}
