import { createHash, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Upload } from 'tus-js-client';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { until } from '../setup/until';
import { useDeployments } from './processes/deployment';

const MIB = 1024 * 1024;
const BYTES = 6 * MIB;
const KILLS = 10;
/** Milliseconds between chunks of 64 KiB, so that kills find the upload under way. */
const PACE_MS = 12;

const deploy = useDeployments('after each test');

/** The rest of the file from a byte on, at a pace; tells of every byte that it gives out. */
function paced(content: Buffer, start: number, onByte: (at: number) => void): PassThrough {
  const stream = new PassThrough({ highWaterMark: 64 * 1024 });
  void (async () => {
    for (let at = start; at < content.length && !stream.destroyed; at += 64 * 1024) {
      const chunk = content.subarray(at, at + 64 * 1024);
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
      onByte(at + chunk.length);
      await sleep(PACE_MS);
    }
    stream.end();
  })().catch(() => undefined);
  return stream;
}

/** Ten starts of an API, on a machine that may be busy. */
jest.setTimeout(240_000);

describe('an API that is killed while a file is uploaded', () => {
  it('goes on with it wherever it was killed, and the file is the one that was sent', async () => {
    const seed = Number(process.env.TUS_SEED ?? randomInt(2 ** 31));
    process.stdout.write(`TUS_SEED=${seed}\n`);
    const draw = mulberry32(seed);
    const port = await findFreePort();
    const deployment = await deploy('postgres', { settings: { PORT: String(port) } });
    const line = (id: number): string => `${id},${Math.floor(draw() * 2 ** 32).toString(36)}\n`;
    const content = Buffer.from(
      `id,value\n${Array.from({ length: Math.ceil(BYTES / 12) }, (_, id) => line(id)).join('')}`,
    ).subarray(0, BYTES);
    const kills = Array.from({ length: KILLS }, () => Math.floor(draw() * content.length)).sort(
      (a, b) => a - b,
    );
    let killed = 0;
    let killing: Promise<unknown> | undefined;
    const landed: number[] = [];
    let last: { jobId: string; fileId: string } | undefined;

    const killAt = (at: number): void => {
      if (killing !== undefined || at < (kills[killed] ?? Infinity)) return;
      killed++;
      landed.push(at);
      killing = deployment
        .kill(deployment.api)
        .then(() => deployment.launchApi().listening())
        .finally(() => (killing = undefined));
    };
    await new Promise<void>((resolve, reject) => {
      const upload = new Upload(new PassThrough(), {
        endpoint: `http://127.0.0.1:${port}/upload/tus`,
        metadata: { filename: 'people.csv', filetype: 'text/csv', recordType: 'survivors' },
        retryDelays: Array.from({ length: 400 }, () => 250),
        uploadSize: content.length,
        fileReader: {
          openFile: () =>
            Promise.resolve({
              size: content.length,
              slice: (start: number, end: number) =>
                Promise.resolve({
                  value: Object.assign(paced(content.subarray(0, end), start, killAt), {
                    size: Math.min(end, content.length) - start,
                  }),
                  done: end >= content.length,
                }),
              close: () => undefined,
            }),
        },
        onShouldRetry: () => true,
        onError: reject,
        onSuccess: ({ lastResponse }) => {
          last = {
            jobId: lastResponse.getHeader('Job-Id') as string,
            fileId: lastResponse.getHeader('File-Id') as string,
          };
          resolve();
        },
      });
      upload.start();
    });
    await killing;
    await deployment.api.ready();
    process.stdout.write(`Killed at ${landed.join(', ')}\n`);

    expect(killed).toBeGreaterThanOrEqual(KILLS - 2);
    const { client } = deployment;
    const { result } = await client.completed(last?.jobId ?? '');
    const { body } = await client.request('GET', `/files/${last?.fileId}`);
    expect(body).toMatchObject({
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect(result).toMatchObject({ recordType: 'survivors' });
    await until(
      async () =>
        (await deployment.query<{ n: number }>('SELECT count(*)::int n FROM staged_objects'))[0]?.n === 0,
    );
    const objects = await readdir(`${deployment.storageDir}/parts`, { recursive: true, withFileTypes: true });
    expect(objects.filter((entry) => entry.isFile())).toEqual([]);
  });
});

/** A generator with a seed, so that a run can be repeated. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
