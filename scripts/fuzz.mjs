// Sends generated requests to a running service; see test/fuzz/fuzz.ts.
//
//   node scripts/fuzz.mjs [--requests 10000] [--seed N]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, ROOT } from './build.mjs';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
build({ onStart: () => process.stderr.write('Building VeoGen\n') });
process.stdout.write(`${values.requests} requests, seed ${values.seed}\n`);
const { status } = spawnSync(
  process.execPath,
  [join('node_modules', 'jest', 'bin', 'jest.js'), 'test/e2e/fuzz', '--selectProjects', 'e2e'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, FUZZ_REQUESTS: values.requests, FUZZ_SEED: values.seed },
  },
);
process.exit(status ?? 1);
