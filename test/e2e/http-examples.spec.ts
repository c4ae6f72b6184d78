import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writtenReferences } from '@app/engine';
import { startTestApi, type TestApi } from './http-harness';

const EXAMPLES = resolve(__dirname, '../../examples');
const ROWS = 20;
/** Rows that are generated of each record type; previews are of the whole example. */
const FEWER = 1_000;

type Row = Record<string, unknown>;
interface RecordType {
  recordType: string;
  count?: number;
  fields: { name: string }[];
}
interface Preview {
  recordType: string;
  rows: Row[];
}

const lists = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const body = JSON.parse(readFileSync(resolve(EXAMPLES, file), 'utf8')) as RecordType & {
      recordTypes?: RecordType[];
    };
    return { file, body, recordTypes: body.recordTypes ?? [body] };
  });

const fewer = (one: RecordType): RecordType =>
  one.count === undefined ? one : { ...one, count: Math.min(one.count, FEWER) };

describe('the example', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi({ worker: true });
  });
  afterAll(() => api.close());

  it.each(lists)('$file is previewed', async ({ body, recordTypes }) => {
    const asked = body.recordTypes === undefined ? { ...body, count: ROWS } : { ...body, rows: ROWS };
    const answer = await api.post('/generate/preview', asked);
    expect(answer).toMatchObject({ status: 200 });
    const shown = (body.recordTypes === undefined ? [answer.body] : answer.body.recordTypes) as Preview[];
    for (const [i, { recordType, count = ROWS, fields }] of recordTypes.entries()) {
      const rows = shown[i]?.rows ?? [];
      expect(rows).toHaveLength(Math.min(count, ROWS));
      const empty = fields.filter(({ name }) => rows.every((row) => row[name] === null));
      expect({ recordType, empty: empty.map(({ name }) => name) }).toEqual({ recordType, empty: [] });
    }
  });

  it.each(lists)('$file is generated, and no reference points to nothing', async ({ body, recordTypes }) => {
    const asked =
      body.recordTypes === undefined ? fewer(body) : { ...body, recordTypes: recordTypes.map(fewer) };
    const { body: accepted } = await api.post('/generate', asked);
    expect(await api.finish(accepted.jobId)).toMatchObject({ status: 'completed', error: null });
    for (const { recordType, fields } of recordTypes) {
      for (const { field, ...parent } of writtenReferences(fields)) {
        const orphans = `SELECT count(*)::int AS n FROM datasets."${recordType}" AS child
          WHERE "${field}" IS NOT NULL AND NOT EXISTS (
            SELECT FROM datasets."${parent.recordType}" AS parent WHERE parent."${parent.key}" = child."${field}")`;
        expect((await api.database.query(orphans)).rows).toEqual([{ n: 0 }]);
      }
    }
  });

  it('shop.json sells a product at its price', async () => {
    const { rows } = await api.database.query(`
      SELECT count(*)::int AS lines, (count(*) FILTER (WHERE "unitPrice" <> price))::int AS wrong
      FROM datasets."orderLines" JOIN datasets.products ON products.id = "productId"`);
    expect(rows).toEqual([{ lines: expect.any(Number) as number, wrong: 0 }]);
    expect((rows[0] as { lines: number }).lines).toBeGreaterThan(FEWER);
  });
});
