import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { compilePlan } from '@app/engine';
import { createTranscoder } from '@app/formats';
import { Checksum } from '@app/streams';
import { TranscodeRows } from '../../libs/exports/src/jobs/export-dataset/transcode-rows';
import { FIELDS } from '../engine/fields';
import { timed, type Contestant } from '../service/rounds';
import type { Service } from '../service/start-service';
import { pagesOf, type PrismaPeer } from './prisma-peer';

export const COPY_OUT = 'COPY (SELECT …) TO STDOUT (FORMAT csv), drained';
export const PRISMA = 'Prisma findMany, pages of 5,000, + csv-stringify';
export const EXPORT_CSV = 'VeoGen, POST /export csv to stored file';

const PAGE_ROWS = 5_000;
/** Prisma gets fewer rows, or it would take most of the time. */
const PRISMA_SHARE = 20;
const NAMES = FIELDS.map(({ name }) => `"${name}"`).join(', ');
const SELECT = `SELECT ${NAMES} FROM datasets.users ORDER BY _row`;

/** The rows of `datasets.users` as CSV, by everybody who can. */
export function exportRace(service: Service, pool: Pool, prisma: PrismaPeer, rows: number): Contestant[] {
  return [
    throughService(service, rows, EXPORT_CSV, { format: 'csv' }),
    transcoding(pool, rows),
    {
      name: COPY_OUT,
      run: () => timed(rows, () => drainCopy(pool, `COPY (${SELECT}) TO STDOUT (FORMAT csv, HEADER)`, [])),
    },
    {
      name: PRISMA,
      run: () => {
        const some = Math.ceil(rows / PRISMA_SHARE);
        return timed(some, () =>
          pipeline(
            pagesOf(prisma, some, PAGE_ROWS),
            stringify({ header: true, columns: FIELDS.map(({ name }) => name) }),
            drain(),
          ),
        );
      },
    },
    throughService(service, rows, 'VeoGen, POST /export parquet to stored file', { format: 'parquet' }),
  ];
}

function throughService(service: Service, rows: number, name: string, request: object): Contestant {
  return {
    name,
    run: async () => {
      const { jobId } = await service.post('/export', { recordType: 'users', ...request });
      const { status, seconds, result } = await service.ended(jobId);
      if (status !== 'completed' || result?.['rows'] !== rows)
        throw new Error(`The export ended as ${status}`);
      return { units: rows, seconds };
    },
  };
}

/** What the job does with the bytes, without the job and without storage. */
function transcoding(pool: Pool, rows: number): Contestant {
  const { columns } = compilePlan({ recordType: 'users', seed: 42, fields: FIELDS });
  return {
    name: 'VeoGen, the stream alone (transcode, sha256)',
    run: () =>
      timed(rows, () =>
        drainCopy(pool, `COPY (${SELECT}) TO STDOUT (FORMAT binary)`, [
          new TranscodeRows(createTranscoder({ columns, format: 'csv' }), () => undefined),
          new Checksum(),
        ]),
      ),
  };
}

async function drainCopy(pool: Pool, statement: string, through: NodeJS.ReadWriteStream[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SET enable_sort = off; SET jit = off');
    await pipeline([client.query(copyTo(statement)), ...through, drain()]);
  } finally {
    client.release();
  }
}

function drain(): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(),
    writev: (_chunks, done) => done(),
  });
}
