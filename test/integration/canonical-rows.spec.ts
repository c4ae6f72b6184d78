import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { ByteWriter, type ColumnHead } from '@app/engine';
import { canonicalRowWriter } from '@app/formats';
import { createTestDatabase, type TestDatabase } from '../setup/database';

const HEADER = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
const TRAILER = Buffer.from('ffff', 'hex');
const COLUMNS: ColumnHead[] = [
  { name: 'a', type: 'jsonb' },
  { name: 'b', type: 'text' },
  { name: 'c', type: 'jsonb' },
];

describe('rows with JSON, as they are hashed', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('CREATE TABLE sent (_row bigint PRIMARY KEY, a jsonb, b text, c jsonb)');
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  const int16 = (value: number): Buffer => {
    const bytes = Buffer.alloc(2);
    bytes.writeInt16BE(value);
    return bytes;
  };
  const int32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  const field = (bytes: Buffer | null): Buffer =>
    bytes === null ? int32(-1) : Buffer.concat([int32(bytes.length), bytes]);
  const json = (text: string | null): Buffer =>
    field(text === null ? null : Buffer.concat([Buffer.of(1), Buffer.from(text)]));

  /** Sends documents to PostgreSQL and expects what it gives back to be what we say it will. */
  const check = async (documents: string[]): Promise<void> => {
    const out = new ByteWriter(100);
    const write = canonicalRowWriter(COLUMNS);
    const sent = documents.map((document, row) => {
      const fields = Buffer.concat([
        json(document),
        field(row % 3 === 0 ? null : Buffer.from(`text ${row}`)),
        json(row % 2 === 0 ? null : (documents[row - 1] ?? null)),
      ]);
      const view = new DataView(fields.buffer, fields.byteOffset, fields.byteLength);
      write(row, { bytes: fields, view }, 0, fields.length, out);
      const number = Buffer.alloc(8);
      number.writeBigInt64BE(BigInt(row));
      return Buffer.concat([int16(4), field(number), fields]);
    });
    await client.query('TRUNCATE sent');
    await pipeline(
      Readable.from([HEADER, ...sent, TRAILER]),
      client.query(copyFrom('COPY sent (_row, a, b, c) FROM STDIN (FORMAT binary)')),
    );
    const copy = 'COPY (SELECT _row, a, b, c FROM sent ORDER BY _row) TO STDOUT (FORMAT binary)';
    const given = (await buffer(client.query(copyTo(copy)))).subarray(HEADER.length, -TRAILER.length);
    expect(Buffer.from(out.bytes.subarray(0, out.pos)).toString('latin1')).toBe(given.toString('latin1'));
  };

  it('are what PostgreSQL gives back for documents that it writes in another way', async () => {
    await check([
      '{"long": 1, "b" : [ ], "a":{}, "é": "\\u00e9\\n\\/", "zz":2, "ab": null}',
      '{"twice":1,"twice":2}',
      '[1e5, 1.50e1, -0, -0.0, 0.10, 1E-7, 12345678901234567890.123456789, 5e-1, 0.5e1, 100e-2, -1.5E+3, 0e3]',
      '"\\u0001\\u001f\\u007f\\b\\f\\r\\t\\"\\\\ \u2028 😀"',
      ' true ',
      '0',
      '""',
      '{"": {"": []}}',
      '{"a\\"b": 1, "😀": 2, "zzzz": 3, "éé": 4}',
    ]);
  });

  it('are what PostgreSQL gives back for any document', async () => {
    const document = fc.json({ maxDepth: 4 }).filter((text) => !/\\u(?:0000|d[89a-f])/i.test(text));
    await fc.assert(fc.asyncProperty(fc.array(document, { minLength: 50, maxLength: 50 }), check), {
      numRuns: 20,
      seed: 1,
    });
  });
});
