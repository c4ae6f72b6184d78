/**
 * Whether a row costs the same however many there are, and a field however many a row has; from request to committed rows,
 * and in how much memory of the worker.
 *
 *     npm run bench:growth -- [--rounds 3] [--full] [--json]
 *
 * --full: up to 10,000,000 rows, in place of 1,000,000.
 */
import { parseArgs } from 'node:util';
import { FIELDS } from '../engine/fields';
import { peakDuring } from '../memory/process-memory';
import { race, type Contestant, type Standing } from '../service/rounds';
import { startService, type Service } from '../service/start-service';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const ROWS = [10_000, 100_000, 1_000_000, ...(args.full ? [10_000_000] : [])];
const FIELD_COUNTS = [10, 50, 100, 200];
/** Fields times rows are the same for each number of fields. */
const VALUES = 2_000_000;
const MB = 1_000_000;

const peaks = new Map<string, number>();

async function main(): Promise<void> {
  const service = await startService();
  try {
    const rows = ROWS.map((count) => generation(service, `${count} rows`, count, fields(10), count));
    const widths = FIELD_COUNTS.map((width) =>
      generation(service, `${width} fields`, VALUES / width, fields(width), VALUES),
    );
    const standings = {
      row: await race(rows, Number(args.rounds)),
      value: await race(widths, Number(args.rounds)),
    };
    if (args.json) {
      console.log(JSON.stringify({ node: process.version, standings, peaks: Object.fromEntries(peaks) }));
    } else for (const [unit, of] of Object.entries(standings)) report(unit, of);
  } finally {
    await service.stop();
  }
}

/** The ten fields of the other benchmarks, over and over. */
function fields(width: number): object[] {
  return Array.from({ length: width }, (_, n) => {
    const field = FIELDS[n % FIELDS.length] as (typeof FIELDS)[number];
    return n < FIELDS.length ? field : { ...field, name: `${field.name}${Math.floor(n / FIELDS.length)}` };
  });
}

function generation(
  service: Service,
  name: string,
  count: number,
  of: readonly object[],
  units: number,
): Contestant {
  return {
    name,
    run: async () => {
      const { worker } = service;
      if (worker === undefined) throw new Error('There is no worker');
      let seconds = 0;
      const peak = await peakDuring(worker, async () => {
        const request = { recordType: `type_${of.length}`, count, seed: 42, mode: 'replace', fields: of };
        const { jobId } = await service.post('/generate', request);
        const job = await service.ended(jobId);
        if (job.status !== 'completed') throw new Error(`The job ended as ${job.status}`);
        ({ seconds } = job);
      });
      peaks.set(name, Math.max(peak, peaks.get(name) ?? 0));
      return { units, seconds };
    },
  };
}

function report(unit: string, standings: readonly Standing[]): void {
  const cost = ({ rate }: Standing): number => 1e6 / rate;
  const last = cost(standings.at(-1) as Standing);
  for (const standing of standings) {
    const memory = ((peaks.get(standing.name) ?? 0) / MB).toFixed(0);
    console.log(
      `${standing.name.padEnd(14)} ${cost(standing).toFixed(2).padStart(7)} µs a ${unit}, ` +
        `${(cost(standing) / last).toFixed(2)} of the last line, worker ${memory} MB`,
    );
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
