import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { CreateMultipartUploadCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { openStorage, type StorageDriver, StorageUnavailable } from '@app/storage';
import { describeStorageDriver } from '@app/storage/testing';
import { describeS3, OWN_S3, S3Server } from '../setup/s3-server';
import { until } from '../setup/until';
import { stopwatch } from '../e2e/processes/process-facts';

const MIB = 1024 * 1024;
const FUTURE = new Date(Date.now() + 3_600_000);

describeS3('S3', () => {
  let server: S3Server;

  beforeAll(async () => {
    server = await S3Server.start();
  }, 120_000);
  afterAll(() => server?.stop());

  const open = (bucket: string, settings = {}) =>
    openStorage(`s3://${bucket}/some/prefix`, { s3: { ...server.settings, ...settings } });

  describeStorageDriver('s3', async () => {
    const bucket = await server.makeBucket();
    return {
      driver: open(bucket),
      everything: async () => [...(await server.objects(bucket)), ...(await server.unfinished(bucket))],
      dispose: async () => {},
    };
  });

  describe('the driver', () => {
    let bucket: string;
    let driver: StorageDriver;

    beforeEach(async () => {
      bucket = await server.makeBucket();
      driver = open(bucket);
      await driver.prepare();
    });
    afterEach(() => driver.close());

    /** Begins an upload as a writer does that dies then. */
    const leaveUnfinished = async (Key: string): Promise<void> => {
      const { UploadId } = await server.client.send(
        new CreateMultipartUploadCommand({ Bucket: bucket, Key }),
      );
      const part = { Bucket: bucket, Key, UploadId, PartNumber: 1, Body: randomBytes(5 * MIB) };
      await server.client.send(new UploadPartCommand(part));
    };

    it('keeps objects under its prefix', async () => {
      await driver.write('exports/one', Readable.from(['x']));
      expect(await server.objects(bucket)).toEqual(['some/prefix/exports/one']);
    });

    it('removes what killed writers left, under its prefix and not before its time', async () => {
      await leaveUnfinished('some/prefix/exports/one');
      await leaveUnfinished('some/prefix/exports/two');
      await leaveUnfinished('somebody/else');
      await driver.write('exports/one', Readable.from(['whole']));

      await driver.removeUnfinished(new Date(Date.now() - 60_000));
      expect(await server.unfinished(bucket)).toHaveLength(3);

      await driver.removeUnfinished(FUTURE);
      expect(await server.unfinished(bucket)).toEqual(['somebody/else']);
      expect(await text(await driver.read('exports/one'))).toBe('whole');
    });

    it('removes with an object what writers of the same key left', async () => {
      await leaveUnfinished('some/prefix/exports/one');
      await leaveUnfinished('some/prefix/exports/one.2');
      await driver.delete('exports/one');
      expect(await server.unfinished(bucket)).toEqual(['some/prefix/exports/one.2']);
    });

    it('fails with an error of ours when its parts are taken away, and stores nothing', async () => {
      const source = new Readable({ read() {} });
      const writing = driver.write('a', source).catch((error: unknown) => error);
      source.push(Buffer.alloc(6 * MIB));
      await until(async () => (await server.unfinished(bucket)).length === 1);
      await driver.delete('a');
      source.push(Buffer.alloc(6 * MIB));
      source.push(null);
      expect(await writing).toBeInstanceOf(StorageUnavailable);
      expect(await server.objects(bucket)).toEqual([]);
    });

    it('presigns links that say what the content is, work for a while, and for this object only', async () => {
      await driver.write('a', Readable.from(['id,name\n']));
      const options = {
        seconds: 60,
        contentType: 'text/csv',
        contentDisposition: 'attachment; filename="people.csv"',
      };
      const url = (await driver.presign('a', options)) ?? '';
      const answer = await fetch(url, { headers: { range: 'bytes=3-6' } });
      expect(answer.status).toBe(206);
      expect(await answer.text()).toBe('name');
      expect(answer.headers.get('content-type')).toBe('text/csv');
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="people.csv"');
      await driver.write('b', Readable.from(['other']));
      expect((await fetch(url.replace('/prefix/a', '/prefix/b'))).status).toBe(403);
      expect((await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'))).status).toBe(403);
      expect((await fetch(url.split('?')[0] ?? '')).ok).toBe(false);
    });

    it('does not take the bucket that is missing for objects that are missing', async () => {
      await expect(open('veogen-no-such-bucket').read('a')).rejects.toThrow('there is no such bucket');
      await expect(open('veogen-no-such-bucket').prepare()).rejects.toThrow('there is no such bucket');
    });

    it('says what is wrong with the credentials without showing them', async () => {
      const wrong = open(bucket, { secretAccessKey: 'hunter2' });
      const error = await wrong.prepare().catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'storage_unavailable', retryable: true });
      expect((error as Error).message).toContain('the secret does not fit the access key');
      const everything = `${(error as Error).stack}${JSON.stringify(error)}${String((error as Error).cause)}`;
      for (const secret of ['hunter2', 'test:tester', bucket]) expect(everything).not.toContain(secret);
    });

    it('finds itself sick where it may not write', async () => {
      await expect(open(bucket, { secretAccessKey: 'wrong' }).check()).rejects.toThrow(StorageUnavailable);
      await expect(open('veogen-no-such-bucket').check()).rejects.toThrow(StorageUnavailable);
    });

    it('hears at once that nothing listens', async () => {
      const away = open(bucket, { endpoint: 'http://127.0.0.1:1' });
      const taken = stopwatch();
      await expect(away.admit()).rejects.toThrow(StorageUnavailable);
      expect(taken()).toBeLessThan(1_000);
    });

    const whereOurs = OWN_S3 ? it : it.skip;
    whereOurs('hears within a second that S3 has frozen, and goes on when it has thawed', async () => {
      const data = randomBytes(12 * MIB);
      await driver.write('a', Readable.from([data]));
      await driver.admit();
      server.freeze();
      try {
        const taken = stopwatch();
        await expect(driver.admit()).rejects.toThrow('it does not answer');
        expect(taken()).toBeLessThan(1_000);
        await expect(driver.check()).rejects.toThrow('it does not answer');
        await expect(driver.stat('a')).rejects.toThrow('it does not answer');
        await expect(driver.read('a')).rejects.toThrow('it does not answer');
      } finally {
        server.thaw();
      }
      await until(() =>
        driver.admit().then(
          () => true,
          () => false,
        ),
      );
      expect((await buffer(await driver.read('a'))).equals(data)).toBe(true);
    });
  });
});
