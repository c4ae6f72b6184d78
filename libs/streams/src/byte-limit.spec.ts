import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ByteLimit } from './byte-limit';
import { through } from './pipe-to';
import { ByteLimitExceeded } from './streams.errors';

const limited = (chunks: string[], limit: number) =>
  buffer(through(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), new ByteLimit(limit)));

describe('ByteLimit', () => {
  it('passes everything up to the limit, which is included', async () => {
    expect((await limited(['abc', 'de'], 5)).toString()).toBe('abcde');
    expect((await limited(['abc', 'de'], 6)).toString()).toBe('abcde');
    expect(await limited([], 0)).toHaveLength(0);
  });

  it('fails on the first byte more', async () => {
    await expect(limited(['abc', 'def'], 5)).rejects.toThrow(ByteLimitExceeded);
    await expect(limited(['a'], 0)).rejects.toMatchObject({
      code: 'byte_limit_exceeded',
      retryable: false,
      details: { limit: 0 },
    });
  });

  it('stops an endless source instead of reading on', async () => {
    let produced = 0;
    const endless = new Readable({
      read() {
        produced += 1000;
        this.push(Buffer.alloc(1000));
      },
    });
    await expect(buffer(through(endless, new ByteLimit(10_000)))).rejects.toThrow(ByteLimitExceeded);
    expect(endless.destroyed).toBe(true);
    expect(produced).toBeLessThan(200_000);
  });
});
