import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { BackupKeyWrong } from '../backup.errors';
import { BackupKey } from './backup-key';
import { FRAME_BYTES, HEADER_BYTES, seal, SealBroken, unseal } from './sealed-bytes';

const KEY = new BackupKey('a key of thirty-two characters or more');
const SEALED_FRAME = FRAME_BYTES + 16;

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const sealed = (plain: Buffer, size = 10_000): Promise<Buffer> => whole(seal(pieces(plain, size), KEY));
const opened = (bytes: Buffer, size = 10_000, key = KEY): Promise<Buffer> =>
  whole(unseal(pieces(bytes, size), key));

describe('sealed bytes', () => {
  it.each([0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 3 * FRAME_BYTES, 200_001])(
    'come back whole: %d bytes, in pieces of any size',
    async (length) => {
      const plain = randomBytes(length);
      for (const size of [1_000, 65_536, 1_000_000])
        expect((await opened(await sealed(plain, size), 77_777)).equals(plain)).toBe(true);
    },
  );

  it('are others each time, though the content is the same', async () => {
    const plain = Buffer.alloc(1_000);
    expect((await sealed(plain)).equals(await sealed(plain))).toBe(false);
  });

  it('do not open once any byte was changed, anything was cut off or added', async () => {
    const good = await sealed(randomBytes(2 * FRAME_BYTES + 500));
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.constantFrom('flip', 'cut', 'add'), async (at, how) => {
        const bad =
          how === 'cut'
            ? good.subarray(0, at)
            : Buffer.concat([good, how === 'add' ? randomBytes(1) : Buffer.alloc(0)]);
        if (how === 'flip') bad[at] = (bad[at] ?? 0) ^ 1;
        const error: unknown = await opened(bad).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        // A changed name of the key looks like another key.
        expect(error instanceof SealBroken || error instanceof BackupKeyWrong).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('do not open without the last frame, or with two frames exchanged or one doubled', async () => {
    const good = await sealed(randomBytes(3 * FRAME_BYTES + 10));
    const frames = [0, 1, 2].map((n) =>
      good.subarray(HEADER_BYTES + n * SEALED_FRAME, HEADER_BYTES + (n + 1) * SEALED_FRAME),
    );
    const [header, end] = [good.subarray(0, HEADER_BYTES), good.subarray(HEADER_BYTES + 3 * SEALED_FRAME)];
    const [a, b, c] = frames as [Buffer, Buffer, Buffer];
    expect(
      createHash('sha256')
        .update(Buffer.concat([header, a, b, c, end]))
        .digest(),
    ).toEqual(createHash('sha256').update(good).digest());
    for (const parts of [
      [header, a, b, c],
      [header, a, b, end],
      [header, b, a, c, end],
      [header, a, a, b, c, end],
    ])
      await expect(opened(Buffer.concat(parts))).rejects.toBeInstanceOf(SealBroken);
  });

  it('say that they want another key', async () => {
    const good = await sealed(Buffer.from('secret'));
    const other = new BackupKey('another key of thirty-two characters');
    await expect(opened(good, 10, other)).rejects.toBeInstanceOf(BackupKeyWrong);
  });
});
