import { PassThrough } from 'node:stream';
import { createLogger } from './logger';
import { hideSecrets } from './secrets';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const stream = new PassThrough();
  write(createLogger({ name: 'test', log: { level: 'trace', pretty: false }, stream }));
  return String(stream.read());
}

describe('logs', () => {
  it('never hold the password of a URL', () => {
    const url = 'postgres://veogen:hunter2@db:5432/veogen';
    expect(hideSecrets(`cannot reach ${url}`)).toBe('cannot reach postgres://veogen:***@db:5432/veogen');
    expect(logged((logger) => logger.error({ err: new Error(`no ${url}`), url }, url))).not.toContain(
      'hunter2',
    );
  });

  it('never hold an API key, but say which one it was', () => {
    const id = '0198a3c17a517c3e9d0c5b6f3a2e1d4c';
    const line = logged((logger) => logger.warn({ key: `veo_${id}_${'aB-_'.repeat(11)}` }, 'odd'));
    expect(line).toContain(`"veo_${id}_***"`);
    const headers = { authorization: 'Bearer abc', 'x-api-key': 'abc' };
    expect(logged((logger) => logger.info({ headers }))).not.toContain('abc');
  });

  it('never hold the signature of a link', () => {
    const line = logged((logger) => logger.info({ path: '/files/1/content?expires=1&signature=abc-_1' }));
    expect(line).not.toContain('abc-_1');
    expect(JSON.parse(line).path).toBe('/files/1/content?expires=1&signature=***');
  });

  it('never hold what makes a presigned link of S3 work', () => {
    const link = 'https://s3.example/b/k?X-Amz-Expires=60&X-Amz-Security-Token=t0k3n&X-Amz-Signature=abc1';
    expect(hideSecrets(link)).toBe(
      'https://s3.example/b/k?X-Amz-Expires=60&X-Amz-Security-Token=***&X-Amz-Signature=***',
    );
  });

  it.each(['authorization', 'cookie', 'set-cookie', 'idempotency-key'])(
    'never hold the header %s',
    (name) => {
      const headers = { [name]: 'hunter2', accept: '*/*' };
      const line = logged((logger) => logger.info({ headers, req: { headers } }));
      expect(line).not.toContain('hunter2');
      expect(line).toContain('*/*');
    },
  );

  it.each(['password', 'apiKey', 'x-api-key', 'token', 'email', 'phone', 'firstName', 'iban'])(
    'never hold what is called %s, however deep it is',
    (name) => {
      const line = logged((logger) => {
        logger.info({ user: { contacts: [{ [name]: 'hunter\\"2"', kept: 'this' }] } });
      });
      expect(line).not.toContain('hunter');
      expect(JSON.parse(line)).toMatchObject({ user: { contacts: [{ [name]: '***', kept: 'this' }] } });
      const quoted = logged((logger) => {
        logger.info(`sent ${JSON.stringify({ [name]: 'hunter"2', kept: 'this' })}`);
      });
      expect(JSON.parse(quoted).msg).toBe(`sent {"${name}":"***","kept":"this"}`);
    },
  );

  it.each([
    ['Authorization: Bearer abc.def-1', 'Authorization: Bearer ***'],
    ['the key veo_0198a3c1_hunter-2 is revoked', 'the key veo_0198a3c1_*** is revoked'],
    ['token eyJhbGciOi.eyJzdWIi.sig-1 is expired', 'token *** is expired'],
    ['https://x.example/?a=1&token=hunter2&b=2', 'https://x.example/?a=1&token=***&b=2'],
  ])('never hold credentials: %s', (text, shown) => {
    expect(JSON.parse(logged((logger) => logger.info(text))).msg).toBe(shown);
  });

  it('never hold the rows that PostgreSQL quotes when it refuses them', () => {
    const error = Object.assign(new Error('duplicate key value violates unique constraint "people_email"'), {
      code: '23505',
      detail: 'Key (email)=(ada@example.com) already exists.',
      where: 'COPY people, line 3: "ada@example.com"',
    });
    const line = logged((logger) => logger.error({ err: error }, 'The attempt failed'));
    expect(line).not.toContain('ada@');
    expect(JSON.parse(line).err).toMatchObject({ code: '23505', message: error.message });
  });

  it('leave addresses of people and other text alone', () => {
    expect(hideSecrets('mail a@b.example to https://x.example/a:b@c')).toBe(
      'mail a@b.example to https://x.example/a:b@c',
    );
  });
});
