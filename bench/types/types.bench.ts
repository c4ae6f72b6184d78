/**
 * Fields per second of one core for each field type as NDJSON, with its example of the catalogue; slowest first.
 * All types share one process, so that call sites see cells of many shapes, as they do in a schema of many types.
 *
 *     node -r @swc-node/register bench/types/types.bench.ts [--rounds 5] [--rows 20000] [--show 15] [--json]
 *
 * Ends with 1 when a type is slower than `--least` fields per second (300,000).
 */
import { parseArgs } from 'node:util';
import { compilePlan, fieldTypes, type FieldTypeInfo, type PlanRequest } from '@app/engine';
import { createTextEncoder, encodeRows } from '@app/formats';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '20000' },
    show: { type: 'string', default: '15' },
    least: { type: 'string', default: '300000' },
    json: { type: 'boolean', default: false },
  },
});

/** What the example of `reference` points to. */
const TEAMS = {
  recordType: 'teams',
  key: 'id',
  fields: [{ name: 'id', type: 'uuid' }],
  locale: 'en',
  seed: 7,
  rows: [[0, 1_000_000]],
  spans: [{ fromRow: 0, parents: 1_000_000 }],
} as const;

function main(): void {
  const rows = Number(args.rows);
  const runs = fieldTypes().map((type) => ({ name: type.name, run: writerOf(type, rows) }));
  for (const { run } of runs) run(); // warms up
  const best = new Map<string, number>();
  for (let round = 0; round < Number(args.rounds); round++) {
    for (const { name, run } of runs) {
      const start = process.hrtime.bigint();
      run();
      const perSecond = rows / (Number(process.hrtime.bigint() - start) / 1e9);
      best.set(name, Math.max(best.get(name) ?? 0, perSecond));
    }
  }
  report([...best].sort(([, a], [, b]) => a - b));
}

function writerOf({ name, example, companions }: FieldTypeInfo, rows: number): () => number {
  const request: PlanRequest = { recordType: 'rows', seed: 42, fields: [example, ...companions] };
  const plan = compilePlan(name === 'reference' ? { ...request, references: { [name]: TEAMS } } : request);
  const encoder = createTextEncoder({ columns: plan.columns.slice(0, 1), format: 'ndjson' });
  return () => {
    let bytes = 0;
    for (const chunk of encodeRows(encoder, 0, rows)) bytes += chunk.length;
    return bytes;
  };
}

function report(slowestFirst: readonly (readonly [string, number])[]): void {
  const least = Number(args.least);
  const slow = slowestFirst.filter(([, perSecond]) => perSecond < least);
  if (args.json) {
    console.log(JSON.stringify({ node: process.version, fieldsPerSecond: Object.fromEntries(slowestFirst) }));
  } else {
    console.log(
      `${slowestFirst.length} field types, best of ${args.rounds} rounds, Node ${process.version}\n`,
    );
    for (const [name, perSecond] of slowestFirst.slice(0, Number(args.show)))
      console.log(`${name.padEnd(24)} ${Math.round(perSecond).toLocaleString('en').padStart(12)} fields/s`);
    console.log(`\n${slow.length} below ${least.toLocaleString('en')}`);
  }
  process.exitCode = slow.length > 0 ? 1 : 0;
}

main();
