export { GenerationWorkerModule } from './generation-worker.module';
