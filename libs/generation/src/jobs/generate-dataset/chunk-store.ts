import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '@app/database';

/** The rows of a generation that are committed, chunk by chunk. */
@Injectable()
export class ChunkStore {
  constructor(private readonly database: Database) {}

  /**
   * How many rows are committed, and how many chunks they came in.
   * @param within chunks at these positions only: from the first up to, but not including, the second
   */
  async committed(
    jobId: string,
    within: { from: number; to: number } = { from: 0, to: 2 ** 31 - 1 },
  ): Promise<{ rows: number; chunks: number }> {
    const { rows } = await this.database.query<{ rows: number; chunks: number }>(
      `SELECT coalesce(sum(row_count), 0)::bigint AS rows, count(*) AS chunks FROM job_chunks
       WHERE job_id = $1 AND position >= $2 AND position < $3`,
      [jobId, within.from, within.to],
    );
    return rows[0] ?? { rows: 0, chunks: 0 };
  }

  /** Forgets the chunks, in the transaction that removes their rows. */
  async clear(client: Queryable, jobId: string): Promise<void> {
    await client.query('DELETE FROM job_chunks WHERE job_id = $1', [jobId]);
  }

  /** Records a chunk in the transaction that holds its rows. The primary key refuses a second one at its place. */
  async add(
    client: Queryable,
    jobId: string,
    chunk: { position: number; firstRow: number; rows: number },
  ): Promise<void> {
    await client.query(
      `INSERT INTO job_chunks (job_id, position, first_row, row_count, owner)
       SELECT id, $2, $3, $4, lease_owner FROM jobs WHERE id = $1`,
      [jobId, chunk.position, chunk.firstRow, chunk.rows],
    );
  }
}
