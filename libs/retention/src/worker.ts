export { RetentionWorkerModule } from './retention-worker.module';
export { RetentionRun } from './run/retention-run';
