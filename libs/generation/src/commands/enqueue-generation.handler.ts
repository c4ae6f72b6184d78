import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { JobEnqueuer, type EnqueuedJob } from '@app/jobs';
import { GenerationPlanner, type PlannedGeneration } from '../generation-planner';
import { isList } from '../generation-request';
import { NothingToKeep } from '../generation.errors';
import { type DatasetGeneration, generateDatasetJob } from '../jobs/generate-dataset/generate-dataset.job';
import { EnqueueGeneration } from './enqueue-generation.command';

@CommandHandler(EnqueueGeneration)
export class EnqueueGenerationHandler implements ICommandHandler<EnqueueGeneration> {
  constructor(
    private readonly planner: GenerationPlanner,
    private readonly jobs: JobEnqueuer,
  ) {}

  /**
   * @throws InvalidSchema NothingToKeep DatasetExists DatasetSchemaConflict DatasetSeedConflict DatasetEngineConflict
   * @throws DatasetNotOwned ParentChanged
   * @throws IdempotencyKeyReused BacklogFull DatabaseUnavailable
   */
  execute({ request, options }: EnqueueGeneration): Promise<EnqueuedJob> {
    return this.jobs.answerOnce({ generate: request }, options, async (accepted) => {
      const { onCancel = 'discard', deduplicationKey } = request;
      const planned = await this.planner.plan(request, options.boundTo);
      const published = planned.find(({ mode }) => mode !== 'append');
      if (onCancel === 'keep' && published !== undefined) throw new NothingToKeep(published.mode);
      const generations = planned.map(toParams);
      const [first] = generations as [DatasetGeneration];
      const progressTotal = planned.reduce((sum, { count }) => sum + count, 0);
      return this.jobs.enqueue(
        generateDatasetJob,
        { ...(isList(request) ? { recordTypes: generations } : first), onCancel },
        { ...accepted, deduplicationKey, progressTotal },
      );
    });
  }
}

function toParams(planned: PlannedGeneration): DatasetGeneration {
  const { plan, seed, count, mode, parents, isFitted } = planned;
  const { recordType, fields, correlation, series, uniqueTogether, locale } = plan;
  return {
    recordType,
    count,
    seed,
    freshSeed: plan.seed,
    locale,
    mode,
    fields: [...fields],
    correlation,
    series,
    ...(uniqueTogether.length > 0 && { uniqueTogether: uniqueTogether.map((group) => [...group]) }),
    ...(Object.keys(parents).length > 0 && { parents: { ...parents } }),
    ...(isFitted && { isFitted }),
  };
}
