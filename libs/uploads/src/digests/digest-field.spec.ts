import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { through } from '@app/streams';
import { DigestGate } from './digest-check';
import { readDigestField } from './digest-field';

const digest = (name: string, algorithm: string, text: string): string =>
  `${name}=:${createHash(algorithm).update(text).digest('base64')}:`;
const SHA256 = digest('sha-256', 'sha256', 'text');
const SHA512 = digest('sha-512', 'sha512', 'text');

describe('a digest field', () => {
  it.each<[string, string[]]>([
    [SHA256, ['sha256']],
    [`${SHA256}, ${SHA512}`, ['sha256', 'sha512']],
    [`  ${SHA512};parameter=1 ,${SHA256}`, ['sha512', 'sha256']],
    [`md5=:AAAA:, ${SHA256}, unixsum=:AA==:`, ['sha256']],
  ])('%s', (text, algorithms) => {
    expect(readDigestField('Content-Digest', text).map(({ algorithm }) => algorithm)).toEqual(algorithms);
  });

  it.each([
    '',
    'sha-256',
    'sha-256=AAAA',
    'sha-256=:AAAA:',
    'sha-256=:A*:',
    'md5=:AAAA:',
    `${SHA256},`,
    SHA256.toUpperCase(),
    `${SHA256}${' '.repeat(1_000)}`,
  ])('%j is refused', (text) => {
    expect(() => readDigestField('Content-Digest', text)).toThrow(
      expect.objectContaining({ code: 'invalid_digest' }),
    );
  });

  it('lets through bytes that have all the digests, and no others', async () => {
    const pass = (text: string, field: string): Promise<Buffer> =>
      buffer(
        through(
          Readable.from([Buffer.from(text.slice(0, 2)), Buffer.from(text.slice(2))]),
          new DigestGate(readDigestField('digest', field), 'The file'),
        ),
      );
    expect(String(await pass('text', `${SHA256}, ${SHA512}`))).toBe('text');
    const other = digest('sha-512', 'sha512', 'other');
    await expect(pass('text', `${SHA256}, ${other}`)).rejects.toMatchObject({
      code: 'digest_mismatch',
      details: { algorithm: 'sha512' },
    });
  });
});
