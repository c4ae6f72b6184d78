import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DatasetPages } from './dataset-pages';
import { DatasetReader } from './dataset-reader';
import { DatasetSnapshots } from './dataset-snapshot';
import { DeleteDatasetHandler } from './delete-dataset.command';
import { DatasetReceipts } from './receipts/dataset-receipts';

/** Reading and deleting datasets. */
@Module({
  imports: [CqrsModule],
  providers: [DatasetPages, DatasetReader, DatasetReceipts, DatasetSnapshots, DeleteDatasetHandler],
  exports: [DatasetPages, DatasetReader, DatasetReceipts, DatasetSnapshots],
})
export class DatasetsModule {}
