import { Module } from '@nestjs/common';
import { FilesModule } from '@app/files';
import { VerifyUploadHandler } from './jobs/verify-upload/verify-upload.handler';

/** Runs the jobs of uploads. */
@Module({ imports: [FilesModule], providers: [VerifyUploadHandler] })
export class UploadsWorkerModule {}
