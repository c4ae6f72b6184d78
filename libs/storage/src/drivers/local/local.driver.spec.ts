import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { openStorage } from '../../open-storage';
import { InvalidStorageKey, StorageUnavailable } from '../../storage.errors';
import { describeStorageDriver } from '../conformance';
import { LocalDriver } from './local.driver';

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

async function openDescriptors(below: string): Promise<number> {
  const names = await readdir('/proc/self/fd');
  const targets = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(below)).length;
}

describeStorageDriver('local', async () => {
  const root = await mkdtemp(join(tmpdir(), 'veogen-storage-'));
  return {
    driver: openStorage(pathToFileURL(root)),
    everything: () => filesBelow(root),
    dispose: () => rm(root, { recursive: true }),
  };
});

describe('LocalDriver', () => {
  let root: string;
  let driver: LocalDriver;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'veogen-storage-'));
    driver = new LocalDriver(root);
    await driver.prepare();
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('stores plain files that other tools can read, and not for everybody', async () => {
    await driver.write('exports/2026/one', Readable.from(['content']));
    const path = join(root, 'exports/2026/one');
    expect(await readFile(path, 'utf8')).toBe('content');
    expect((await stat(path)).mode & 0o007).toBe(0);
    expect((await stat(join(root, 'exports'))).mode & 0o007).toBe(0);
  });

  it('shows an unfinished object nowhere but among the incoming ones', async () => {
    const source = new Readable({ read() {} });
    const writing = driver.write('exports/one', source);
    source.push('half');
    while ((await filesBelow(root)).length === 0) await new Promise(setImmediate);

    expect(await filesBelow(root)).toEqual([expect.stringMatching(/^\.incoming\/[0-9a-f-]{36}\.part$/)]);
    expect(await driver.stat('exports/one')).toBeNull();

    source.push(null);
    await writing;
    expect(await filesBelow(root)).toEqual(['exports/one']);
  });

  it('removes what killed writers left before a time, and only that', async () => {
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    const put = async (name: string, time: Date) => {
      await writeFile(join(root, '.incoming', name), 'x');
      await utimes(join(root, '.incoming', name), time, time);
    };
    await put('0199aa00-0000-4000-8000-000000000001.part', old);
    await put('0199aa00-0000-4000-8000-000000000002.part', new Date());
    await put('of-somebody-else.part', old);
    await driver.write('kept', Readable.from(['x']));
    await utimes(join(root, 'kept'), old, old);

    await driver.removeUnfinished(new Date(Date.now() - 24 * 60 * 60 * 1000));

    expect((await filesBelow(root)).sort()).toEqual([
      '.incoming/0199aa00-0000-4000-8000-000000000002.part',
      '.incoming/of-somebody-else.part',
      'kept',
    ]);
  });

  it('serves no links of its own', async () => {
    expect(await driver.presign('a')).toBeNull();
  });

  it('comes back by itself when the whole directory was removed', async () => {
    await rm(root, { recursive: true });
    await driver.check();
    await driver.write('a/b', Readable.from(['x']));
    expect(await driver.stat('a/b')).toMatchObject({ bytes: 1 });
  });

  it('says that storage is unavailable, retryably and without naming the path, when it cannot write', async () => {
    await writeFile(join(root, 'file'), '');
    const broken = new LocalDriver(join(root, 'file', 'below-a-file'));
    const attempts = [
      () => broken.prepare(),
      () => broken.check(),
      () => broken.write('a', Readable.from(['x'])),
    ];
    for (const attempt of attempts) {
      const error = await attempt().then(
        () => undefined,
        (e: unknown) => e,
      );
      expect(error).toBeInstanceOf(StorageUnavailable);
      expect(error).toMatchObject({ code: 'storage_unavailable', retryable: true });
      expect((error as Error).message).not.toContain(root);
    }
  });

  it('refuses a key that is the beginning of another, since on a disk it cannot be both', async () => {
    await driver.write('a/b', Readable.from(['x']));
    await expect(driver.write('a', Readable.from(['x']))).rejects.toThrow(InvalidStorageKey);
    await expect(driver.write('a/b/c', Readable.from(['x']))).rejects.toThrow(InvalidStorageKey);
    expect(await filesBelow(root)).toEqual(['a/b']);
  });

  it('shows nothing of an object whose writer was killed, and keeps the one before', async () => {
    await driver.write('kept', Readable.from(['the version before']));
    const program = `
      const { LocalDriver } = require(${JSON.stringify(join(__dirname, 'local.driver.ts'))});
      const { Readable } = require('node:stream');
      const endless = () => new Readable({ read() { setImmediate(() => this.push(Buffer.alloc(65536))); } });
      const driver = new LocalDriver(${JSON.stringify(root)});
      driver.write('kept', endless());
      driver.write('new/one', endless());
    `;
    const writer = spawn(process.execPath, ['-r', '@swc-node/register', '-e', program], { stdio: 'inherit' });
    const exited = once(writer, 'exit');
    const unfinished = async () => {
      const names = (await readdir(join(root, '.incoming'))).map((name) => join(root, '.incoming', name));
      return Promise.all(names.map(async (name) => (await stat(name)).size));
    };
    while ((await unfinished()).filter((size) => size > 1_000_000).length < 2) {
      expect(writer.exitCode).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    writer.kill('SIGKILL');
    await exited;

    expect(await text(await driver.read('kept'))).toBe('the version before');
    expect(await driver.stat('new/one')).toBeNull();
    expect((await filesBelow(root)).filter((name) => !name.startsWith('.incoming/'))).toEqual(['kept']);
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('leaks no file descriptor, whatever becomes of reads and writes', async () => {
    await driver.write('a', Readable.from([Buffer.alloc(1_000_000)]));
    const endless = () =>
      new Readable({
        read() {
          setImmediate(() => this.push(Buffer.alloc(65_536)));
        },
      });
    for (let i = 0; i < 10; i++) {
      const soon = AbortSignal.timeout(5);
      await expect(driver.write('b', endless(), { signal: soon })).rejects.toThrow();
      await expect(driver.read('a', { start: 1_000_000 })).rejects.toThrow();
      await expect(driver.read('a', { signal: AbortSignal.abort() })).rejects.toThrow();
    }
    expect(await openDescriptors(root)).toBe(0);

    for (let i = 0; i < 10; i++) {
      (await driver.read('a')).destroy();
      (await driver.read('a', { end: 10 })).resume();
    }
    while ((await openDescriptors(root)) > 0) await new Promise(setImmediate);
  });
});
