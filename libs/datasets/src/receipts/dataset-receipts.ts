import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '@app/database';
import { BLOCK_ROWS, piecesOf, TotalHash, type ReceiptChunk } from './blocks';
import { findReceiptChunk, readReceiptChunks } from './receipt-store';

/** Parts of a receipt that are shown at most: the first ones. */
const MAX_PARTS = 100;

/** Rows that one job wrote. */
export interface ReceiptPart {
  jobId: string;
  firstRow: number;
  rows: number;
  /** From which the rows can be computed again; `null` for rows that were not generated. */
  seed: number | null;
  engineVersion: string | null;
  /** As the receipt's, over these rows alone. */
  sha256: string;
}

/** What was written into a dataset, whatever has become of its table. */
export interface Receipt {
  rows: number;
  /** Rows of a block. */
  blockRows: number;
  /** Over all rows; `null` when some were written before there were receipts. */
  sha256: string | null;
  /** How many parts there are; `parts` has the first 100. */
  partCount: number;
  parts: ReceiptPart[];
}

/** Reads what datasets remember of the rows that were written into them. */
@Injectable()
export class DatasetReceipts {
  constructor(private readonly database: Database) {}

  /** Of a dataset that exists; of none, an empty one. */
  of(recordType: string): Promise<Receipt> {
    return readReceipt(this.database, recordType);
  }

  /** Whether the receipt has all rows of the dataset. */
  async isComplete(recordType: string): Promise<boolean> {
    const { rows } = await this.database.query<{ complete: boolean }>(
      `SELECT row_count = (SELECT coalesce(sum(dataset_chunks.row_count), 0) FROM dataset_chunks
                           WHERE dataset_chunks.incarnation = datasets.incarnation) AS complete
       FROM datasets WHERE record_type = $1`,
      [recordType],
    );
    return rows[0]?.complete ?? false;
  }

  /** What is remembered of the chunk that a row was written in; `undefined` for a row that was not. */
  find(recordType: string, row: number): Promise<ReceiptChunk | undefined> {
    return findReceiptChunk(this.database, recordType, row);
  }
}

/** The receipt as `client` sees it; of a dataset that does not exist, an empty one. */
export async function readReceipt(client: Queryable, recordType: string): Promise<Receipt> {
  const { rowCount, chunks } = await readReceiptChunks(client, recordType);
  const parts = partsOf(chunks);
  const total = new TotalHash();
  for (const piece of piecesOf(chunks)) total.add(piece);
  return {
    rows: rowCount,
    blockRows: BLOCK_ROWS,
    sha256: coversAll(chunks, rowCount) ? total.digest() : null,
    partCount: parts.length,
    parts: parts.slice(0, MAX_PARTS).map(describePart),
  };
}

/** Whether chunks have all the rows that their dataset says it has. */
export function coversAll(chunks: readonly ReceiptChunk[], rowCount: number): boolean {
  return chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0) === rowCount;
}

/** Chunks that one job wrote one after the other. */
function partsOf(chunks: readonly ReceiptChunk[]): ReceiptChunk[][] {
  const parts: ReceiptChunk[][] = [];
  for (const chunk of chunks) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    if (before?.jobId === chunk.jobId && before.firstRow + before.rowCount === chunk.firstRow)
      part?.push(chunk);
    else parts.push([chunk]);
  }
  return parts;
}

function describePart(chunks: readonly ReceiptChunk[]): ReceiptPart {
  const { jobId, firstRow, seed, engineVersion } = chunks[0] as ReceiptChunk;
  const total = new TotalHash();
  for (const piece of piecesOf(chunks)) total.add(piece);
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  return { jobId, firstRow, rows, seed, engineVersion, sha256: total.digest() };
}
