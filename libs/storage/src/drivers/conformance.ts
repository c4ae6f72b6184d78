import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { InvalidRange, InvalidStorageKey, ObjectNotFound } from '../storage.errors';
import type { StorageDriver } from '../storage.port';

/** A fresh, empty storage for one test. */
export interface StorageHarness {
  driver: StorageDriver;
  /** The raw names of all there is, finished or not, by other means than the driver's own. */
  everything(): Promise<string[]>;
  /** Removes the storage. */
  dispose(): Promise<void>;
}

/** The behaviour every storage driver must show; call it in the driver's own spec. */
export function describeStorageDriver(name: string, start: () => Promise<StorageHarness>): void {
  describe(`storage driver ${name}`, () => {
    let harness: StorageHarness;
    let driver: StorageDriver;

    beforeEach(async () => {
      harness = await start();
      driver = harness.driver;
      await driver.prepare();
    });
    afterEach(async () => {
      await driver.close();
      await harness.dispose();
    });

    const write = (key: string, data: Buffer) => driver.write(key, Readable.from(chunksOf(data)));
    const read = async (key: string, range?: { start?: number; end?: number }) =>
      buffer(await driver.read(key, range));

    describe('write and read', () => {
      it.each([0, 1, 65_536, 5_242_881, 12_345_678])('gives %i bytes back as they were', async (size) => {
        const data = randomBytes(size);

        expect(await write('exports/2026/11/one', data)).toEqual({ bytes: size });

        expect(sha256(await read('exports/2026/11/one'))).toBe(sha256(data));
      });

      it('takes a source of strings and counts bytes, not characters', async () => {
        const source = Readable.from(['žluť', 'oučký']);
        expect(await driver.write('text', source)).toEqual({ bytes: 13 });
        expect((await read('text')).toString()).toBe('žluťoučký');
      });

      it('replaces what was there, also by something shorter', async () => {
        await write('a/b', Buffer.from('the first, longer content'));
        await write('a/b', Buffer.from('second'));
        expect((await read('a/b')).toString()).toBe('second');
      });

      it('lets a reader finish the version it began with', async () => {
        const first = randomBytes(3_000_000);
        await write('a/b', first);
        const reader = await driver.read('a/b');
        await write('a/b', randomBytes(3_000_000));
        expect(sha256(await buffer(reader))).toBe(sha256(first));
      });

      it('keeps one whole version when many write the same key at once', async () => {
        const versions = Array.from({ length: 8 }, (_, i) => randomBytes(300_000 + i));
        await Promise.all(versions.map((version) => write('a/b', version)));

        expect(versions.map(sha256)).toContain(sha256(await read('a/b')));
        expect(await harness.everything()).toHaveLength(1);
      });

      it('keeps different keys apart', async () => {
        const keys = ['a', 'a.b', 'b/a', 'b/c/d-e_f.0', `${'s/'.repeat(7)}s`];
        await Promise.all(keys.map((key) => write(key, Buffer.from(`content of ${key}`))));
        for (const key of keys) expect((await read(key)).toString()).toBe(`content of ${key}`);
      });
    });

    describe('a write that does not succeed', () => {
      it('leaves nothing behind when the source fails, and rejects with its error', async () => {
        const failure = new Error('the source broke');
        const write = driver.write('a/b', failing(failure));
        await expect(write).rejects.toBe(failure);
        expect(await harness.everything()).toEqual([]);
      });

      it('leaves nothing behind when the source had failed before', async () => {
        const failure = new Error('broken from the start');
        const source = new Readable({ read() {} });
        source.destroy(failure);
        await expect(driver.write('a/b', source)).rejects.toBe(failure);
        expect(await harness.everything()).toEqual([]);
      });

      it('rejects when the source is closed before its end', async () => {
        const source = new Readable({ read() {} });
        source.push(randomBytes(100_000));
        const write = driver.write('a/b', source);
        source.destroy();
        await expect(write).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
        expect(await harness.everything()).toEqual([]);
      });

      it('leaves nothing behind when aborted, destroys the source, and rejects with the reason', async () => {
        const controller = new AbortController();
        const reason = new Error('no longer wanted');
        const source = endless(() => controller.abort(reason));

        await expect(driver.write('a/b', source, { signal: controller.signal })).rejects.toBe(reason);

        expect(source.destroyed).toBe(true);
        expect(await harness.everything()).toEqual([]);
      });

      it('ends at once when aborted while the source is silent', async () => {
        const controller = new AbortController();
        const silent = new Readable({ read: () => setImmediate(() => controller.abort()) });
        const write = driver.write('a/b', silent, { signal: controller.signal });
        await expect(write).rejects.toMatchObject({ name: 'AbortError' });
        expect(await harness.everything()).toEqual([]);
      });

      it('does nothing when aborted before it begins', async () => {
        const source = endless(() => {});
        const signal = AbortSignal.abort(new Error('too late'));
        await expect(driver.write('a/b', source, { signal })).rejects.toThrow('too late');
        expect(source.destroyed).toBe(true);
        expect(await harness.everything()).toEqual([]);
      });

      it('leaves the object that was there as it was', async () => {
        await write('a/b', Buffer.from('precious'));
        await expect(driver.write('a/b', failing(new Error('broken')))).rejects.toThrow('broken');
        expect((await read('a/b')).toString()).toBe('precious');
        expect(await harness.everything()).toHaveLength(1);
      });
    });

    describe('ranges', () => {
      const data = randomBytes(1_000_000);
      beforeEach(() => write('ranged', data));

      it.each([
        { start: 0, end: 0 },
        { start: 0, end: 99 },
        { start: 65_535, end: 65_536 },
        { start: 999_999 },
        { end: 10 },
        { start: 500_000 },
        { start: 999_990, end: 2_000_000 },
      ])('reads %j', async (range) => {
        const expected = data.subarray(range.start ?? 0, (range.end ?? data.length) + 1);
        expect((await read('ranged', range)).equals(expected)).toBe(true);
      });

      it.each([1_000_000, 5_000_000])('refuses a start of %i, past the end', async (start) => {
        await expect(driver.read('ranged', { start })).rejects.toThrow(InvalidRange);
      });

      it('reads nothing from an empty object', async () => {
        await write('empty', Buffer.alloc(0));
        expect(await read('empty', { start: 0 })).toHaveLength(0);
      });

      it('stops with an error when aborted', async () => {
        const controller = new AbortController();
        const stream = await driver.read('ranged', { signal: controller.signal });
        controller.abort();
        await expect(buffer(stream)).rejects.toMatchObject({ name: 'AbortError' });
      });
    });

    describe('stat', () => {
      it('tells size and time', async () => {
        const before = Date.now();
        await write('a/b', Buffer.from('12345'));
        const stat = await driver.stat('a/b');
        expect(stat?.bytes).toBe(5);
        // Clocks of storages are coarser than ours and may be another machine's.
        expect(Math.abs((stat?.modifiedAt.getTime() ?? 0) - before)).toBeLessThan(60_000);
      });
    });

    describe('what is not there', () => {
      it.each(['missing', 'a/missing', 'a/b/missing', 'a'])('%s', async (key) => {
        await write('a/b', Buffer.from('a file'));
        await expect(driver.read(key)).rejects.toThrow(ObjectNotFound);
        expect(await driver.stat(key)).toBeNull();
        await expect(driver.delete(key)).resolves.toBeUndefined();
        expect((await read('a/b')).toString()).toBe('a file');
      });
    });

    describe('delete', () => {
      it('removes the object, and once is as good as twice', async () => {
        await write('a/b', Buffer.from('x'));
        await write('a/c', Buffer.from('y'));
        await driver.delete('a/b');
        await driver.delete('a/b');
        expect(await driver.stat('a/b')).toBeNull();
        expect(await harness.everything()).toHaveLength(1);
      });
    });

    describe('list', () => {
      const list = async (area: string): Promise<string[]> => {
        const keys = [];
        for await (const key of driver.list(area)) keys.push(key);
        return keys.sort();
      };

      it('names the whole objects of an area, and no others', async () => {
        const keys = ['exports/00/one', 'exports/00/two.1', 'exports/ff/three', 'exports/four'];
        for (const key of [...keys, 'exports2/one', 'uploads/00/one', 'exporting']) {
          await write(key, Buffer.from('x'));
        }
        await expect(driver.write('exports/00/broken', failing(new Error('broken')))).rejects.toThrow(
          'broken',
        );
        expect(await list('exports')).toEqual([...keys].sort());
      });

      it('names nothing where there is nothing, and forgets what was deleted', async () => {
        expect(await list('exports')).toEqual([]);
        await write('exports/00/one', Buffer.from('x'));
        await write('exports/00/two', Buffer.from('x'));
        await driver.delete('exports/00/one');
        expect(await list('exports')).toEqual(['exports/00/two']);
      });

      it('bears that objects go while it looks', async () => {
        for (const key of ['exports/00/one', 'exports/01/two', 'exports/02/three'])
          await write(key, Buffer.from('x'));
        const seen = [];
        for await (const key of driver.list('exports')) {
          seen.push(key);
          await driver.delete(key);
        }
        expect(seen).toHaveLength(3);
        expect(await list('exports')).toEqual([]);
      });

      it('can be left before its end', async () => {
        await write('exports/00/one', Buffer.from('x'));
        await write('exports/01/two', Buffer.from('x'));
        for await (const key of driver.list('exports')) {
          expect(key).toMatch(/^exports/);
          break;
        }
        expect(await list('exports')).toHaveLength(2);
      });
    });

    describe('keys we would never make', () => {
      it.each([
        '',
        '/',
        '/etc/passwd',
        '..',
        '../x',
        'a/../b',
        'a/./b',
        'a//b',
        'a/',
        '.incoming/x',
        'a/.hidden',
        'A',
        'a b',
        'a\\b',
        'a\0b',
        'a\n',
        'ä',
        'a?b',
        'a%2e%2e',
        '-a',
        'x'.repeat(101),
        'a/'.repeat(8) + 'a',
        Array.from({ length: 3 }, () => 'x'.repeat(99)).join('/'),
      ])('%j is refused by every operation', async (key) => {
        const source = Readable.from(['x']);
        await expect(driver.write(key, source)).rejects.toThrow(InvalidStorageKey);
        expect(source.destroyed).toBe(true);
        await expect(driver.read(key)).rejects.toThrow(InvalidStorageKey);
        await expect(driver.stat(key)).rejects.toThrow(InvalidStorageKey);
        await expect(driver.delete(key)).rejects.toThrow(InvalidStorageKey);
        await expect((driver.list(key) as AsyncGenerator).next()).rejects.toThrow(InvalidStorageKey);
        expect(await harness.everything()).toEqual([]);
      });
    });

    it('finds itself healthy and leaves no trace of the check', async () => {
      await driver.check();
      expect(await harness.everything()).toEqual([]);
    });

    it('can be prepared again over what is stored', async () => {
      await write('a/b', Buffer.from('stays'));
      await driver.prepare();
      expect((await read('a/b')).toString()).toBe('stays');
    });
  });
}

function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Uneven pieces, so that no driver can rely on a chunk size. */
function* chunksOf(data: Buffer): Generator<Buffer> {
  for (let at = 0, size = 1; at < data.length; at += size, size = ((size * 7) % 99_991) + 1) {
    yield data.subarray(at, at + size);
  }
}

function failing(error: Error): Readable {
  return Readable.from(
    (function* () {
      for (let i = 0; i < 20; i++) yield randomBytes(100_000);
      throw error;
    })(),
  );
}

/** Never ends; calls `whenRunning` after about 6 MB, enough to have begun a multipart upload. */
function endless(whenRunning: () => void): Readable {
  let chunks = 0;
  return new Readable({
    read() {
      if (++chunks === 100) whenRunning();
      setImmediate(() => this.push(Buffer.alloc(64 * 1024)));
    },
  });
}
