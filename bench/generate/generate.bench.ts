/**
 * Records per second from request to committed rows, the same ten fields: ours through the whole service, against
 * the limit (COPY of bytes rendered beforehand into the same table) and against what a programmer would write.
 *
 *     npm run bench generate -- [--rounds 3] [--rows 1000000] [--workers 1,2] [--json]
 *
 * With several numbers of workers each has a service of its own, and they take turns.
 */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { compilePlan } from '@app/engine';
import { createCopyBinaryEncoder, encodeRows } from '@app/formats';
import { FIELDS, fakerRow } from '../engine/fields';
import { formatStandings, race, timed, type Contestant } from '../service/rounds';
import { type Service, startService } from '../service/start-service';
import { drizzleSeed } from './peers/drizzle-seed';
import { prismaCreateMany } from './peers/prisma-create-many';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    rows: { type: 'string', default: '1000000' },
    workers: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const LIMIT = 'COPY of bytes rendered beforehand';
const JOB_ID = '01900000-0000-7000-8000-000000000000';

async function main(): Promise<void> {
  const rows = Number(args.rows);
  const services: Service[] = [];
  const ours: Contestant[] = [];
  let pool: Pool | undefined;
  try {
    for (const workers of args.workers.split(',').map(Number)) {
      const service = await startService({}, { workers });
      services.push(service);
      ours.push(generation(service, workers, rows));
    }
    const databaseUrl = services[0]?.databaseUrl ?? '';
    pool = new Pool({ connectionString: databaseUrl, max: 2 });
    const contestants = [
      ...ours,
      limit(pool, rows),
      generateSeries(pool, rows),
      fakerInserts(pool, Math.ceil(rows / 50)),
      prismaCreateMany(pool, databaseUrl, Math.ceil(rows / 50)),
      drizzleSeed(pool, Math.ceil(rows / 50)),
    ];
    const standings = await race(contestants, Number(args.rounds));
    if (args.json) console.log(JSON.stringify({ node: process.version, rows, standings }));
    else console.log(formatStandings(standings, LIMIT, 'rows'));
  } finally {
    await pool?.end();
    for (const service of services) await service.stop();
  }
}

function generation(service: Service, workers: number, rows: number): Contestant {
  const by = workers === 1 ? '' : `, ${workers} workers`;
  return {
    name: `VeoGen, POST /generate to completed${by}`,
    run: async () => {
      const request = { recordType: 'users', count: rows, seed: 42, mode: 'replace', fields: FIELDS };
      const { jobId } = await service.post('/generate', request);
      const { status, seconds } = await service.ended(jobId);
      if (status !== 'completed') throw new Error(`The job ended as ${status}`);
      return { units: rows, seconds };
    },
  };
}

function limit(pool: Pool, rows: number): Contestant {
  const { columns } = compilePlan({ recordType: 'users', seed: 42, fields: FIELDS });
  const encoder = createCopyBinaryEncoder({
    columns,
    leading: [
      { type: 'rowNumber' },
      { type: 'uuid', value: JOB_ID },
      { type: 'timestamptz', value: Date.UTC(2026, 0) },
    ],
  });
  const bytes = [...encodeRows(encoder, 0, rows)];
  return {
    name: LIMIT,
    run: async () => {
      await pool.query(
        'DROP TABLE IF EXISTS limit_table; CREATE TABLE limit_table (LIKE datasets.users INCLUDING ALL)',
      );
      return timed(rows, async () => {
        const client = await pool.connect();
        await pipeline(
          Readable.from(bytes),
          client.query(copyFrom('COPY limit_table FROM STDIN (FORMAT binary)')),
        );
        client.release();
      });
    },
  };
}

function generateSeries(pool: Pool, rows: number): Contestant {
  return {
    name: 'INSERT … SELECT generate_series',
    run: async () => {
      await pool.query(
        'DROP TABLE IF EXISTS sql_table; CREATE TABLE sql_table (LIKE datasets.users INCLUDING ALL)',
      );
      return timed(rows, () =>
        pool.query(
          `INSERT INTO sql_table
           SELECT i, $1::uuid, now(), gen_random_uuid(), 'first' || i % 3000, 'last' || i % 500,
                  'user' || i || '@example.com', 18 + (random() * 72)::int, random(), random() < 0.5,
                  now() - random() * interval '5 years', (ARRAY['free','pro','team'])[1 + floor(random() * 3)::int],
                  md5(i::text)
           FROM generate_series(0, $2::int - 1) AS i`,
          [JOB_ID, rows],
        ),
      );
    },
  };
}

function fakerInserts(pool: Pool, rows: number): Contestant {
  const names = ['_row', '_job', '_created_at', ...FIELDS.map(({ name }) => name)];
  const batch = 1_000;
  const row = `(${names.map((_, i) => `$${i + 1}`).join(', ')})`;
  const rowsOf = (count: number): string =>
    Array.from({ length: count }, (_, i) =>
      row.replace(/\d+/g, (n) => String(Number(n) + i * names.length)),
    ).join(', ');
  return {
    name: '@faker-js/faker + multi-row INSERT',
    run: async () => {
      const { faker } = await import('@faker-js/faker');
      await pool.query(
        'DROP TABLE IF EXISTS faker_table; CREATE TABLE faker_table (LIKE datasets.users INCLUDING ALL)',
      );
      return timed(rows, async () => {
        for (let done = 0; done < rows; done += batch) {
          const count = Math.min(batch, rows - done);
          const values = Array.from({ length: count }, (_, i) => [
            done + i,
            JOB_ID,
            new Date(),
            ...Object.values(fakerRow(faker)),
          ]).flat();
          await pool.query(`INSERT INTO faker_table VALUES ${rowsOf(count)}`, values);
        }
      });
    },
  };
}

void main();
