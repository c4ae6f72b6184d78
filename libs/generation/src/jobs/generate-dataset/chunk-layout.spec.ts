import fc from 'fast-check';
import { chunkEnd } from '@app/datasets/worker';
import { ChunkLayout, type PlacedChunk } from './chunk-layout';

type Rows = { firstRow: number; count: number };

/** The chunks as one worker writes them, one after the other. */
function oneAfterTheOther(reservations: readonly Rows[], chunkRows: number): PlacedChunk[] {
  return reservations.flatMap(({ firstRow: start, count }, place) => {
    const chunks: PlacedChunk[] = [];
    for (let firstRow = start; firstRow < start + count;) {
      const rows = chunkEnd(firstRow, start + count, chunkRows) - firstRow;
      chunks.push({ place, firstRow, rows });
      firstRow += rows;
    }
    return chunks;
  });
}

describe('ChunkLayout', () => {
  const rows = fc.record({ firstRow: fc.nat(100_000), count: fc.integer({ min: 1, max: 50_000 }) });

  it('has the chunks that one worker would write one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(rows, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 100, max: 30_000 }),
        (reservations, chunkRows) => {
          const layout = new ChunkLayout(reservations, chunkRows);
          const chunks = Array.from({ length: layout.count }, (_, position) => layout.at(position));
          expect(chunks).toEqual(oneAfterTheOther(reservations, chunkRows));
          for (const place of reservations.keys()) {
            const { from, to } = layout.positionsOf(place);
            expect(chunks.slice(from, to).every((chunk) => chunk.place === place)).toBe(true);
            expect(chunks.filter((chunk) => chunk.place === place)).toHaveLength(to - from);
          }
        },
      ),
    );
  });

  it('finds a chunk among a billion without counting', () => {
    const layout = new ChunkLayout([{ firstRow: 500, count: 1e12 }], 1_000);
    expect(layout.count).toBe(1e9 + 1);
    expect(layout.at(layout.count - 1)).toEqual({ place: 0, firstRow: 1e12, rows: 500 });
  });

  it('has no chunk behind the last', () => {
    expect(() => new ChunkLayout([{ firstRow: 0, count: 10 }], 1_000).at(1)).toThrow(RangeError);
  });
});
