import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DatasetsModule } from 'veogen/datasets';
import { JobsModule } from 'veogen/jobs';
import { EnqueueProfileHandler } from './enqueue-profile';
import { ProfileDatasetHandler } from './profile-dataset.handler';
import { ProfileController } from './profile.controller';

/** For the API: takes requests. */
@Module({
  imports: [CqrsModule, DatasetsModule, JobsModule],
  controllers: [ProfileController],
  providers: [EnqueueProfileHandler],
})
export class ProfileModule {}

/** For the worker: runs the jobs. */
@Module({ imports: [DatasetsModule], providers: [ProfileDatasetHandler] })
export class ProfileWorkerModule {}
