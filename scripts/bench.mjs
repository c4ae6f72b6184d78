// Runs benchmarks: all of bench/, or those that are named.
//
//   node scripts/bench.mjs [engine] [generate] [files] [options of the benchmark]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, ROOT } from './build.mjs';

const words = process.argv.slice(2).filter((word) => word !== '--');
const firstOption = words.findIndex((word) => word.startsWith('-'));
const named = firstOption < 0 ? words : words.slice(0, firstOption);
const options = words.slice(named.length);
const all = readdirSync(join(ROOT, 'bench'), { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && existsSync(join(ROOT, 'bench', entry.name, `${entry.name}.bench.ts`)),
  )
  .map((entry) => entry.name);

const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}; there are ${all.join(', ')}.\n`);
  process.exit(2);
}

build({ onStart: () => process.stderr.write('Building VeoGen\n') });
let failed = false;
for (const name of named.length > 0 ? named : all) {
  process.stdout.write(`\n== ${name} ==\n`);
  const file = join('bench', name, `${name}.bench.ts`);
  const { status } = spawnSync(process.execPath, ['-r', '@swc-node/register', file, ...options], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
