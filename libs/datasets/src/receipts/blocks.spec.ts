import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { compilePlan } from '@app/engine';
import { createCopyBinaryEncoder, encodeRows } from '@app/formats';
import { BLOCK_ROWS, chunkEnd, HASH_BYTES, piecesOf, TotalHash } from './blocks';
import { ChunkHashes } from './chunk-hashes';

const { columns } = compilePlan({
  recordType: 'people',
  seed: 7,
  fields: [
    { name: 'id', type: 'uuid' },
    { name: 'name', type: 'firstName', nullRate: 0.1 },
    { name: 'balance', type: 'decimal' },
  ],
});

/** The total over rows that are written in chunks, as a job does. */
function totalOf(firstRow: number, endRow: number, chunkRows: () => number): string {
  const hashes = new ChunkHashes(columns);
  const encoder = createCopyBinaryEncoder({ columns, leading: [{ type: 'rowNumber' }], onRow: hashes.add });
  const total = new TotalHash();
  for (let first = firstRow; first < endRow;) {
    const end = chunkEnd(first, endRow, chunkRows());
    for (const bytes of encodeRows(encoder, first, end)) expect(bytes.length).toBeGreaterThan(0);
    const chunk = { firstRow: first, rowCount: end - first, blockHashes: hashes.take() };
    for (const piece of piecesOf([chunk])) total.add(piece);
    first = end;
  }
  return total.digest();
}

describe('chunks', () => {
  it.each([
    [0, 10_000, 5_000, 5_000],
    [0, 10_000, 1_700, 1_000],
    [0, 10_000, 100, 1_000],
    [0, 700, 5_000, 700],
    [1_234, 10_000, 5_000, 6_000],
    [1_234, 10_000, 100, 2_000],
    [9_999, 10_000, 100, 10_000],
    [2 ** 40, 2 ** 41, 50_000, Math.floor((2 ** 40 + 50_000) / 1_000) * 1_000],
  ])('from row %i of a job that ends at %i, of %i rows, end at %i', (first, end, rows, expected) => {
    expect(chunkEnd(first, end, rows)).toBe(expected);
  });

  it('end with a block or with the job, and come to its end', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 1, max: 9_000 }),
        (first, count, chunkRows) => {
          for (let row = first; row < first + count;) {
            const end = chunkEnd(row, first + count, chunkRows);
            expect(end).toBeGreaterThan(row);
            expect(end % BLOCK_ROWS === 0 || end === first + count).toBe(true);
            row = end;
          }
        },
      ),
    );
  });
});

describe('the total hash', () => {
  it('is the same however rows are cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.nat(3_000),
        fc.integer({ min: 1, max: 3_500 }),
        fc.infiniteStream(fc.integer({ min: 100, max: 4_000 })),
        (first, count, sizes) => {
          const expected = totalOf(first, first + count, () => 1e6);
          expect(totalOf(first, first + count, () => sizes.next().value)).toBe(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is another one for other rows, and for the same values under other numbers', () => {
    const totals = [
      [0, 1_000],
      [0, 999],
      [1, 1_000],
      [1_000, 2_000],
    ].map(([first = 0, end = 0]) => totalOf(first, end, () => 1e6));
    expect(new Set(totals).size).toBe(totals.length);
  });

  it('is what docs/receipts.md says', () => {
    const hashes = new ChunkHashes(columns);
    const encoder = createCopyBinaryEncoder({ columns, leading: [{ type: 'rowNumber' }], onRow: hashes.add });
    const stream = Buffer.concat([...encodeRows(encoder, 0, 900)]);
    const block = createHash('sha256').update(stream.subarray(19, -2)).digest();
    expect(hashes.take()).toEqual(block);
    const head = Buffer.from('000000000000000000000384', 'hex');
    const expected = createHash('sha256').update(head).update(block).digest('hex');
    expect(totalOf(0, 900, () => 1e6)).toBe(expected);
  });

  it('begins anew with each chunk', () => {
    const hashes = new ChunkHashes(columns);
    const encoder = createCopyBinaryEncoder({ columns, onRow: hashes.add });
    const of = (first: number, end: number): Buffer => {
      for (const bytes of encodeRows(encoder, first, end)) expect(bytes.length).toBeGreaterThan(0);
      return hashes.take();
    };
    const first = of(0, 1_500);
    expect(first).toHaveLength(2 * HASH_BYTES);
    of(1_500, 1_700);
    expect(of(0, 1_500)).toEqual(first);
  });
});
