import { Module } from '@nestjs/common';
import { DatasetsModule } from '@app/datasets';
import { FilesModule } from '@app/files';
import { JobsModule } from '@app/jobs';
import { FileIntake } from './receiving/file-intake';
import { UploadReceiver } from './receiving/upload-receiver';
import { ResumableReceiver } from './resumable/resumable-receiver';
import { ResumableUploads } from './resumable/resumable-uploads';
import { StagedObjects } from './resumable/staged-objects';
import { UploadSweeper } from './resumable/upload-sweeper';

/** Receives uploads. */
@Module({
  imports: [DatasetsModule, FilesModule, JobsModule],
  providers: [FileIntake, ResumableReceiver, ResumableUploads, StagedObjects, UploadReceiver, UploadSweeper],
  exports: [ResumableReceiver, UploadReceiver],
})
export class UploadsModule {}
