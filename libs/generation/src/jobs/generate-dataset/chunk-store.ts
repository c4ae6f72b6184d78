import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '@app/database';

/** The rows of a generation that are committed, chunk by chunk and from the first one on. */
@Injectable()
export class ChunkStore {
  constructor(private readonly database: Database) {}

  /** How many rows are committed, and how many chunks they came in. */
  async committed(jobId: string): Promise<{ rows: number; chunks: number }> {
    const { rows } = await this.database.query<{ rows: number; chunks: number }>(
      'SELECT coalesce(sum(row_count), 0)::bigint AS rows, count(*) AS chunks FROM job_chunks WHERE job_id = $1',
      [jobId],
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
      'INSERT INTO job_chunks (job_id, position, first_row, row_count) VALUES ($1, $2, $3, $4)',
      [jobId, chunk.position, chunk.firstRow, chunk.rows],
    );
  }
}
