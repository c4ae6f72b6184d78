import { v7 as uuidv7 } from 'uuid';
import { hashSecret, newSecret, readApiKey, writeApiKey } from './api-key-text';

describe('the text of a key', () => {
  it('says which key it is, with 256 bits that nobody has had before', () => {
    const keyId = uuidv7();
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) {
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
      const text = writeApiKey({ keyId, secret });
      expect(text).toMatch(/^veo_[0-9a-f]{32}_[\w-]{43}$/);
      expect(readApiKey(text)).toEqual({ keyId, secret });
    }
  });

  it.each([
    '',
    'veo_',
    'veo_x_y',
    `veo_${'0'.repeat(32)}_${'a'.repeat(42)}`,
    `veo_${'0'.repeat(32)}_${'a'.repeat(44)}`,
    ` veo_${'0'.repeat(32)}_${'a'.repeat(43)}`,
    `veo_${'G'.repeat(32)}_${'a'.repeat(43)}`,
  ])('is not %j', (text) => {
    expect(readApiKey(text)).toBeUndefined();
  });

  it('is kept as its SHA-256 only', () => {
    expect(hashSecret('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
