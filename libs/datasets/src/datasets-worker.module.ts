import { Module } from '@nestjs/common';
import { DatasetSnapshots } from './dataset-snapshot';
import { DatasetWriter } from './dataset-writer';

/** Writing and streaming datasets, for the handlers of jobs. */
@Module({ providers: [DatasetSnapshots, DatasetWriter], exports: [DatasetSnapshots, DatasetWriter] })
export class DatasetsWorkerModule {}
