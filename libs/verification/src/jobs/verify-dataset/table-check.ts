import { PieceHash, TotalHash, type Piece } from '@app/datasets';
import { readInt64 } from '@app/formats';
import type { CanonicalRows } from '../../recompute/canonical-rows';
import type { Mismatches } from './mismatches';

/** Rows that were written, with what computes them again if this engine can. */
export interface ExpectedPiece extends Piece {
  recomputed: CanonicalRows | undefined;
}

/** Where the row number is in a row of COPY binary whose first field it is. */
const ROW_NUMBER_AT = 4;

/**
 * Compares the rows of a table, in row order, with what was written into it: each row with the one computed again,
 * where that is possible, and the rows of each piece with its hash.
 */
export class TableCheck {
  /** Rows that were written and are there. */
  rowsChecked = 0;
  /** Of those, the ones that were computed again. */
  rowsRecomputed = 0;
  private readonly total = new TotalHash();
  private readonly hash = new PieceHash();
  private piece: ExpectedPiece | undefined;
  /** The row that is expected next. */
  private next = 0;
  /** Whether the rows of the piece so far are what they should be. */
  private intact = true;

  /**
   * @param pieces in row order
   * @param fields names of the columns that come after the row number
   */
  constructor(
    private readonly pieces: Iterator<ExpectedPiece>,
    private readonly fields: readonly string[],
    private readonly mismatches: Mismatches,
  ) {
    this.nextPiece();
  }

  /** Takes the next row of the table, as `CopyStreamReader` gives it. */
  readonly add = (view: DataView<ArrayBufferLike>, bytes: Uint8Array, pos: number, end: number): void => {
    const row = readInt64(view, pos + ROW_NUMBER_AT);
    while (this.piece !== undefined && row >= this.piece.endRow) this.endPiece();
    if (this.piece === undefined || row < this.next) {
      this.mismatches.add({ row, kind: 'unexpected' });
      return;
    }
    this.expectUntil(row);
    this.next = row + 1;
    this.rowsChecked++;
    const start = pos - 2;
    const { out } = this.hash;
    out.ensure(end - start);
    out.append(bytes.subarray(start, end));
    this.hash.endRow();
    if (this.piece.recomputed !== undefined) this.compare(this.piece.recomputed, row, bytes, start, end);
  };

  /**
   * Takes the end of the table.
   * @returns the hash over the rows as they are: the receipt's, if nothing differs
   */
  end(): string {
    while (this.piece !== undefined) this.endPiece();
    return this.total.digest();
  }

  private compare(
    recomputed: CanonicalRows,
    row: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    this.rowsRecomputed++;
    recomputed.render(row);
    const { bytes: expected, pos: length, view } = recomputed.out;
    let same = length === end - start;
    for (let i = 0; same && i < length; i++) same = expected[i] === bytes[start + i];
    if (same) return;
    this.intact = false;
    const actual = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const fields = this.fields.filter(
      (_, i) => !sameField(view, fieldAt(view, 0, i + 1), actual, fieldAt(actual, start, i + 1)),
    );
    this.mismatches.add({ row, kind: 'changed', fields });
  }

  private expectUntil(row: number): void {
    if (row === this.next) return;
    this.mismatches.addMissing(this.next, row);
    this.intact = false;
  }

  private endPiece(): void {
    const piece = this.piece as ExpectedPiece;
    this.expectUntil(piece.endRow);
    const { firstRow, endRow } = piece;
    const sha256 = this.hash.digest();
    this.total.add({ firstRow, endRow, sha256 });
    // What was found row by row is not told a second time; the rest is known only as far as the hash tells.
    if (this.intact && !sha256.equals(piece.sha256)) {
      this.mismatches.add({ row: firstRow, kind: 'changed', rows: endRow - firstRow });
    }
    this.nextPiece();
  }

  private nextPiece(): void {
    const { value, done } = this.pieces.next();
    this.piece = done === true ? undefined : value;
    this.next = this.piece?.firstRow ?? 0;
    this.intact = true;
  }
}

/** Where the field of an index begins in a row that begins at `start`. */
function fieldAt(row: DataView<ArrayBufferLike>, start: number, index: number): number {
  let pos = start + 2;
  for (let i = 0; i < index; i++) pos += 4 + Math.max(row.getInt32(pos), 0);
  return pos;
}

function sameField(
  a: DataView<ArrayBufferLike>,
  at: number,
  b: DataView<ArrayBufferLike>,
  bt: number,
): boolean {
  const length = 4 + Math.max(a.getInt32(at), 0);
  if (b.getInt32(bt) !== a.getInt32(at)) return false;
  for (let i = 4; i < length; i++) if (a.getUint8(at + i) !== b.getUint8(bt + i)) return false;
  return true;
}
