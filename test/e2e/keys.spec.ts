import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeyVerifier, Unauthenticated } from '@app/auth';
import { Database } from '@app/database';
import { createTestDatabase, type TestDatabase } from '../setup/database';
import { type Ended, Program } from './programs/program';

jest.setTimeout(120_000);

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'veogen-keys-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const keys = (args: string[], environment: Record<string, string> = {}): Promise<Ended> =>
  new Program(
    'keys',
    { DATABASE_URL: database.url, DATA_DIR: dataDir, AUTH_MODE: 'api-key', ...environment },
    args,
  ).ended();

describe('npm run keys', () => {
  it('makes the first key and revokes it, on the database alone', async () => {
    const made = await keys(['create', '--name', 'me', '--scope', 'admin', '--expires', '90d']);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const [secret = '', line = ''] = made.stdout.split('\n');
    const [keyId = ''] = line.split(' ');
    expect(line).toContain('"me"  admin  every tenant  expires ');

    const opened = new Database({
      url: database.url,
      applicationName: 'test',
      poolSize: 2,
      bulkPoolSize: 1,
      timeoutMs: 5_000,
    });
    const verifier = new ApiKeyVerifier(opened);
    try {
      expect(await verifier.verify(secret)).toMatchObject({ id: `key:${keyId}`, tenant: null });
      const revoked = await keys(['revoke', keyId, '--json'], { AUTH_MODE: 'none' });
      expect(revoked).toEqual({ code: 0, stdout: `{"revoked":"${keyId}"}\n`, stderr: '' });
      const after = new ApiKeyVerifier(opened);
      await expect(after.verify(secret)).rejects.toBeInstanceOf(Unauthenticated);
      await after.beforeApplicationShutdown();
    } finally {
      await verifier.beforeApplicationShutdown();
      await opened.close();
    }
  });

  it('says what is wrong', async () => {
    const { code, stderr } = await keys(['list'], { DATABASE_URL: '' });
    expect([code, stderr]).toEqual([78, expect.stringContaining('No VeoGen runs in')]);
  });
});
