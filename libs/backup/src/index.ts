export {
  BackupDamaged,
  BackupKeyWrong,
  BackupMismatch,
  BackupNotFound,
  PostgresProgramFailed,
  PostgresProgramMissing,
  RestoreRefused,
} from './backup.errors';
export { BackupModule } from './backup.module';
export { BackupRecords } from './backup-records';
export { EnqueueBackup } from './commands/enqueue-backup.command';
export { type BackupOptions, type BackupSource, type MadeBackup, makeBackup } from './make-backup';
export type { Manifest } from './manifest';
export { openBackupStore } from './open-backup-store';
export { findPostgresPrograms, type PostgresPrograms } from './programs/postgres-programs';
export {
  restoreBackup,
  type Restored,
  type RestoreOptions,
  resumeDatabase,
  type ResumedDatabase,
} from './restore/restore-backup';
export { verifyBackup, type VerifyOptions } from './restore/verify-backup';
export type { BackupName, BackupStore } from './store/backup-store';
