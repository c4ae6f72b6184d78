/**
 * Rows per second from a stored CSV file to committed rows: ours through the whole service, against PostgreSQL's own
 * `COPY FROM STDIN (FORMAT csv)` of the same bytes into a table of the same columns, in one transaction.
 *
 *     npm run bench ingest -- [--rounds 3] [--rows 500000] [--json]
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { compilePlan } from '@app/engine';
import { createTextEncoder, encodeRows } from '@app/formats';
import { FIELDS } from '../engine/fields';
import { formatStandings, race, type Contestant } from '../service/rounds';
import { startService, type Service } from '../service/start-service';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    rows: { type: 'string', default: '500000' },
    json: { type: 'boolean', default: false },
  },
});

const LIMIT = 'COPY FROM STDIN (FORMAT csv)';

async function main(): Promise<void> {
  const rows = Number(args.rows);
  const { columns } = compilePlan({ recordType: 'users', seed: 42, fields: FIELDS });
  const encoder = createTextEncoder({ columns, format: 'csv' });
  const file = Buffer.concat([...encodeRows(encoder, 0, rows)]);
  const service = await startService({ MAX_UPLOAD_BYTES: String(file.length + 1) });
  const pool = new Pool({ connectionString: service.databaseUrl, max: 2 });
  try {
    const standings = await race([ours(service, file, rows), copy(pool, file, rows)], Number(args.rounds));
    if (args.json)
      console.log(JSON.stringify({ node: process.version, rows, bytes: file.length, standings }));
    else console.log(formatStandings(standings, LIMIT, 'rows'));
  } finally {
    await pool.end();
    await service.stop();
  }
}

function ours(service: Service, file: Buffer, rows: number): Contestant {
  return {
    name: 'VeoGen, upload accepted to completed',
    run: async () => {
      const form = new FormData();
      form.set('recordType', 'users');
      form.set('mode', 'replace');
      form.set('file', new Blob([new Uint8Array(file)]), 'users.csv');
      const response = await fetch(`${service.origin}/upload`, { method: 'POST', body: form });
      const { jobId } = (await response.json()) as { jobId: string };
      const { status, seconds, result } = await service.ended(jobId);
      if (status !== 'completed' || result?.['rows'] !== rows) throw new Error(`The job ended as ${status}`);
      return { units: rows, seconds };
    },
  };
}

function copy(pool: Pool, file: Buffer, rows: number): Contestant {
  return {
    name: LIMIT,
    run: async () => {
      const client = await pool.connect();
      const names = FIELDS.map(({ name }) => `"${name}"`).join(', ');
      await client.query(`DROP TABLE IF EXISTS copied; CREATE SEQUENCE IF NOT EXISTS copied_row;
        CREATE TABLE copied (LIKE datasets.users INCLUDING ALL);
        ALTER TABLE copied ALTER _row SET DEFAULT nextval('copied_row'), ALTER _created_at SET DEFAULT now(),
          ALTER _job SET DEFAULT '01900000-0000-7000-8000-000000000000'`);
      const started = performance.now();
      await pipeline(
        Readable.from(pieces(file)),
        client.query(copyFrom(`COPY copied (${names}) FROM STDIN (FORMAT csv, HEADER)`)),
      );
      const seconds = (performance.now() - started) / 1_000;
      client.release();
      return { units: rows, seconds };
    },
  };
}

function* pieces(file: Buffer): Generator<Buffer> {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536);
}

void main();
