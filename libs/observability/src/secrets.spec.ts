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

  it('leave addresses of people and other text alone', () => {
    expect(hideSecrets('mail a@b.example to https://x.example/a:b@c')).toBe(
      'mail a@b.example to https://x.example/a:b@c',
    );
  });
});
