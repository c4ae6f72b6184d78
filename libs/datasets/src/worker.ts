export { type CompleteRows, DatasetWriter, type Reservation } from './dataset-writer';
export { DatasetsWorkerModule } from './datasets-worker.module';
export { chunkEnd } from './receipts/blocks';
export { ChunkHashes } from './receipts/chunk-hashes';
