import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DatasetsModule } from '@app/datasets';
import { FilesModule } from '@app/files';
import { JobsModule } from '@app/jobs';
import { EnqueueGenerationHandler } from './commands/enqueue-generation.handler';
import { SchedulableGeneration } from './commands/schedulable-generation';
import { GenerationPlanner } from './generation-planner';
import { GenerationPreviewer } from './preview/generation-previewer';
import { SampleResolver } from './samples/sample-resolver';
import { SampleStore } from './samples/sample-store';
import { SqlParser } from './sql/sql-parser';
import { SqlReader } from './sql/sql-reader';

/** Accepts generations and shows previews. */
@Module({
  imports: [CqrsModule, DatasetsModule, FilesModule, JobsModule],
  providers: [
    EnqueueGenerationHandler,
    GenerationPlanner,
    GenerationPreviewer,
    SampleResolver,
    SampleStore,
    SchedulableGeneration,
    SqlParser,
    SqlReader,
  ],
  exports: [GenerationPreviewer, SqlReader],
})
export class GenerationModule {}
