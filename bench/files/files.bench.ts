/**
 * Files in and out, in turn with the limit and with what a programmer would write: export (rows/s from the request to the
 * stored file), ingest (rows/s from the accepted file to committed rows) and upload (MiB/s).
 *
 *     npm run bench:files -- [--rounds 3] [--rows 300000] [--only export|ingest|upload] [--full] [--profile folder] [--json]
 *
 * `--full` takes 5 rounds of 2,000,000 rows. `--profile` writes CPU profiles of API and worker.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { FIELDS } from '../engine/fields';
import { formatStandings, race, type Contestant, type Standing } from '../service/rounds';
import { startService, type Service } from '../service/start-service';
import { COPY_OUT, EXPORT_CSV, exportRace, PRISMA } from './export-race';
import { COPY_IN, INGEST_CSV, ingestRace } from './ingest-race';
import { prismaPeer } from './prisma-peer';
import { NGINX, UPLOAD, uploadRace } from './upload-race';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string' },
    rows: { type: 'string' },
    only: { type: 'string' },
    full: { type: 'boolean', default: false },
    profile: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const rows = Number(args.rows ?? (args.full ? 2_000_000 : 300_000));
const rounds = Number(args.rounds ?? (args.full ? 5 : 3));

/** They take a moment each, and the first ones find programs that are not warm yet. */
const UPLOADS_A_ROUND = 3;
const UPLOAD_BYTES = 128 * 1024 * 1024;

/** What must hold: how many times as fast the first is as the second. */
const TARGETS = [
  { race: 'export', ours: EXPORT_CSV, other: COPY_OUT, atLeast: 0.75 },
  { race: 'export', ours: EXPORT_CSV, other: PRISMA, atLeast: 8 },
  { race: 'ingest', ours: INGEST_CSV, other: COPY_IN, atLeast: 0.6 },
  { race: 'upload', ours: UPLOAD, other: NGINX, atLeast: 0.6 },
];

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'veogen-bench-files-'));
  const profiling = args.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${args.profile}`];
  const service = await startService({ MAX_UPLOAD_BYTES: String(2 ** 40) }, { nodeFlags: profiling });
  const pool = new Pool({ connectionString: service.databaseUrl, max: 2 });
  const prisma = prismaPeer(service.databaseUrl);
  try {
    const { jobId } = await service.post('/generate', {
      recordType: 'users',
      count: rows,
      seed: 42,
      fields: FIELDS,
    });
    await service.ended(jobId);
    await pool.query('VACUUM ANALYZE datasets.users');
    const csv = await exportedFile(service, 'csv', folder);
    const parquet = await exportedFile(service, 'parquet', folder);
    if (wanted('export')) await hold('export', exportRace(service, pool, prisma, rows), COPY_OUT, 'rows');
    if (wanted('ingest'))
      await hold('ingest', ingestRace(service, pool, rows, { csv, parquet }), COPY_IN, 'rows');
    if (wanted('upload')) await holdUploads(service, await repeated(csv, UPLOAD_BYTES), folder);
  } finally {
    await prisma.$disconnect();
    await pool.end();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function wanted(name: string): boolean {
  return args.only === undefined || args.only === name;
}

async function hold(
  name: string,
  contestants: Contestant[],
  measure: string,
  unit: string,
  times = rounds,
): Promise<void> {
  const standings = await race(contestants, times);
  const verdicts = verdictsOf(name, standings);
  if (args.json)
    console.log(
      JSON.stringify({ race: name, node: process.version, rows, rounds: times, standings, verdicts }),
    );
  else {
    console.log(`\n${name}, ${rows.toLocaleString('en')} rows, median of ${times} rounds`);
    console.log(formatStandings(standings, measure, unit));
    for (const { ours, other, ratio, atLeast } of verdicts)
      console.log(
        `${ratio >= atLeast ? 'ok ' : 'NOT'} ${ratio.toFixed(2)} of "${other}" by "${ours}", wanted ${atLeast}`,
      );
  }
}

async function holdUploads(service: Service, file: string, folder: string): Promise<void> {
  const upload = await uploadRace(service, file, folder);
  if (upload === undefined) return;
  try {
    await hold('upload', upload.contestants, NGINX, 'MiB', UPLOADS_A_ROUND * rounds);
  } finally {
    await upload.nginx.stop();
  }
}

function verdictsOf(name: string, standings: readonly Standing[]) {
  const rate = (wantedName: string): number =>
    standings.find((standing) => standing.name === wantedName)?.rate ?? NaN;
  return TARGETS.filter((target) => target.race === name).map(({ ours, other, atLeast }) => ({
    ...{ ours, other, atLeast },
    ratio: rate(ours) / rate(other),
  }));
}

async function exportedFile(service: Service, format: string, folder: string): Promise<string> {
  const { jobId } = await service.post('/export', { recordType: 'users', format });
  await service.ended(jobId);
  const { resultUri } = (await (await fetch(`${service.origin}/status/${jobId}`)).json()) as {
    resultUri: string;
  };
  const { body } = await fetch(new URL(resultUri, service.origin));
  const file = join(folder, `users.${format}`);
  await pipeline(Readable.fromWeb(body as never), createWriteStream(file));
  return file;
}

/** A file of at least so many bytes with the content of another one, again and again. */
async function repeated(file: string, bytes: number): Promise<string> {
  const larger = `${file}.large.csv`;
  const content = await readFile(file);
  await writeFile(larger, '');
  for (let size = 0; size < bytes; size += content.length) await appendFile(larger, content);
  return larger;
}

void main();
