import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Command } from 'commander';
import type { Streams } from './cli';
import { EXIT } from './exit-codes';
import { createProgram, runCli } from './run-cli';

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

function streams(): { io: Streams; read: () => Omit<Ended, 'code'> } {
  const text = { stdout: '', stderr: '' };
  const collect = (name: keyof typeof text): PassThrough =>
    new PassThrough().on('data', (chunk: Buffer) => (text[name] += chunk.toString()));
  const io = { stdin: Readable.from([]), stdout: collect('stdout'), stderr: collect('stderr') };
  return { io, read: () => text };
}

async function run(...args: string[]): Promise<Ended> {
  const { io, read } = streams();
  const code = await runCli(args, io);
  return { code, ...read() };
}

/** `veogen`, `veogen jobs`, `veogen jobs list`, … */
function commandsBelow(
  command: Command,
  path: readonly string[] = [],
): { path: string[]; command: Command }[] {
  return command.commands.flatMap((child) => {
    const own = [...path, child.name()];
    return [{ path: own, command: child }, ...commandsBelow(child, own)];
  });
}

const DOCUMENTED = readFileSync(resolve(__dirname, '../../../docs/cli.md'), 'utf8');

describe('veogen', () => {
  const all = commandsBelow(createProgram(streams().io).program);

  it('has the commands and the exit codes that docs/cli.md has', () => {
    const commands = [...DOCUMENTED.matchAll(/^\| `veogen ([a-z -]+)`/gm)].map(([, path]) => path);
    // `veogen jobs` alone does nothing.
    expect(commands).toEqual(all.map(({ path }) => path.join(' ')).filter((path) => path !== 'jobs'));
    const codes = [...DOCUMENTED.matchAll(/^\| (\d+) /gm)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(EXIT));
  });

  it.each(all.map(({ path }) => path.join(' ')))('%s explains itself, with examples', async (path) => {
    const { code, stdout, stderr } = await run(...path.split(' '), '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: veogen ${path}`);
    expect(stdout).toMatch(/Examples:\n {2}\$ .*\bveogen /);
    expect(stdout).toContain('--json');
  });

  it('prints its exit codes with the help and its version alone', async () => {
    expect((await run('--help')).stdout).toMatch(/Exit codes:[^]*130/);
    expect((await run('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['jobs', 'list', '--status', 'lost'], /must be one of pending/],
    [['generate'], /missing required argument 'schema'/],
    [['generate', 'nowhere.json'], /There is no file nowhere\.json/],
    [['generate', '{"recordType"'], /the argument is not JSON/],
    [['generate', '[{"name":"id","type":"uuid"}]'], /names no "recordType"/],
    [['generate', '{"recordTypes":[]}', '--count', '5'], /--count belong to one/],
    [['generate', '{"recordType":"a"}', '--out', 'rows.xlsx'], /which format/],
    [['generate', '{"recordType":"a"}', '--out', '/dev/null/x.csv'], /Nothing can be written/],
    [['upload', 'nowhere.csv'], /There is no file nowhere\.csv/],
    [['upload', '.'], /\. is a folder/],
    [['export'], /Name the dataset/],
    [['export', 'a', '--where', 'age>5'], /<field>:<operator>:<value>/],
    [['jobs', 'watch', 'x', '--timeout', 'soon'], /90s, 10m or 2h/],
    [['--url', 'ftp://x', 'jobs', 'list'], /must start with http/],
  ])('refuses %j before anything is sent', async (args, message) => {
    const { code, stderr, stdout } = await run(...args, '--json');
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'usage' } });
  });

  it('shows what a service says without letting it steer the terminal', async () => {
    const server = createServer((_, response) =>
      response.writeHead(422, { 'content-type': 'application/problem+json' }).end(
        JSON.stringify({
          code: 'x',
          title: 'No',
          errors: [{ pointer: '/a', message: '\u001b[2Jbad', code: 'y' }],
        }),
      ),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const { code, stderr } = await run('--url', `http://127.0.0.1:${port}`, 'jobs', 'list');
    server.close();
    expect(code).toBe(3);
    expect(stderr).toBe('No (422 x)\n  /a  ·[2Jbad\n');
  });
});
