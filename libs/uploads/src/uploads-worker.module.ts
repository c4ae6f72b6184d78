import { Module } from '@nestjs/common';
import { DatasetsWorkerModule } from '@app/datasets/worker';
import { FilesModule } from '@app/files';
import { DataMetricsModule } from '@app/metrics';
import { IngestUploadHandler } from './jobs/ingest-upload/ingest-upload.handler';
import { VerifyUploadHandler } from './jobs/verify-upload/verify-upload.handler';

/** Runs the jobs of uploads. */
@Module({
  imports: [DatasetsWorkerModule, FilesModule, DataMetricsModule],
  providers: [IngestUploadHandler, VerifyUploadHandler],
})
export class UploadsWorkerModule {}
