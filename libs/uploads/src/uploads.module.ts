import { Module } from '@nestjs/common';
import { DatasetsModule } from '@app/datasets';
import { FilesModule } from '@app/files';
import { JobsModule } from '@app/jobs';
import { UploadReceiver } from './receiving/upload-receiver';

/** Receives uploads. */
@Module({
  imports: [DatasetsModule, FilesModule, JobsModule],
  providers: [UploadReceiver],
  exports: [UploadReceiver],
})
export class UploadsModule {}
