import type { Queryable } from '@app/database';
import type { ReceiptChunk } from './blocks';

const CHUNK = `first_row AS "firstRow", row_count AS "rowCount", job_id AS "jobId", seed,
  engine_version AS "engineVersion", block_hashes AS "blockHashes"`;

/** Remembers a chunk in the transaction that holds its rows. */
export async function addReceiptChunk(
  client: Queryable,
  incarnation: string,
  chunk: ReceiptChunk,
): Promise<void> {
  await client.query(
    `INSERT INTO dataset_chunks (incarnation, first_row, row_count, job_id, seed, engine_version, block_hashes)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      incarnation,
      chunk.firstRow,
      chunk.rowCount,
      chunk.jobId,
      chunk.seed,
      chunk.engineVersion,
      chunk.blockHashes,
    ],
  );
}

/** Forgets what a job wrote, in the transaction that removes its rows. */
export async function removeReceiptOfJob(
  client: Queryable,
  incarnation: string | null,
  jobId: string,
): Promise<void> {
  await client.query('DELETE FROM dataset_chunks WHERE incarnation = $1 AND job_id = $2', [
    incarnation,
    jobId,
  ]);
}

/** Forgets a dataset's receipt, in the transaction that removes or replaces the dataset. */
export async function removeReceipt(client: Queryable, recordType: string): Promise<void> {
  await client.query(
    'DELETE FROM dataset_chunks USING datasets WHERE record_type = $1 AND dataset_chunks.incarnation = datasets.incarnation',
    [recordType],
  );
}

/** All chunks of a dataset, in row order, with the count of rows that it has by its own account. */
export async function readReceiptChunks(
  client: Queryable,
  recordType: string,
): Promise<{ rowCount: number; chunks: ReceiptChunk[] }> {
  // One statement, so that count and chunks are of the same moment.
  const { rows } = await client.query<
    { datasetRows: number } & { [K in keyof ReceiptChunk]: ReceiptChunk[K] }
  >(
    `SELECT datasets.row_count AS "datasetRows", chunk.*
     FROM datasets LEFT JOIN LATERAL
       (SELECT ${CHUNK} FROM dataset_chunks WHERE dataset_chunks.incarnation = datasets.incarnation) AS chunk ON true
     WHERE record_type = $1 ORDER BY chunk."firstRow"`,
    [recordType],
  );
  return {
    rowCount: rows[0]?.datasetRows ?? 0,
    chunks: rows.filter(({ firstRow }) => firstRow !== null),
  };
}

/** The chunk that a row belongs to. */
export async function findReceiptChunk(
  client: Queryable,
  recordType: string,
  row: number,
): Promise<ReceiptChunk | undefined> {
  const { rows } = await client.query<ReceiptChunk>(
    `SELECT ${CHUNK} FROM dataset_chunks
     WHERE incarnation = (SELECT incarnation FROM datasets WHERE record_type = $1) AND first_row <= $2
     ORDER BY first_row DESC LIMIT 1`,
    [recordType, row],
  );
  const [chunk] = rows;
  return chunk !== undefined && row < chunk.firstRow + chunk.rowCount ? chunk : undefined;
}
