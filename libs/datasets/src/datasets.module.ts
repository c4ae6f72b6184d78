import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DatasetReader } from './dataset-reader';
import { DatasetSnapshots } from './dataset-snapshot';
import { DeleteDatasetHandler } from './delete-dataset.command';

/** Reading and deleting datasets. */
@Module({
  imports: [CqrsModule],
  providers: [DatasetReader, DatasetSnapshots, DeleteDatasetHandler],
  exports: [DatasetReader, DatasetSnapshots],
})
export class DatasetsModule {}
