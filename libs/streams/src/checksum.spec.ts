import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Checksum } from './checksum';
import { through } from './pipe-to';

describe('Checksum', () => {
  // FIPS 180-4 examples.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j', async (text, sha256) => {
    const checksum = new Checksum();
    await buffer(through(Readable.from(text === '' ? [] : [Buffer.from(text)]), checksum));
    expect(checksum.sha256).toBe(sha256);
    expect(checksum.bytes).toBe(text.length);
  });

  it('does not depend on how the bytes are cut, and changes none of them', async () => {
    const data = randomBytes(300_000);
    const whole = new Checksum();
    const pieces = new Checksum();
    await buffer(through(Readable.from([data]), whole));
    const passed = await buffer(
      through(Readable.from([data.subarray(0, 1), data.subarray(1, 70_000), data.subarray(70_000)]), pieces),
    );
    expect(passed.equals(data)).toBe(true);
    expect(pieces.sha256).toBe(whole.sha256);
    expect(pieces.bytes).toBe(300_000);
  });

  it('gives no checksum of a part', async () => {
    const checksum = new Checksum();
    checksum.write('half');
    expect(checksum.bytes).toBe(4);
    expect(() => checksum.sha256).toThrow('only after the last byte');
    checksum.destroy();
  });
});
