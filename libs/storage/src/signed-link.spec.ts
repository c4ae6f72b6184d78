import { signLink, verifyLink } from './signed-link';

const secret = 'a secret of at least thirty-two bytes, for tests';
const fileId = '0199aa00-0000-7000-8000-000000000001';
const now = new Date('2026-11-20T12:00:00Z');
const expiresAt = new Date(now.getTime() + 60_000);

function parameters(link: string) {
  const query = new URL(link, 'http://x').searchParams;
  return { expires: query.get('expires') ?? '', signature: query.get('signature') ?? '' };
}

describe('signed links', () => {
  const link = signLink(fileId, { secret, expiresAt });
  const given = parameters(link);

  it('have the documented form', () => {
    expect(link).toMatch(
      new RegExp(`^/files/${fileId}/content\\?expires=1795176060&signature=[A-Za-z0-9_-]{43}$`),
    );
  });

  it('are the same in every process, so that links survive an upgrade', () => {
    expect(given.signature).toBe('TkfsXq1uto4CHef60F2ro8BLnB6B7JALWXVoOBC8Uqo');
  });

  it('are valid until they expire', () => {
    const at = (ms: number) => verifyLink(fileId, given, { secret, now: new Date(expiresAt.getTime() + ms) });
    expect(at(-60_000)).toBe('valid');
    expect(at(-1)).toBe('valid');
    expect(at(0)).toBe('expired');
    expect(at(86_400_000)).toBe('expired');
  });

  it('are valid for one file, one time and one secret only', () => {
    const later = String(Number(given.expires) + 1);
    expect(verifyLink('another', given, { secret, now })).toBe('forged');
    expect(verifyLink(fileId, { ...given, expires: later }, { secret, now })).toBe('forged');
    expect(verifyLink(fileId, given, { secret: `${secret}.`, now })).toBe('forged');
  });

  it('do not tell a forged expired link from any other forged one', () => {
    expect(verifyLink(fileId, { ...given, expires: '1' }, { secret, now })).toBe('forged');
  });

  it('are forged whichever character is changed', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let i = 0; i < given.signature.length; i++) {
      for (const character of alphabet) {
        if (character === given.signature[i]) continue;
        const signature = given.signature.slice(0, i) + character + given.signature.slice(i + 1);
        expect(verifyLink(fileId, { ...given, signature }, { secret, now })).toBe('forged');
      }
    }
  });

  it.each([
    {},
    { expires: given.expires },
    { signature: given.signature },
    { ...given, signature: '' },
    { ...given, signature: given.signature.slice(1) },
    { ...given, signature: `${given.signature}=` },
    { ...given, expires: `0${given.expires}` },
    { ...given, expires: `${given.expires}.0` },
    { ...given, expires: `+${given.expires}` },
    { ...given, expires: '1e12' },
    { ...given, expires: '' },
    { expires: [given.expires] as unknown as string, signature: given.signature },
  ])('are forged when malformed: %j', (malformed) => {
    expect(verifyLink(fileId, malformed, { secret, now })).toBe('forged');
  });

  it('cannot be moved between the parts of what is signed', () => {
    const tricky = signLink('1', { secret, expiresAt });
    expect(verifyLink(`${parameters(tricky).expires}\n1`, parameters(tricky), { secret, now })).toBe(
      'forged',
    );
  });
});
