import { readCredential } from './credentials';

const all = { apiKeyHeader: true, basic: true };
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('credentials', () => {
  it.each([
    ['a bearer token', { authorization: 'Bearer abc' }, 'abc'],
    ['whatever the case of the scheme', { authorization: 'bearer  abc' }, 'abc'],
    ['the header for keys', { 'x-api-key': 'abc' }, 'abc'],
    ['the bearer token before that', { authorization: 'Bearer one', 'x-api-key': 'two' }, 'one'],
    ['the header for keys before the password', { authorization: basic('a:one'), 'x-api-key': 'two' }, 'two'],
    ['the password of a browser', { authorization: basic('any:a:b') }, 'a:b'],
    ['nothing', {}, undefined],
    ['nothing of another scheme', { authorization: 'Digest abc' }, undefined],
    ['nothing of a scheme alone', { authorization: 'Bearer' }, undefined],
    ['nothing of two tokens', { authorization: 'Bearer a b' }, undefined],
    ['nothing of what is too long', { authorization: `Bearer ${'a'.repeat(20_000)}` }, undefined],
    ['nothing of a password without a name', { authorization: basic('abc') }, undefined],
  ])('are %s', (_what, headers, credential) => {
    expect(readCredential(headers, all)).toBe(credential);
  });

  it('are taken from where they are looked for only', () => {
    const headers = { authorization: basic('a:one'), 'x-api-key': 'two' };
    expect(readCredential(headers, { apiKeyHeader: false, basic: false })).toBeUndefined();
  });
});
