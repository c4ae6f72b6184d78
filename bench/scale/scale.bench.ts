/**
 * Whether `unique` holds at scale, and in memory that does not grow: 10,000,000 e-mail addresses, each made of the names
 * in its row. Ends with 1 when there is a repetition, or when the process grows by more than 50 MB.
 *
 * In a process of its own even for the test, because Jest runs code in a context in which uses of globals are slow.
 *
 *     node -r @swc-node/register bench/scale/scale.bench.ts [--rows 10000000]
 */
import { parseArgs } from 'node:util';
import { ByteWriter, compilePlan } from '@app/engine';
import { hashOf, repeats, type WriteText } from './repeats';

const MOST_GROWTH = 50_000_000;
const WARM_UP = 200_000;

const { values: args } = parseArgs({ options: { rows: { type: 'string', default: '10000000' } } });

function addresses(unique: boolean): { write: WriteText; out: ByteWriter } {
  const { columns } = compilePlan({
    recordType: 'users',
    seed: 42,
    fields: [
      { name: 'firstName', type: 'firstName' },
      { name: 'lastName', type: 'lastName' },
      { name: 'email', type: 'email', from: ['firstName', 'lastName'], unique },
    ],
  });
  const email = columns[2];
  if (email?.type !== 'text') throw new Error('the e-mail address is no text');
  const write: WriteText = (row, out) => {
    out.pos = 0;
    email.write(row, out);
  };
  return { write, out: new ByteWriter(email.maxBytes) };
}

/** Hashes of all texts, and by how many bytes the process had grown at the most while they were written. */
function hashAll(write: WriteText, out: ByteWriter, rows: number): { hashes: Float64Array; growth: number } {
  // Filled, so that its pages are there before the measurement.
  const hashes = new Float64Array(rows).fill(1);
  for (let row = 0; row < Math.min(WARM_UP, rows); row++) {
    write(row, out);
    hashes[row] = hashOf(out);
  }
  const before = process.memoryUsage.rss();
  let most = before;
  for (let row = 0; row < rows; row++) {
    write(row, out);
    hashes[row] = hashOf(out);
    if (row % 100_000 === 0) most = Math.max(most, process.memoryUsage.rss());
  }
  return { hashes, growth: Math.max(most, process.memoryUsage.rss()) - before };
}

function main(): void {
  const rows = Number(args.rows);
  const started = performance.now();
  const { write, out } = addresses(true);
  const { hashes, growth } = hashAll(write, out, rows);
  const written = performance.now();
  const repeated = repeats(write, out, hashes);
  const checked = performance.now();
  const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;
  console.log(
    `${rows.toLocaleString('en')} unique addresses: ${repeated} repeated, memory grew by ${(growth / 1e6).toFixed(1)} MB`,
  );
  console.log(`written in ${seconds(started, written)}, compared in ${seconds(written, checked)}`);

  // The same without `unique`: a check that finds nothing there would find nothing here either.
  const free = addresses(false);
  const control = hashAll(free.write, free.out, Math.min(rows, 1_000_000)).hashes;
  const found = repeats(free.write, free.out, control);
  console.log(
    `${control.length.toLocaleString('en')} addresses without unique: ${found.toLocaleString('en')} repeated`,
  );

  if (repeated > 0 || growth > MOST_GROWTH || found === 0) process.exitCode = 1;
}

main();
