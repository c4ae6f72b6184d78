import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Cli } from '../cli';
import { saveDownload } from './save-download';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'veogen-save-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function* content(failure?: Error): AsyncGenerator<Buffer> {
  yield Buffer.from('a,b\r\n');
  if (failure !== undefined) throw failure;
  yield Buffer.from('1,2\r\n');
}

/** A command whose service gives this file. */
function cliWith(stream: Readable, stdout: Writable = new Writable()): Cli {
  const client = { download: () => Promise.resolve({ name: 'users.csv', stream }) };
  return { client, signal: new AbortController().signal, streams: { stdout } } as unknown as Cli;
}

describe('saveDownload', () => {
  it('writes a file under the name of the service into a folder', async () => {
    const file = await saveDownload(cliWith(Readable.from(content())), '/files/x', folder);
    expect(file).toMatchObject({ path: join(folder, 'users.csv'), bytes: 10 });
    expect(readFileSync(file.path, 'utf8')).toBe('a,b\r\n1,2\r\n');
  });

  it('leaves nothing behind, and an earlier file alone, when the download breaks', async () => {
    const out = join(folder, 'kept.csv');
    await saveDownload(cliWith(Readable.from(content())), '/files/x', out);
    const broken = saveDownload(cliWith(Readable.from(content(new Error('broken')))), '/files/x', out);
    await expect(broken).rejects.toThrow('broken');
    expect(readdirSync(folder)).toEqual(['kept.csv']);
    expect(readFileSync(out, 'utf8')).toHaveLength(10);
  });

  it.each([
    ['EPIPE', 'resolves'],
    ['ENOSPC', 'rejects'],
  ] as const)('on stdout, %s %s: a reader that has had enough is no failure', async (code, outcome) => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
    });
    const saved = saveDownload(cliWith(Readable.from(content()), stdout), '/files/x', '-');
    await expect(
      saved.then(
        () => 'resolves',
        () => 'rejects',
      ),
    ).resolves.toBe(outcome);
  });
});
