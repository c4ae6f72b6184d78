import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DatasetsModule } from '@app/datasets';
import { JobsModule } from '@app/jobs';
import { EnqueueGenerationHandler } from './commands/enqueue-generation.handler';
import { SchedulableGeneration } from './commands/schedulable-generation';
import { GenerationPlanner } from './generation-planner';
import { GenerationPreviewer } from './preview/generation-previewer';

/** Accepts generations and shows previews. */
@Module({
  imports: [CqrsModule, DatasetsModule, JobsModule],
  providers: [EnqueueGenerationHandler, GenerationPlanner, GenerationPreviewer, SchedulableGeneration],
  exports: [GenerationPreviewer],
})
export class GenerationModule {}
