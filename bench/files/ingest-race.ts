import { openAsBlob, createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { FIELDS } from '../engine/fields';
import { timed, type Contestant } from '../service/rounds';
import type { Service } from '../service/start-service';

export const COPY_IN = 'COPY FROM STDIN (FORMAT csv)';
export const INGEST_CSV = 'VeoGen, upload of csv accepted to completed';

/** The files become rows; the table `datasets.users` must be there. */
export function ingestRace(
  service: Service,
  pool: Pool,
  rows: number,
  files: { csv: string; parquet: string },
): Contestant[] {
  return [
    ingesting(service, rows, INGEST_CSV, files.csv),
    copying(pool, rows, files.csv),
    ingesting(service, rows, 'VeoGen, upload of parquet accepted to completed', files.parquet),
  ];
}

function ingesting(service: Service, rows: number, name: string, file: string): Contestant {
  return {
    name,
    run: async () => {
      const form = new FormData();
      form.set('recordType', 'ingested');
      form.set('mode', 'replace');
      form.set('file', await openAsBlob(file), file);
      const response = await fetch(`${service.origin}/upload`, { method: 'POST', body: form });
      const { jobId } = (await response.json()) as { jobId: string };
      const { status, seconds, result } = await service.ended(jobId);
      if (status !== 'completed' || result?.['rows'] !== rows)
        throw new Error(`The ingestion ended as ${status}: ${JSON.stringify(result)}`);
      return { units: rows, seconds };
    },
  };
}

/** Into a table of the same columns and the same key, in one transaction. */
function copying(pool: Pool, rows: number, file: string): Contestant {
  return {
    name: COPY_IN,
    run: async () => {
      const client = await pool.connect();
      const names = FIELDS.map(({ name }) => `"${name}"`).join(', ');
      await client.query(`DROP TABLE IF EXISTS copied; CREATE SEQUENCE IF NOT EXISTS copied_row;
        CREATE TABLE copied (LIKE datasets.users INCLUDING ALL);
        ALTER TABLE copied ALTER _row SET DEFAULT nextval('copied_row'), ALTER _created_at SET DEFAULT now(),
          ALTER _job SET DEFAULT '01900000-0000-7000-8000-000000000000'`);
      try {
        return await timed(rows, () =>
          pipeline(
            createReadStream(file, { highWaterMark: 65_536 }),
            client.query(copyFrom(`COPY copied (${names}) FROM STDIN (FORMAT csv, HEADER)`)),
          ),
        );
      } finally {
        client.release();
      }
    },
  };
}
