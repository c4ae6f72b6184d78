import { randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { through } from '@app/streams';
import { Peek } from './peek';

const data = randomBytes(300_000);

describe('Peek', () => {
  it.each([
    ['one piece', [data]],
    ['many', Array.from({ length: 300 }, (_, i) => data.subarray(i * 1000, (i + 1) * 1000))],
    ['a short first one', [data.subarray(0, 3), data.subarray(3)]],
  ])('shows the head before anybody reads, then passes everything on: %s', async (_what, pieces) => {
    const peek = new Peek(1500);
    const content = through(Readable.from(pieces), peek);
    expect((await peek.head).equals(data.subarray(0, 1500))).toBe(true);
    expect((await buffer(content)).equals(data)).toBe(true);
  });

  it.each([0, 1, 1499])('shows all of a shorter source of %i bytes', async (size) => {
    const peek = new Peek(1500);
    const content = through(Readable.from(size === 0 ? [] : [data.subarray(0, size)]), peek);
    expect(await peek.head).toHaveLength(size);
    expect(await buffer(content)).toHaveLength(size);
  });

  it('fails with the source, before the head and after', async () => {
    const before = new PassThrough();
    const peekBefore = new Peek(1500);
    const contentBefore = through(before, peekBefore);
    before.destroy(new Error('gone'));
    await expect(peekBefore.head).rejects.toThrow('gone');
    await expect(buffer(contentBefore)).rejects.toThrow('gone');

    const after = new PassThrough();
    const peekAfter = new Peek(10);
    const contentAfter = through(after, peekAfter);
    after.write(data.subarray(0, 20));
    expect(await peekAfter.head).toHaveLength(10);
    after.destroy(new Error('gone later'));
    await new Promise(setImmediate);
    await expect(buffer(contentAfter)).rejects.toThrow('gone later');
  });

  it('rejects when it is closed by whoever was to read', async () => {
    const peek = new Peek(10);
    through(new PassThrough(), peek).destroy();
    await expect(peek.head).rejects.toThrow('closed before its head');
  });
});
