import { Module } from '@nestjs/common';
import { FilesModule } from '@app/files';
import { JobsModule } from '@app/jobs';
import { UploadReceiver } from './receiving/upload-receiver';

/** Receives uploads. */
@Module({ imports: [FilesModule, JobsModule], providers: [UploadReceiver], exports: [UploadReceiver] })
export class UploadsModule {}
