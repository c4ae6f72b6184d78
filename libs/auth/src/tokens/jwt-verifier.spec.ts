import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
} from 'jose';
import type { AppConfig } from '@app/config';
import { IdentityProviderUnavailable, Unauthenticated } from '../auth.errors';
import { JwtVerifier } from './jwt-verifier';

const ISSUER = 'https://id.example/';
const AUDIENCE = 'veogen';

let provider: Server;
let isAway = false;
let publicKey: CryptoKey;
let privateKey: CryptoKey;
let verifier: JwtVerifier;

const settings = (): AppConfig =>
  ({
    auth: {
      mode: 'jwt',
      jwt: {
        jwksUrl: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`,
        issuer: ISSUER,
        audience: AUDIENCE,
        algorithms: ['RS256'],
        clockToleranceSeconds: 30,
        tenantClaim: 'org',
      },
    },
  }) as unknown as AppConfig;

beforeAll(async () => {
  ({ publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true }));
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', use: 'sig' };
  provider = createServer((_request, response) => {
    response.statusCode = isAway ? 500 : 200;
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  provider.closeAllConnections();
  return new Promise((resolve) => provider.close(resolve));
});
beforeEach(() => {
  isAway = false;
  verifier = new JwtVerifier(settings());
});

const now = (): number => Math.floor(Date.now() / 1_000);

/** A token that is good but for what a test changes. */
function token(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): SignJWT {
  const all = {
    sub: 'ada',
    scope: 'read generate openid',
    iss: ISSUER,
    aud: AUDIENCE,
    exp: now() + 60,
    ...claims,
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new SignJWT(given).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header });
}

const refused = async (text: string): Promise<string> => {
  const error: unknown = await verifier.verify(text).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Unauthenticated);
  return (error as Error).message;
};

describe('a token', () => {
  it('shows who it is for, with the scopes that are ours', async () => {
    const principal = await verifier.verify(await token({ org: 'team-a' }).sign(privateKey));
    expect(principal).toEqual({ id: 'sub:ada', scopes: new Set(['read', 'generate']), tenant: 'team-a' });
  });

  it('may list its scopes in scp, as text or as an array', async () => {
    for (const scp of ['export read', ['export', 'read']]) {
      const { scopes } = await verifier.verify(await token({ scope: undefined, scp }).sign(privateKey));
      expect([...scopes].sort()).toEqual(['export', 'read']);
    }
  });

  it('has a tenant of its subject when it names none, the same each time and for nobody else', async () => {
    const tenantOf = async (sub: string): Promise<string | null> =>
      (await verifier.verify(await token({ sub }).sign(privateKey))).tenant;
    const ada = await tenantOf('ada|1');
    expect(ada).toMatch(/^sub-[0-9a-f]{32}$/);
    expect(await tenantOf('ada|1')).toBe(ada);
    expect(await tenantOf('ada|2')).not.toBe(ada);
  });

  it('of an administrator is bound to no tenant', async () => {
    const text = await token({ scope: 'admin', org: 'team-a' }).sign(privateKey);
    expect((await verifier.verify(text)).tenant).toBeNull();
  });

  it.each([
    ['has expired', { exp: now() - 60 }],
    ['never expires', { exp: undefined }],
    ['is not valid yet', { nbf: now() + 300 }],
    ['is for another audience', { aud: 'other' }],
    ['is for no audience', { aud: undefined }],
    ['is of another issuer', { iss: 'https://evil.example/' }],
    ['is of nobody', { sub: undefined }],
    ['has a tenant that is none', { org: 'team a' }],
  ])('is refused when it %s', async (_what, claims) => {
    await refused(await token(claims).sign(privateKey));
  });

  it('is refused when nobody signed it', async () => {
    const unsigned = new UnsecuredJWT({ sub: 'ada', scope: 'admin' });
    await refused(unsigned.setIssuer(ISSUER).setAudience(AUDIENCE).setExpirationTime('1h').encode());
  });

  it('is refused when it is signed with the public key as if that were a shared secret', async () => {
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { sub: 'ada', scope: 'admin', iss: ISSUER, aud: AUDIENCE, exp: now() + 60 };
    const head = `${encode({ alg: 'HS256', kid: 'one' })}.${encode(claims)}`;
    const signature = createHmac('sha256', await exportSPKI(publicKey))
      .update(head)
      .digest('base64url');
    await refused(`${head}.${signature}`);
  });

  it('is refused when another key signed it, under whatever name, or when it was changed', async () => {
    const other = await generateKeyPair('RS256');
    await refused(await token().sign(other.privateKey));
    await refused(await token({}, { kid: 'two' }).sign(other.privateKey));
    const [head, , signature] = (await token().sign(privateKey)).split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'ada', scope: 'admin' })).toString('base64url');
    await refused(`${head}.${claims}.${signature}`);
  });

  it('is refused with an algorithm that is not on the list, although the provider has the key', async () => {
    await refused(await token({}, { alg: 'PS256' }).sign(await importAs('PS256')));
  });

  it.each(['', 'x', 'a.b.c', 'veo_0198a3c17a517c3e9d0c5b6f3a2e1d4c_x'])('is not %j', async (text) => {
    expect(await refused(text)).not.toContain('veo_');
  });
});

describe('an identity provider that is away', () => {
  it('is no fault of the token, and nothing is believed before its keys were read', async () => {
    isAway = true;
    const text = await token().sign(privateKey);
    await expect(verifier.verify(text)).rejects.toBeInstanceOf(IdentityProviderUnavailable);
    isAway = false;
    expect((await verifier.verify(text)).id).toBe('sub:ada');
  });

  it('is not missed while its keys are known', async () => {
    await verifier.verify(await token().sign(privateKey));
    isAway = true;
    expect((await verifier.verify(await token({ sub: 'alan' }).sign(privateKey))).id).toBe('sub:alan');
  });
});

async function importAs(algorithm: string): Promise<CryptoKey> {
  return (await importJWK({ ...(await exportJWK(privateKey)), alg: algorithm }, algorithm)) as CryptoKey;
}
