import { ApiKeys, ApiKeyVerifier, Unauthenticated } from '@app/auth';
import { Database } from '@app/database';
import { stopwatch } from '../e2e/processes/process-facts';
import { createTestDatabase, type TestDatabase, until } from '../setup/database';

let testDatabase: TestDatabase;
let database: Database;
let statements = 0;
let keys: ApiKeys;
/** Two processes. */
let verifiers: ApiKeyVerifier[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = new Database({
    url: testDatabase.url,
    applicationName: 'veogen test',
    poolSize: 4,
    bulkPoolSize: 1,
    timeoutMs: 5_000,
  });
  const query = database.query.bind(database);
  jest.spyOn(database, 'query').mockImplementation((...args) => {
    statements++;
    return query(...args);
  });
  keys = new ApiKeys(database);
  verifiers = [new ApiKeyVerifier(database), new ApiKeyVerifier(database)];
});
afterAll(async () => {
  await Promise.all(verifiers.map((verifier) => verifier.beforeApplicationShutdown()));
  await database.close();
  await testDatabase.drop();
});

const isRefused = (verifier: ApiKeyVerifier, secret: string): Promise<boolean> =>
  verifier.verify(secret).then(
    () => false,
    (error: unknown) => {
      if (!(error instanceof Unauthenticated)) throw error;
      return true;
    },
  );

describe('API keys', () => {
  it('cost no statement while they are in use, however many requests come', async () => {
    const { key, secret } = await keys.create({ name: 'hot', scopes: ['read'], tenant: 'team-a' });
    const [verifier] = verifiers as [ApiKeyVerifier];
    // Listening begins with the first, and what was read before it is forgotten once.
    await verifier.verify(secret);
    await until(async () => {
      statements = 0;
      await verifier.verify(secret);
      return statements === 0;
    });
    statements = 0;
    const principals = await Promise.all(Array.from({ length: 1_000 }, () => verifier.verify(secret)));
    expect(statements).toBe(0);
    expect(principals[999]).toEqual({ id: `key:${key.keyId}`, scopes: new Set(['read']), tenant: 'team-a' });
  });

  it('that one process revokes are refused by the others, before what they remember is old', async () => {
    const { key, secret } = await keys.create({ name: 'gone', scopes: ['read'] });
    for (const verifier of verifiers) expect(await isRefused(verifier, secret)).toBe(false);
    const sinceRevoked = stopwatch();
    await keys.revoke(key.keyId);
    for (const verifier of verifiers) await until(() => isRefused(verifier, secret));
    expect(sinceRevoked()).toBeLessThan(4_000);
    // It stays on the list, and revoking it again changes nothing.
    const revoked = async () =>
      (await keys.list({ limit: 100 })).keys.find(({ keyId }) => keyId === key.keyId);
    const before = await revoked();
    expect(before?.revokedAt).toBeInstanceOf(Date);
    await keys.revoke(key.keyId);
    expect(await revoked()).toEqual(before);
  });

  it('stop at the moment when they expire, also those that are remembered', async () => {
    const expiresAt = new Date(Date.now() + 1_000);
    const { secret } = await keys.create({ name: 'brief', scopes: ['read'], expiresAt });
    const [verifier] = verifiers as [ApiKeyVerifier];
    expect(await isRefused(verifier, secret)).toBe(false);
    await until(() => isRefused(verifier, secret));
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
  });

  it('need their own secret', async () => {
    const [one, two] = [
      await keys.create({ name: 'one', scopes: ['read'] }),
      await keys.create({ name: 'two', scopes: ['read'] }),
    ];
    const mixed = one.secret.slice(0, 37) + two.secret.slice(37);
    expect(await isRefused(verifiers[0] as ApiKeyVerifier, mixed)).toBe(true);
    expect(await isRefused(verifiers[0] as ApiKeyVerifier, one.secret)).toBe(false);
  });

  it('are paged, newest first', async () => {
    const all = (await keys.list({ limit: 100 })).keys.map(({ name }) => name);
    expect(all).toEqual(['two', 'one', 'brief', 'gone', 'hot']);
    const first = await keys.list({ limit: 2 });
    const second = await keys.list({ limit: 3, after: first.next });
    expect([...first.keys, ...second.keys].map(({ name }) => name)).toEqual(all);
    expect(second.next).toBeUndefined();
  });

  it('that see everything are administrators, whatever writes them', async () => {
    await expect(
      database.query(
        `INSERT INTO api_keys (id, name, secret_hash, scopes) VALUES (gen_random_uuid(), 'x', $1, '{read}')`,
        [Buffer.alloc(32)],
      ),
    ).rejects.toThrow(/api_keys_tenant_check/);
  });
});
