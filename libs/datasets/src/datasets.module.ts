import { Module } from '@nestjs/common';
import { DatasetPages } from './dataset-pages';
import { DatasetReader } from './dataset-reader';
import { DatasetSnapshots } from './dataset-snapshot';
import { DatasetReceipts } from './receipts/dataset-receipts';

/** Reading datasets. */
@Module({
  providers: [DatasetPages, DatasetReader, DatasetReceipts, DatasetSnapshots],
  exports: [DatasetPages, DatasetReader, DatasetReceipts, DatasetSnapshots],
})
export class DatasetsModule {}
