import { createHash } from 'node:crypto';
import { type Database, instanceSecret } from '@app/database';
import type { Manifest } from './manifest';

/**
 * The backups that this database knows it has. For those who watch it; the storage alone says what can be restored, since
 * a lost database has lost its records, too.
 */
export class BackupRecords {
  constructor(private readonly database: Database) {}

  /** Names this database in the storage; the same after it was restored. */
  async instance(): Promise<string> {
    const secret = await instanceSecret(this.database, 'backup');
    return createHash('sha256').update(secret).digest('hex').slice(0, 12);
  }

  /** Once is enough: a backup that is known already stays as it is. */
  async add(
    { id, snapshotAt, finishedAt, dump, objects }: Manifest,
    jobId: string | null = null,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO backups (id, job_id, snapshot_at, finished_at, size_bytes, sha256, encrypted, missing_objects)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [id, jobId, snapshotAt, finishedAt, dump.bytes, dump.sha256, dump.encrypted, objects.missing],
    );
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.database.query('DELETE FROM backups WHERE id = ANY($1)', [ids]);
  }

  /** When the newest backup was complete; `undefined` before the first one. */
  async lastSuccess(): Promise<Date | undefined> {
    const { rows } = await this.database.query<{ at: Date | null }>(
      'SELECT max(finished_at) AS at FROM backups',
    );
    return rows[0]?.at ?? undefined;
  }
}
