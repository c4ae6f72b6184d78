export { BackupWorkerModule } from './backup-worker.module';
