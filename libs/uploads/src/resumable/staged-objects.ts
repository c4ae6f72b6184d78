import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { STORAGE, type StorageDriver } from '@app/storage';

const BATCH = 500;

/** Removes objects that belong to a resumable upload and are of no more use, each before its row. */
@Injectable()
export class StagedObjects {
  constructor(
    private readonly database: Database,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  /** @throws StorageUnavailable DatabaseUnavailable */
  async remove(storageKeys: readonly string[]): Promise<void> {
    if (storageKeys.length === 0) return;
    for (const storageKey of storageKeys) await this.storage.delete(storageKey);
    await this.database.query('DELETE FROM staged_objects WHERE storage_key = ANY($1)', [storageKeys]);
  }

  /**
   * What requests that ended in the middle of a write have left of an upload. For the holder of the lease: nobody else
   * writes. @throws StorageUnavailable DatabaseUnavailable
   */
  async removeUnfinished(uploadId: string): Promise<void> {
    await this.removeWhere('upload_id = $1 AND size_bytes IS NULL', [uploadId]);
  }

  /** All of uploads that have ended, or of this one if it has. @throws StorageUnavailable DatabaseUnavailable */
  async removeOfEnded(uploadId?: string): Promise<void> {
    const ended = `NOT EXISTS (
      SELECT 1 FROM resumable_uploads AS upload WHERE upload.id = staged_objects.upload_id AND upload.job_id IS NULL
    )`;
    if (uploadId === undefined) await this.removeWhere(ended, []);
    else await this.removeWhere(`${ended} AND upload_id = $1`, [uploadId]);
  }

  private async removeWhere(condition: string, values: unknown[]): Promise<void> {
    for (;;) {
      const { rows } = await this.database.query<{ key: string }>(
        `SELECT storage_key AS key FROM staged_objects WHERE ${condition} LIMIT ${BATCH}`,
        values,
      );
      await this.remove(rows.map(({ key }) => key));
      if (rows.length < BATCH) return;
    }
  }
}
