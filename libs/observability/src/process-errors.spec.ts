import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

/** Runs a script that has our functions, and answers how it ended and what it printed. */
async function run(
  script: string,
  signal?: NodeJS.Signals,
): Promise<{ code: number | null; output: string }> {
  const preamble = `
    const { createLogger } = require(${JSON.stringify(join(__dirname, 'logger.ts'))});
    const { exitOnUnexpectedErrors } = require(${JSON.stringify(join(__dirname, 'process-errors.ts'))});
    const { stopOnSignals } = require(${JSON.stringify(join(__dirname, 'process-signals.ts'))});
    const logger = createLogger({ name: 'test', log: { level: 'info', pretty: false } });
    const stop = async () => { logger.info('stopped'); };
    setInterval(() => undefined, 1000);
  `;
  const child = spawn(process.execPath, ['-r', '@swc-node/register', '-e', `${preamble}\n${script}`], {
    cwd: resolve(__dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (signal === undefined || !output.includes('up') || child.killed) return;
    child.kill(signal);
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, output };
}

describe('exitOnUnexpectedErrors', () => {
  it.each([
    ['uncaughtException', `setTimeout(() => { throw new Error('lost'); });`],
    ['unhandledRejection', `Promise.reject(new Error('lost'));`],
    ['unhandledRejection', `Promise.reject('lost');`],
  ])('logs an %s, stops cleanly and ends with code 1', async (origin, failure) => {
    const { code, output } = await run(`exitOnUnexpectedErrors({ logger, stop, graceMs: 5000 }); ${failure}`);
    expect(code).toBe(1);
    const lines = output.split('\n').filter(Boolean);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ level: 60, origin }),
    );
    expect(output).toContain('lost');
    expect(output).toContain('stopped');
  });

  it('ends even when the stop hangs', async () => {
    const script = `exitOnUnexpectedErrors({ logger, stop: () => new Promise(() => undefined), graceMs: 50 }); throw new Error('lost');`;
    expect((await run(script)).code).toBe(1);
  });
});

describe('stopOnSignals', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('stops cleanly on %s and ends with code 0', async (signal) => {
    const script = `stopOnSignals({ logger, stop, timeoutMs: 5000 }); logger.info('up');`;
    const { code, output } = await run(script, signal);
    expect(code).toBe(0);
    expect(output).toContain('stopped');
  });

  it('ends in time, and with code 1, even when the stop hangs', async () => {
    const script = `stopOnSignals({ logger, stop: () => new Promise(() => undefined), timeoutMs: 50 }); logger.info('up');`;
    expect((await run(script, 'SIGTERM')).code).toBe(1);
  });

  it('ends with code 1 when the stop fails', async () => {
    const script = `stopOnSignals({ logger, stop: () => Promise.reject(new Error('stuck')), timeoutMs: 5000 }); logger.info('up');`;
    const { code, output } = await run(script, 'SIGTERM');
    expect(code).toBe(1);
    expect(output).toContain('stuck');
  });
});
