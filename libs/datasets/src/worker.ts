export { DatasetWriter, type Reservation } from './dataset-writer';
export { DatasetsWorkerModule } from './datasets-worker.module';
