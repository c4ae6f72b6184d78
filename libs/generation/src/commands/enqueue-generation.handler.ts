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
  async execute({ request, options }: EnqueueGeneration): Promise<EnqueuedJob> {
    const { idempotencyKey: key, requestId } = options;
    const idempotency = key === undefined ? undefined : { key, request: { generate: request } };
    // A repeated request gets its first answer, even when it could not be accepted a second time.
    const replay = idempotency && (await this.jobs.findReplay(idempotency));
    if (replay !== undefined) return replay;

    const { plan, seed } = await this.planner.plan(request);
    const { recordType, fields, locale } = plan;
    const { count, mode = 'append' } = request;
    return this.jobs.enqueue(
      generateDatasetJob,
      { recordType, count, seed, freshSeed: plan.seed, locale, mode, fields: [...fields] },
      { idempotency, requestId, progressTotal: count },
    );
  }
}
