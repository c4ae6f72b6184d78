import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Piece, PieceHash, TotalHash } from '@app/datasets';
import { compilePlan, ENGINE_VERSION } from '@app/engine';
import { CanonicalRows } from './recompute/canonical-rows';

const EXAMPLES = resolve(__dirname, '../../../examples');
const ROWS = 2_500;
const BLOCK = 1_000;

interface Example {
  recordType: string;
  seed?: number;
  locale?: string;
  fields: object[];
}

/** The requests for one record type. */
const examples = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.json'))
  .map(
    (file) => [file, JSON.parse(readFileSync(resolve(EXAMPLES, file), 'utf8')) as Partial<Example>] as const,
  )
  .filter((entry): entry is [string, Example] => Array.isArray(entry[1].fields));

/**
 * The receipts of the examples, fixed. When this fails, the same request gives other rows than the released engine:
 * either that is a mistake, or ENGINE_VERSION is raised, the changelog says so, and the snapshot is renewed.
 */
describe(`receipts of engine version ${ENGINE_VERSION}`, () => {
  it.each(examples)('%s', (_, { recordType, fields, locale, seed = 42 }) => {
    const rows = new CanonicalRows(
      compilePlan({ recordType, fields, seed, ...(locale !== undefined && { locale }) }),
    );
    const total = new TotalHash();
    for (let firstRow = 0; firstRow < ROWS; firstRow += BLOCK) {
      const endRow = Math.min(firstRow + BLOCK, ROWS);
      total.add(pieceOf(rows, firstRow, endRow));
    }
    expect(total.digest()).toMatchSnapshot();
  });
});

function pieceOf(rows: CanonicalRows, firstRow: number, endRow: number): Piece {
  const hash = new PieceHash();
  for (let row = firstRow; row < endRow; row++) {
    rows.render(row);
    hash.out.ensure(rows.out.pos);
    hash.out.append(rows.out.bytes.subarray(0, rows.out.pos));
    hash.endRow();
  }
  return { firstRow, endRow, sha256: hash.digest() };
}
