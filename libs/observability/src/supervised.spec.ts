import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervised-'));
  const { code } = transformFileSync(join(__dirname, 'supervised.ts'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    module: { type: 'commonjs' },
  });
  writeFileSync(join(folder, 'supervised.js'), code);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function start(
  script: string,
  supervised = '1',
): Promise<{ child: ChildProcess; printed: () => string }> {
  const entry = join(folder, 'child.js');
  writeFileSync(
    entry,
    `const { exitWithSupervisor } = require('./supervised.js');\n${script}\nprocess.stdout.write('up\\n');`,
  );
  const child = fork(entry, {
    env: { ...process.env, VEOGEN_SUPERVISED: supervised },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child.stdout ?? child, 'data');
  return { child, printed: () => output };
}

/** Not the event `close`: Node.js does not emit it for a child whose channel we closed ourselves. */
async function ended(child: ChildProcess): Promise<void> {
  await Promise.all([once(child, 'exit'), child.stdout === null ? undefined : once(child.stdout, 'end')]);
}

describe('exitWithSupervisor', () => {
  it('stops cleanly when the supervisor is gone', async () => {
    const { child, printed } = await start(`
      setInterval(() => {}, 1e6);
      exitWithSupervisor(async () => { process.stdout.write('stopped\\n'); });`);
    child.disconnect();
    await ended(child);
    expect(printed()).toBe('up\nstopped\n');
    expect(child.exitCode).toBe(0);
  });

  it('ends even when the clean stop hangs', async () => {
    const { child } = await start(
      `setInterval(() => {}, 1e6); exitWithSupervisor(() => new Promise(() => {}), 50);`,
    );
    child.disconnect();
    await ended(child);
    expect(child.exitCode).toBe(1);
  });

  it('does not keep a process alive that has nothing left to do', async () => {
    const { child } = await start(`exitWithSupervisor(async () => {}); setTimeout(() => {}, 100);`);
    await ended(child);
    expect(child.exitCode).toBe(0);
  });

  it('leaves a process alone that nobody supervises', async () => {
    const { child, printed } = await start(
      `exitWithSupervisor(async () => { process.stdout.write('stopped'); }); setTimeout(() => process.stdout.write('lives'), 200);`,
      '',
    );
    child.disconnect();
    await ended(child);
    expect(printed()).toBe('up\nlives');
  });
});
