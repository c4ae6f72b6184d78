import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { writeZip, ZipArchive } from './zip-archive';

const AT = new Date('2026-01-31T12:00:00Z');

describe('ZipArchive', () => {
  it('is the same bytes for the same files', async () => {
    const zip = async (): Promise<Buffer> => {
      const archive = new ZipArchive(AT);
      const bytes = buffer(archive.bytes);
      await archive.add('a.csv', Readable.from([Buffer.from('a,b\r\n')]));
      await archive.add('empty.csv', Readable.from([]));
      archive.addText('manifest.json', '{}');
      archive.end();
      return bytes;
    };
    const bytes = await zip();
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
    expect(await zip()).toEqual(bytes);
  });

  it('takes no more than it can hand on', async () => {
    const archive = new ZipArchive(AT);
    let taken = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(64 * 1024, ++taken);
      })(),
    );
    const added = archive.add('endless', endless);
    // Until nobody asks for more: as long as it goes on, so does the loop.
    for (let before = -1; taken !== before;) {
      before = taken;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(taken).toBeLessThan(1_000);
    archive.destroy(new Error('nobody reads it'));
    archive.bytes.once('error', () => undefined);
    await expect(added).rejects.toThrow();
    endless.destroy();
  });

  it('tells who adds to it that it was given up, and an error of the content', async () => {
    const archive = new ZipArchive(AT);
    archive.bytes.once('error', () => undefined);
    const added = archive.add('stalled', new Readable({ read: () => undefined }));
    archive.destroy(new Error('storage is full'));
    await expect(added).rejects.toThrow();

    const other = new ZipArchive(AT);
    other.bytes.resume();
    const broken = new Readable({ read: () => undefined });
    const adding = other.add('broken', broken);
    broken.destroy(new Error('database is gone'));
    await expect(adding).rejects.toThrow('database is gone');
  });

  it('ends both sides when either fails, and tells of the first failure', async () => {
    const endless = new Readable({ read: () => void endless.push(Buffer.alloc(64 * 1024)) });
    const full = new Error('storage is full');
    const failing = writeZip(
      AT,
      (archive) => archive.add('endless', endless),
      async (bytes) => {
        await once(bytes, 'readable');
        bytes.destroy(); // as a storage does that gives up
        throw full;
      },
    );
    await expect(failing).rejects.toBe(full);
    endless.destroy();

    const gone = new Error('database is gone');
    const stored: unknown[] = [];
    const broken = writeZip(
      AT,
      () => Promise.reject(gone),
      (bytes) => buffer(bytes).catch((error: unknown) => stored.push(error)),
    );
    await expect(broken).rejects.toBe(gone);
    expect(stored).toEqual([gone]);
  });
});
