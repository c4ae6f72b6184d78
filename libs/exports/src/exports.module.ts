import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DatasetsModule } from '@app/datasets';
import { JobsModule } from '@app/jobs';
import { EnqueueExportHandler } from './commands/enqueue-export.handler';
import { SchedulableExport } from './commands/schedulable-export';

/** Accepts exports. */
@Module({
  imports: [CqrsModule, DatasetsModule, JobsModule],
  providers: [EnqueueExportHandler, SchedulableExport],
})
export class ExportsModule {}
