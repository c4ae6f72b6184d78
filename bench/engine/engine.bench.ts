/**
 * Rows per second of one core: our bytes against `@faker-js/faker` + `JSON.stringify`, the same ten fields.
 * Rounds of all contestants are interleaved, so that a noisy machine is unfair to none; medians are shown.
 *
 *     node -r @swc-node/register bench/engine/engine.bench.ts [--rounds 7] [--rows 200000] [--json]
 */
import { parseArgs } from 'node:util';
import { compilePlan } from '@app/engine';
import {
  createCopyBinaryEncoder,
  createTextEncoder,
  createTranscoder,
  encodeRows,
  type RowEncoder,
} from '@app/formats';
import { median } from '../service/rounds';
import { FIELDS, fakerRow } from './fields';

interface Contestant {
  readonly name: string;
  readonly rows: number;
  /** Makes `rows` rows and returns how many bytes they have. */
  run(): number;
}

interface Result {
  readonly name: string;
  readonly rowsPerSecond: number;
  readonly megabytesPerSecond: number;
  /** How many times faker's rows per second: median of the rounds. */
  readonly timesFaker: number;
}

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    rows: { type: 'string', default: '200000' },
    json: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const rounds = Number(args.rounds);
  const results = measure(await contestants(Number(args.rows)), rounds);
  if (args.json) {
    console.log(JSON.stringify({ node: process.version, rounds, fields: FIELDS.length, results }));
    return;
  }
  console.log(
    `${FIELDS.length} fields, one core, median of ${rounds} interleaved rounds, Node ${process.version}\n`,
  );
  for (const { name, rowsPerSecond, megabytesPerSecond, timesFaker } of results) {
    const rows = Math.round(rowsPerSecond).toLocaleString('en');
    console.log(
      `${name.padEnd(34)} ${rows.padStart(11)} rows/s ${megabytesPerSecond.toFixed(0).padStart(6)} MB/s ${timesFaker.toFixed(1).padStart(7)} x`,
    );
  }
}

async function contestants(rows: number): Promise<Contestant[]> {
  const { faker } = await import('@faker-js/faker');
  faker.seed(42);
  const { columns } = compilePlan({ recordType: 'users', seed: 42, fields: FIELDS });
  const ours = (name: string, encoder: RowEncoder): Contestant => ({
    name,
    rows,
    run: () => {
      let bytes = 0;
      for (const chunk of encodeRows(encoder, 0, rows)) bytes += chunk.length;
      return bytes;
    },
  });
  const binary = createCopyBinaryEncoder({ columns });
  const wire = [...encodeRows(binary, 0, rows)];
  const fakerRows = Math.ceil(rows / 20);
  return [
    {
      name: '@faker-js/faker + JSON.stringify',
      rows: fakerRows,
      run: () => {
        let bytes = 0;
        for (let i = 0; i < fakerRows; i++) bytes += Buffer.byteLength(JSON.stringify(fakerRow(faker))) + 1;
        return bytes;
      },
    },
    ours('ours, NDJSON', createTextEncoder({ columns, format: 'ndjson' })),
    ours('ours, CSV', createTextEncoder({ columns, format: 'csv' })),
    ours('ours, COPY BINARY', binary),
    {
      name: 'export: COPY BINARY to CSV',
      rows,
      run: () => {
        const transcoder = createTranscoder({ columns, format: 'csv' });
        let bytes = transcoder.start().length;
        for (const chunk of wire) bytes += transcoder.push(chunk).length;
        return bytes + transcoder.end().length;
      },
    },
  ];
}

function measure(all: readonly Contestant[], rounds: number): Result[] {
  for (const contestant of all) contestant.run(); // warms up
  const times = all.map(() => [] as number[]);
  const bytes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    all.forEach((contestant, i) => {
      const start = process.hrtime.bigint();
      bytes[i] = contestant.run();
      times[i]!.push(Number(process.hrtime.bigint() - start) / 1e9);
    });
  }
  const rates = all.map(({ rows }, i) => rows / median(times[i]!));
  return all.map(({ name, rows }, i) => ({
    name,
    rowsPerSecond: rates[i]!,
    megabytesPerSecond: ((bytes[i]! / rows) * rates[i]!) / 1e6,
    // Of each round, so that a slow moment of the machine counts against both.
    timesFaker: median(times[i]!.map((time, round) => (rows / time / all[0]!.rows) * times[0]![round]!)),
  }));
}

void main();
