// `npm run dev`: compiles on every change and starts the standalone app again once it compiles.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateClient, ROOT } from './build.mjs';

generateClient();
// The watching compiler writes dist/ piece by piece: what is there afterwards counts as no build.
rmSync(join(ROOT, 'dist/.built-from'), { force: true });

const compiler = spawn(
  process.execPath,
  [join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', 'api', '--watch', '--preserveWatchOutput'],
  { cwd: ROOT, stdio: ['inherit', 'pipe', 'inherit'] },
);

let app;
let restarting = Promise.resolve();

async function stopApp() {
  if (app === undefined || app.exitCode !== null || app.signalCode !== null) return;
  const gone = new Promise((resolve) => app.once('exit', resolve));
  app.kill('SIGTERM');
  await gone;
}

async function restart() {
  await stopApp();
  app = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/apps/standalone/src/main.js')], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}

compiler.stdout.on('data', (chunk) => {
  process.stdout.write(chunk);
  if (/Found 0 errors/.test(chunk.toString())) restarting = restarting.then(restart);
});
compiler.once('exit', (code) => stopApp().then(() => process.exit(code ?? 0)));

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await restarting;
    await stopApp();
    compiler.kill('SIGTERM');
  });
}
