import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database } from '@app/database';
import { HandlesJob, type JobContext, type JobHandler, type JobOutcome } from '@app/jobs/worker';
import { STORAGE, type StorageDriver } from '@app/storage';
import { makeBackup } from '../../make-backup';
import { openBackupStore } from '../../open-backup-store';
import type { BackupStore } from '../../store/backup-store';
import { backUpDatabaseJob, type BackUpDatabaseParams } from './back-up-database.job';

/**
 * An attempt begins anew: a dump cannot be gone on with. What a worker that died had written has no manifest, so it is
 * no backup, and is removed with those that are not kept.
 */
@HandlesJob()
@Injectable()
export class BackUpDatabaseHandler implements JobHandler<BackUpDatabaseParams>, OnApplicationShutdown {
  readonly contract = backUpDatabaseJob;
  private readonly logger = new Logger(BackUpDatabaseHandler.name);
  private readonly store: BackupStore;

  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
    @Inject(STORAGE) private readonly files: StorageDriver,
  ) {
    this.store = openBackupStore(config);
  }

  async run(_params: BackUpDatabaseParams, { jobId, progress, signal }: JobContext): Promise<JobOutcome> {
    const { database, config, files, store } = this;
    const { manifest, removed } = await makeBackup(
      { database, config, files, store },
      { jobId, signal, onProgress: (bytes) => progress({ done: bytes }) },
    );
    const { id, dump, tables, objects } = manifest;
    if (objects.missing > 0) {
      const { missing, missingKeys } = objects;
      this.logger.warn({ jobId, missing, missingKeys }, 'Files that the database lists are not in storage');
    }
    return {
      resultUri: null,
      result: {
        backupId: id,
        snapshotAt: manifest.snapshotAt,
        bytes: dump.bytes,
        sha256: dump.sha256,
        encrypted: dump.encrypted,
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
        files: objects.count,
        missingFiles: objects.missing,
        removedBackups: removed,
      },
    };
  }

  /** What it may have left is found by its place and goes by its age. */
  async discard(): Promise<void> {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.storage.close();
  }
}
