import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DatasetPages } from './dataset-pages';
import { DatasetReader } from './dataset-reader';
import { DatasetSnapshots } from './dataset-snapshot';
import { DeleteDatasetHandler } from './delete-dataset.command';

/** Reading and deleting datasets. */
@Module({
  imports: [CqrsModule],
  providers: [DatasetPages, DatasetReader, DatasetSnapshots, DeleteDatasetHandler],
  exports: [DatasetPages, DatasetReader, DatasetSnapshots],
})
export class DatasetsModule {}
