import fc from 'fast-check';
import { type Piece, PieceHash, TotalHash } from '@app/datasets';
import { compilePlan } from '@app/engine';
import { CopyStreamReader } from '@app/formats';
import { CanonicalRows } from '../../recompute/canonical-rows';
import { Mismatches, type Mismatch } from './mismatches';
import { TableCheck } from './table-check';

const HEADER = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
const TRAILER = Buffer.from('ffff', 'hex');
const plan = compilePlan({
  recordType: 'people',
  seed: 7,
  fields: [
    { name: 'id', type: 'uuid' },
    { name: 'age', type: 'integer', min: 1, max: 9 },
    { name: 'name', type: 'firstName', nullRate: 0.5 },
  ],
});
const rows = new CanonicalRows(plan);

/** A row as PostgreSQL would give it, under any number. */
function rowBytes(row: number, number = row): Buffer {
  rows.render(row);
  const bytes = Buffer.from(rows.out.bytes.subarray(0, rows.out.pos));
  bytes.writeBigInt64BE(BigInt(number), 6);
  return bytes;
}

function piece(firstRow: number, endRow: number): Piece {
  const hash = new PieceHash();
  for (let row = firstRow; row < endRow; row++) {
    const bytes = rowBytes(row);
    hash.out.ensure(bytes.length);
    hash.out.append(bytes);
    hash.endRow();
  }
  return { firstRow, endRow, sha256: hash.digest() };
}

function check(
  pieces: readonly Piece[],
  table: readonly Buffer[],
  { recompute = true } = {},
): { listed: Mismatch[]; count: number; sha256: string; rowsChecked: number } {
  const mismatches = new Mismatches();
  const expected = pieces.map((each) => ({
    ...each,
    recomputed: recompute ? new CanonicalRows(plan) : undefined,
  }));
  const tableCheck = new TableCheck(expected.values(), ['id', 'age', 'name'], mismatches);
  const reader = new CopyStreamReader(4, tableCheck.add);
  reader.push(Buffer.concat([HEADER, ...table, TRAILER]));
  reader.end();
  const sha256 = tableCheck.end();
  const { rowsChecked } = tableCheck;
  return { listed: mismatches.listed, count: mismatches.count, sha256, rowsChecked };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const PIECES = [piece(0, 10), piece(10, 15), piece(20, 30)];
const WRITTEN = [...range(0, 15), ...range(20, 30)];

function totalOf(pieces: readonly Piece[]): string {
  const total = new TotalHash();
  for (const each of pieces) total.add(each);
  return total.digest();
}

describe.each([true, false])('a table compared with what was written (computed again: %s)', (recompute) => {
  it('is found as it was', () => {
    const found = check(
      PIECES,
      WRITTEN.map((row) => rowBytes(row)),
      { recompute },
    );
    expect(found).toEqual({ listed: [], count: 0, sha256: totalOf(PIECES), rowsChecked: 25 });
  });

  it('is found without any deleted rows and with any added ones, each once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...WRITTEN)),
        fc.uniqueArray(fc.constantFrom(-9, -1, 15, 17, 19, 30, 31, 2 ** 40)),
        (deleted, added) => {
          const table = [...WRITTEN.filter((row) => !deleted.includes(row)), ...added].sort((a, b) => a - b);
          const { listed, count } = check(
            PIECES,
            table.map((row) => rowBytes(Math.max(row, 0), row)),
            { recompute },
          );
          const expected = [
            ...deleted.map((row) => ({ row, kind: 'missing' })),
            ...added.map((row) => ({ row, kind: 'unexpected' })),
          ];
          expect([...listed].sort((a, b) => a.row - b.row)).toEqual(expected.sort((a, b) => a.row - b.row));
          expect(count).toBe(expected.length);
        },
      ),
    );
  });
});

it('a changed row is named with its fields where it can be computed again', () => {
  const changed = rowBytes(12);
  changed.writeInt32BE(77, 14 + 20 + 4);
  const table = WRITTEN.map((row) => (row === 12 ? changed : row === 13 ? rowBytes(14, 13) : rowBytes(row)));
  const { listed, sha256 } = check(PIECES, table);
  expect(listed).toMatchObject([
    { row: 12, kind: 'changed', fields: ['age'] },
    { row: 13, kind: 'changed' },
  ]);
  expect(listed[1]?.fields).toContain('id');
  expect(sha256).not.toBe(totalOf(PIECES));
});

it('a changed row is found in its piece where it cannot', () => {
  const table = WRITTEN.map((row) => (row === 12 ? rowBytes(11, 12) : rowBytes(row)));
  expect(check(PIECES, table, { recompute: false })).toMatchObject({
    listed: [{ row: 10, rows: 5, kind: 'changed' }],
    count: 1,
  });
});

it('a receipt that was changed does not pass, even though the rows are right', () => {
  const forged = PIECES.map((each, i) => (i === 1 ? { ...each, sha256: Buffer.alloc(32) } : each));
  expect(
    check(
      forged,
      WRITTEN.map((row) => rowBytes(row)),
    ).listed,
  ).toEqual([{ row: 10, rows: 5, kind: 'changed' }]);
});

it('all mismatches are counted, the first hundred listed', () => {
  const { listed, count } = check([piece(0, 150), piece(150, 300)], []);
  expect([listed.length, listed.at(-1), count]).toEqual([100, { row: 99, kind: 'missing' }, 300]);
});
