export { ExportsWorkerModule } from './exports-worker.module';
