import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../setup/database';
import { USERS } from './http-harness';
import { runApiProcess } from './http-process';

const NO_DATABASE = 'postgres://user:hunter2@127.0.0.1:1/none';

describe('the API as a process', () => {
  it('refuses a wrong configuration with code 78, every problem at once, and no secret', async () => {
    const api = runApiProcess({
      DATABASE_URL: 'mysql://user:hunter2@db/x',
      PORT: 'seventy',
      LOG_LEVEL: 'loud',
    });
    expect(await api.ended).toBe(78);
    for (const name of ['DATABASE_URL', 'PORT', 'LOG_LEVEL'])
      expect(api.output()).toContain(`${name}: must be`);
    expect(api.output()).not.toContain('hunter2');
  });

  it('says plainly that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const api = runApiProcess({ DATABASE_URL: NO_DATABASE, PORT: `${port}`, LOG_LEVEL: 'silent' });
    expect(await api.ended).toBe(1);
    expect(api.output().trim()).toBe(
      `Port ${port} of 127.0.0.1 is taken. Set PORT to another one; 0 takes a free one.`,
    );
    other.close();
  });

  it('ends with code 0 on SIGTERM, also while it waits for the database', async () => {
    const api = runApiProcess({ DATABASE_URL: NO_DATABASE, LOG_LEVEL: 'info' });
    await api.url();
    api.child.kill('SIGTERM');
    expect(await api.ended).toBe(0);
  });

  it('takes work with few connections and no Redis, answers all of it quickly, and still stops', async () => {
    const database = await createTestDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'veogen-start-'));
    const api = runApiProcess({
      DATABASE_URL: database.url,
      DATABASE_POOL_SIZE: '2',
      DATA_DIR: dataDir,
      QUEUE_URL: 'redis://127.0.0.1:1',
      LOG_LEVEL: 'info',
    });
    try {
      const url = await api.url();
      const generate = (): Promise<Response> =>
        fetch(`${url}/generate`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(USERS),
        });
      const answers = await Promise.all(Array.from({ length: 200 }, generate));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
      const service = (await (await fetch(url)).json()) as { queue: object };
      expect(service.queue).toMatchObject({ status: 'degraded', backend: 'redis' });
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      const stoppingAt = performance.now();
      api.child.kill('SIGTERM');
      expect(await api.ended).toBe(0);
      expect(performance.now() - stoppingAt).toBeLessThan(10_000);
    } finally {
      api.child.kill('SIGKILL');
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
