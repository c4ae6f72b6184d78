import type { AppConfig } from '@app/config';
import { openStorage } from '@app/storage';
import { BackupKey } from './encryption/backup-key';
import { BackupStore } from './store/backup-store';

/** The store of BACKUP_URL. Touches nothing yet. @throws InvalidStorageUrl */
export function openBackupStore({ backup, storage }: Pick<AppConfig, 'backup' | 'storage'>): BackupStore {
  const key = backup.encryptionKey === undefined ? undefined : new BackupKey(backup.encryptionKey);
  return new BackupStore(openStorage(backup.url, storage), key);
}
