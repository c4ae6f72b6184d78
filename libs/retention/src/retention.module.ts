import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FilesModule } from '@app/files';
import { JobsModule } from '@app/jobs';
import { DeleteDatasetHandler } from './deletion/delete-dataset.command';
import { DeleteFileHandler } from './deletion/delete-file.command';
import { Deletions } from './deletion/deletions';
import { ObjectRemovals } from './objects/object-removals';
import { RetentionPolicy } from './policy/retention-policy';
import { RetentionState } from './run/retention-state';

/** What an app needs that deletes on request and tells what is deleted and when. It runs no retention. */
@Module({
  imports: [CqrsModule, FilesModule, JobsModule],
  providers: [
    DeleteDatasetHandler,
    DeleteFileHandler,
    Deletions,
    ObjectRemovals,
    RetentionPolicy,
    RetentionState,
  ],
  exports: [Deletions, ObjectRemovals, RetentionPolicy, RetentionState],
})
export class RetentionModule {}
