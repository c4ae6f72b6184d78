import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DatasetsModule } from '@app/datasets';
import { JobsModule } from '@app/jobs';
import { EnqueueExportHandler } from './commands/enqueue-export.handler';

/** Accepts exports. */
@Module({ imports: [CqrsModule, DatasetsModule, JobsModule], providers: [EnqueueExportHandler] })
export class ExportsModule {}
