// Runs the chaos suite on the built service; see test/chaos/chaos.ts for its options.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, ROOT } from './build.mjs';

build({ onStart: () => process.stderr.write('Building VeoGen\n') });
const { status } = spawnSync(
  process.execPath,
  ['-r', '@swc-node/register', join('test', 'chaos', 'chaos.ts'), ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exit(status ?? 1);
