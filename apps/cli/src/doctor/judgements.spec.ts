import { reasonOf } from './check';
import { judgeSkew } from './database-checks';
import { checkNode } from './node-check';
import { judgeQueue } from './queue-check';

describe('doctor judges', () => {
  it.each([
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
    ['20.18.9', 'failed'],
    ['18.20.0', 'failed'],
  ])('Node.js %s: %s', (version, status) => expect(checkNode(version).status).toBe(status));

  it.each([
    [0.3, 'ok'],
    [-5, 'warning'],
    [45, 'failed'],
  ])('a clock that is %d s off: %s', (seconds, status) => expect(judgeSkew(seconds).status).toBe(status));

  it('a queue that may lose deliveries', () => {
    const redis = {
      backend: 'redis',
      version: '7.2.4',
      evictionPolicy: 'noeviction',
      persistent: true,
    } as const;
    expect(judgeQueue(redis)).toEqual({ status: 'ok', detail: 'Redis 7.2.4, noeviction' });
    const evicting = judgeQueue({ ...redis, evictionPolicy: 'allkeys-lru' });
    expect(evicting).toMatchObject({
      status: 'failed',
      fix: expect.stringContaining('maxmemory-policy noeviction'),
    });
    expect(judgeQueue({ ...redis, evictionPolicy: undefined }).status).toBe('warning');
    expect(judgeQueue({ ...redis, persistent: false }).status).toBe('warning');
    expect(judgeQueue({ backend: 'postgres', migrated: false })).toMatchObject({
      status: 'failed',
      fix: expect.stringContaining('veogen migrate'),
    });
  });

  it('never shows a password', () => {
    expect(reasonOf(new Error('connect postgres://u:hunter2@db/x failed'))).toBe(
      'connect postgres://u:***@db/x failed',
    );
  });
});
