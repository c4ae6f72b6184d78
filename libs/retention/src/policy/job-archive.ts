import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import type { Database, PoolClient } from '@app/database';
import { type FileCatalogue, storageKeyFor } from '@app/files';
import type { JobReader } from '@app/jobs';
import type { StorageDriver } from '@app/storage';
import { Checksum, through } from '@app/streams';

const CONTENT_TYPE = 'application/gzip';

/**
 * Writes jobs into files before they are removed: a line of JSON for each, as `GET /status/{jobId}` shows it, with its
 * failed attempts. The file is whole in storage before the transaction begins that lists it and removes the jobs. Who
 * dies between leaves a file that nobody lists, which goes by itself; so a removed job is in one listed archive.
 */
export class JobArchive {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobReader,
    private readonly files: FileCatalogue,
    private readonly storage: StorageDriver,
  ) {}

  /**
   * @param remove removes those of the jobs that still can be, and says how many
   * @throws StorageUnavailable DatabaseUnavailable
   */
  async write(jobIds: readonly string[], remove: (client: PoolClient) => Promise<number>): Promise<number> {
    const fileId = uuidv7();
    const storageKey = storageKeyFor('archives', fileId);
    const checksum = new Checksum();
    const lines = Readable.from(await this.linesOf(jobIds));
    await this.storage.write(storageKey, through(lines, createGzip(), checksum), {
      contentType: CONTENT_TYPE,
    });
    const removed = await this.database.transaction(async (client) => {
      const count = await remove(client);
      if (count === 0) return 0;
      await this.files.add(client, {
        fileId,
        jobId: null,
        storageKey,
        name: `jobs-${fileId}.ndjson.gz`,
        contentType: CONTENT_TYPE,
        size: checksum.bytes,
        sha256: checksum.sha256,
        recordTypes: [],
      });
      return count;
    });
    if (removed === 0) await this.storage.delete(storageKey);
    return removed;
  }

  private async linesOf(jobIds: readonly string[]): Promise<string[]> {
    const attempts = await this.jobs.failedAttempts(jobIds);
    const jobs = await this.jobs.views(jobIds);
    return jobs.map(
      (job) => `${JSON.stringify({ ...job, failedAttempts: attempts.get(job.jobId) ?? [] })}\n`,
    );
  }
}
