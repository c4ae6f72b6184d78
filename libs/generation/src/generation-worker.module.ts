import { Module } from '@nestjs/common';
import { DatasetsWorkerModule } from '@app/datasets/worker';
import { DataMetricsModule } from '@app/metrics';
import { ChunkStore } from './jobs/generate-dataset/chunk-store';
import { DatasetReserver } from './jobs/generate-dataset/dataset-reserver';
import { GenerateDatasetHandler } from './jobs/generate-dataset/generate-dataset.handler';

/** Runs generations. */
@Module({
  imports: [DatasetsWorkerModule, DataMetricsModule],
  providers: [ChunkStore, DatasetReserver, GenerateDatasetHandler],
})
export class GenerationWorkerModule {}
