// Runs a program of dist/apps in this process, after building it if the sources have changed.
//
//   node scripts/run.mjs <entry> [arguments]     for example: node scripts/run.mjs standalone/src/main
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, BuildFailed, hasSources, ROOT } from './build.mjs';

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write('Usage: node scripts/run.mjs <entry> [arguments]\n');
  process.exit(2);
}

try {
  // To stderr: what a program prints on stdout may be read by another program.
  if (hasSources())
    build({ onStart: () => process.stderr.write('Building VeoGen (first start, or the sources changed)\n') });
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const file = join(ROOT, 'dist/apps', `${entry}.js`);
if (!existsSync(file)) {
  process.stderr.write(`There is no ${file}\n`);
  process.exit(1);
}
process.argv = [process.execPath, file, ...rest];
await import(pathToFileURL(file).href);
