export { UploadsWorkerModule } from './uploads-worker.module';
