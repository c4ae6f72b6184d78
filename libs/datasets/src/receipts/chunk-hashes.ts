import type { ByteWriter, ColumnHead } from '@app/engine';
import { canonicalRowWriter, type CanonicalRowWriter } from '@app/formats';
import { BLOCK_ROWS } from './blocks';
import { PieceHash } from './piece-hash';

/** Hashes the rows of a chunk while they are encoded, block by block. */
export class ChunkHashes {
  private readonly writeRow: CanonicalRowWriter;
  private readonly piece = new PieceHash();
  private readonly hashes: Buffer[] = [];
  private rows = 0;

  constructor(columns: readonly ColumnHead[]) {
    this.writeRow = canonicalRowWriter(columns);
  }

  /** Takes the next row of the chunk: as `onRow` of the encoder of COPY binary gives it. */
  readonly add = (row: number, encoded: ByteWriter, fieldsAt: number): void => {
    this.writeRow(row, encoded, fieldsAt, encoded.pos, this.piece.out);
    this.piece.endRow();
    this.rows++;
    if ((row + 1) % BLOCK_ROWS === 0) this.endPiece();
  };

  /** The hashes of the chunk, one after the other. The next row begins another chunk. */
  take(): Buffer {
    if (this.rows > 0) this.endPiece();
    return Buffer.concat(this.hashes.splice(0));
  }

  private endPiece(): void {
    this.hashes.push(this.piece.digest());
    this.rows = 0;
  }
}
