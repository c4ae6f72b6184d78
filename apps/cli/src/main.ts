#!/usr/bin/env node
import { runCli } from './run-cli';

// A reader that goes away (`| head`) or a closed terminal must not end a command with a stack.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

void runCli(process.argv.slice(2), process).then((exitCode) => {
  process.exitCode = exitCode;
  // Not process.exit at once: what was written to a pipe may still be on its way.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
});
