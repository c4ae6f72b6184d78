import { Module } from '@nestjs/common';
import { DatasetsModule } from '@app/datasets';
import { FilesModule } from '@app/files';
import { DataMetricsModule } from '@app/metrics';
import { ExportDatasetHandler } from './jobs/export-dataset/export-dataset.handler';
import { MaskKeys } from './masking/mask-keys';

/** Runs exports. */
@Module({
  imports: [DatasetsModule, FilesModule, DataMetricsModule],
  providers: [ExportDatasetHandler, MaskKeys],
})
export class ExportsWorkerModule {}
