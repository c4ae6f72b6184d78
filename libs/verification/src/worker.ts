export { VerificationWorkerModule } from './verification-worker.module';
