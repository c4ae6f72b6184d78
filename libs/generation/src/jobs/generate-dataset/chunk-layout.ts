import { chunkEnd, type Reservation } from '@app/datasets/worker';

/** The rows of a chunk and the record type that they belong to. */
export interface PlacedChunk {
  /** Place of the record type among those of the job. */
  place: number;
  firstRow: number;
  rows: number;
}

/** Chunks of one record type. */
interface Stretch {
  /** Position of the first. */
  from: number;
  /** Behind the last. */
  to: number;
  firstRow: number;
  /** Where the first chunk ends; the others begin with a block. */
  firstEnd: number;
  /** Rows of all but the first and the last. */
  step: number;
  endRow: number;
}

/**
 * The chunks of a job whose chunks are at fixed places: numbered from 0 on, those of one record type after those of
 * another. Every worker that knows the reservations and the size finds the same rows in a chunk.
 */
export class ChunkLayout {
  private readonly stretches: Stretch[] = [];

  /** @param chunkRows as many rows as are wanted in a chunk; see `chunkEnd` */
  constructor(reservations: readonly Pick<Reservation, 'firstRow' | 'count'>[], chunkRows: number) {
    let from = 0;
    for (const { firstRow, count } of reservations) {
      const endRow = firstRow + count;
      const firstEnd = chunkEnd(firstRow, endRow, chunkRows);
      const step = chunkEnd(firstEnd, Infinity, chunkRows) - firstEnd;
      const to = from + 1 + Math.ceil((endRow - firstEnd) / step);
      this.stretches.push({ from, to, firstRow, firstEnd, step, endRow });
      from = to;
    }
  }

  get count(): number {
    return this.stretches.at(-1)?.to ?? 0;
  }

  /** @throws RangeError when there is no such chunk */
  at(position: number): PlacedChunk {
    const place = this.stretches.findIndex(({ from, to }) => from <= position && position < to);
    const stretch = this.stretches[place];
    if (stretch === undefined) throw new RangeError(`There is no chunk ${position} among ${this.count}`);
    const { from, firstEnd, step, endRow } = stretch;
    const firstRow = position === from ? stretch.firstRow : firstEnd + (position - from - 1) * step;
    const end = position === from ? firstEnd : Math.min(firstRow + step, endRow);
    return { place, firstRow, rows: end - firstRow };
  }

  /** Positions of the chunks of a record type: from the first up to, but not including, the second. */
  positionsOf(place: number): { from: number; to: number } {
    const { from, to } = this.stretches[place] as Stretch;
    return { from, to };
  }
}
