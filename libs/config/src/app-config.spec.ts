import { InvalidConfiguration } from './config.errors';
import { readConfig } from './app-config';

const database = { DATABASE_URL: 'postgres://veogen:s3cret@db:5432/veogen' };

function problemsOf(environment: Record<string, string>): Record<string, string> {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof InvalidConfiguration) {
      return Object.fromEntries(error.issues.map((issue) => [issue.pointer.slice(1), issue.message]));
    }
    throw error;
  }
  return {};
}

describe('readConfig', () => {
  it('needs only DATABASE_URL and puts the queue into the database', () => {
    const config = readConfig(database);
    expect(config.queue).toEqual({ url: database.DATABASE_URL, backend: 'postgres' });
    expect(config.storage.url).toMatch(/^file:\/\/.*\.veogen\/storage$/);
    expect(config.http.port).toBe(3000);
  });

  it('chooses Redis by the scheme of QUEUE_URL', () => {
    expect(readConfig({ ...database, QUEUE_URL: 'rediss://cache:6380' }).queue.backend).toBe('redis');
  });

  it('reports every wrong variable at once', () => {
    const problems = problemsOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      CHUNK_ROWS: '1e3',
    });
    expect(Object.keys(problems).sort()).toEqual(['CHUNK_ROWS', 'DATABASE_URL', 'LOG_LEVEL', 'PORT']);
    expect(problems['PORT']).toBe('must be a whole number from 0 to 65535, not "70000"');
  });

  it('says that DATABASE_URL is missing beside other problems', () => {
    expect(Object.keys(problemsOf({ PORT: 'x' })).sort()).toEqual(['DATABASE_URL', 'PORT']);
  });

  it('never shows a secret', () => {
    const problems = problemsOf({ ...database, LINK_SECRET: 'hunter2', QUEUE_URL: 'amqp://u:hunter2@h' });
    expect(Object.keys(problems)).toEqual(['QUEUE_URL', 'LINK_SECRET']);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it('refuses a storage that there is no driver for', () => {
    expect(problemsOf({ ...database, STORAGE_URL: 'ftp://user:hunter2@host' })).toEqual({
      STORAGE_URL: 'must be a URL that starts with file:// or s3://',
    });
  });

  it('takes days or never, and refuses 0, which could mean either', () => {
    const { retention } = readConfig({
      ...database,
      RETENTION_JOBS_DAYS: 'never',
      RETENTION_EXPORTS_DAYS: '1',
    });
    expect(retention).toEqual({
      jobsDays: null,
      eventsDays: 7,
      deadLettersDays: 90,
      exportsDays: 1,
      uploadsDays: null,
      archiveJobs: false,
    });
    const message = (value: string) => problemsOf({ ...database, RETENTION_JOBS_DAYS: value });
    for (const value of ['0', '-1', '1.5', '40000', 'Never', '1e3']) {
      expect(message(value)['RETENTION_JOBS_DAYS']).toContain('from 1 to 36500, or never');
    }
  });

  it('asks nobody who they are by default, and then listens to this machine only', () => {
    const { auth, http, rateLimit } = readConfig(database);
    expect([auth.mode, http.host, rateLimit.requests]).toEqual(['none', '127.0.0.1', 0]);
  });

  it('wants all that a token is checked by, and takes no secret for a key', () => {
    const missing = problemsOf({ ...database, AUTH_MODE: 'jwt', JWT_ISSUER: 'https://id.example/' });
    expect(Object.keys(missing)).toEqual(['JWT_JWKS_URL', 'JWT_AUDIENCE']);
    for (const algorithms of ['HS256', 'none', 'RS256,none', ','])
      expect(problemsOf({ ...database, JWT_ALGORITHMS: algorithms })['JWT_ALGORITHMS']).toContain('RS256');
  });

  it('takes proxies as a number or as networks, or all or none of them', () => {
    const trusted = (value: string) => readConfig({ ...database, TRUST_PROXY: value }).http.trustProxy;
    expect(['false', 'true', '0', '2', '10.0.0.0/8, fd00::/8, 192.0.2.1'].map(trusted)).toEqual([
      ...[false, true, 0, 2],
      ['10.0.0.0/8', 'fd00::/8', '192.0.2.1'],
    ]);
    for (const value of ['yes', '-1', 'proxy.local', '1,2'])
      expect(problemsOf({ ...database, TRUST_PROXY: value })['TRUST_PROXY']).toContain('number of proxies');
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig({ ...database, PORT: '', QUEUE_URL: '' }).http.port).toBe(3000);
  });
});
