import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { readSample } from '@app/datasets';
import type { Sample } from '@app/engine';
import { FileNotFound } from '@app/files';

/**
 * The values that fields sample, kept under their SHA-256 for as long as the database. A dataset names its samples by
 * that hash, so its rows can be computed again whatever became of the file.
 */
@Injectable()
export class SampleStore {
  constructor(private readonly database: Database) {}

  /** Keeps a sample, and which column it is of; returns its hash. @throws FileNotFound */
  async keep(fileId: string, column: string, sample: Sample): Promise<string> {
    const text = JSON.stringify({ values: sample.values, counts: sample.counts });
    const sha256 = createHash('sha256').update(text).digest('hex');
    await this.database.transaction(async (client) => {
      // Who deletes the file takes its values along: they must not come back behind his back.
      const file = await client.query('SELECT 1 FROM stored_files WHERE id = $1 FOR KEY SHARE', [fileId]);
      if (file.rowCount === 0) throw new FileNotFound(fileId);
      await client.query(
        'INSERT INTO value_samples (sha256, content) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING',
        [sha256, Buffer.from(text)],
      );
      await client.query(
        `INSERT INTO sampled_columns (file_id, column_name, sha256) VALUES ($1, $2, $3)
         ON CONFLICT (file_id, column_name) DO NOTHING`,
        [fileId, column, sha256],
      );
    });
    return sha256;
  }

  /** The hash of the values that a column had when it was read before. */
  async hashOf(fileId: string, column: string): Promise<string | undefined> {
    const { rows } = await this.database.query<{ sha256: string }>(
      'SELECT sha256 FROM sampled_columns WHERE file_id = $1 AND column_name = $2',
      [fileId, column],
    );
    return rows[0]?.sha256;
  }

  /** @throws SampleLost */
  get(sha256: string): Promise<Sample> {
    return readSample(this.database, sha256);
  }
}
