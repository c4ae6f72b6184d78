import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateQueue } from '@app/jobs';
import { openStorage } from '@app/storage';
import { createTestInstance, type TestInstance } from '../setup/config';
import { findProgram } from '../setup/find-program';
import { describeS3, OWN_S3, S3Server } from '../setup/s3-server';
import { until } from '../setup/until';
import type { Download } from './processes/client';
import { type Deployment, useDeployments } from './processes/deployment';
import { people } from './processes/people';
import { stopwatch } from './processes/process-facts';
import { ServiceProcess } from './processes/service-process';

/** Three parts of a file in S3, which computes a hash of each. */
const COUNT = 100_000;
const MIB = 1024 * 1024;
const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');

describeS3('files in S3', () => {
  const deploy = useDeployments('after all tests');
  let server: S3Server;

  beforeAll(async () => {
    server = await S3Server.start();
  }, 120_000);
  afterAll(() => server?.stop());

  const upload = (url: string, content: Blob): Promise<Response> => {
    const form = new FormData();
    form.set('file', content, 'people.csv');
    return fetch(`${url}/upload`, { method: 'POST', body: form });
  };

  describe('the whole service', () => {
    let bucket: string;
    let deployment: Deployment;
    let undisturbed: Download;

    beforeAll(async () => {
      bucket = await server.makeBucket();
      deployment = await deploy('postgres', {
        workers: 2,
        settings: { ...server.environment(bucket), JOB_LEASE_MS: '2000' },
      });
      await deployment.client.generate(people({ count: COUNT }));
    }, 120_000);

    it('takes uploads, verifies them, and gives them back, whole and in part', async () => {
      const csv = `name,city\n${'Ada,London\n'.repeat(700_000)}`;
      const answer = await upload(deployment.api.url, new Blob([csv]));
      const body = (await answer.json()) as { jobId: string; fileId: string; sha256: string };
      expect({ status: answer.status, sha256: body.sha256 }).toEqual({ status: 201, sha256: sha256(csv) });
      const job = await deployment.client.completed(body.jobId);
      expect((await deployment.client.download(job)).sha256).toBe(sha256(csv));

      const link = new URL(job.resultUri ?? '', deployment.api.url);
      const part = await fetch(link, { headers: { range: 'bytes=5000000-5000009' } });
      expect(part.status).toBe(206);
      expect(await part.text()).toBe(csv.slice(5_000_000, 5_000_010));
      expect((await fetch(link, { headers: { range: `bytes=${csv.length}-` } })).status).toBe(416);
      const etag = `"${sha256(csv)}"`;
      expect((await fetch(link, { headers: { 'if-none-match': etag } })).status).toBe(304);
      const head = await fetch(link, { method: 'HEAD' });
      expect([head.headers.get('etag'), head.headers.get('content-length')]).toEqual([etag, `${csv.length}`]);
    });

    it('joins the parts of a resumable upload, and keeps none of them', async () => {
      const csv = Buffer.from(`name,city\n${'Grace,New York\n'.repeat(800_000)}`);
      const before = await server.objects(bucket);
      const tus = { 'tus-resumable': '1.0.0' };
      const begun = await fetch(`${deployment.api.url}/upload/tus`, {
        method: 'POST',
        headers: { ...tus, 'upload-length': String(csv.length) },
      });
      const path = begun.headers.get('location') ?? '';
      let last: Response | undefined;
      for (const [start, end] of [
        [0, 5_000_000],
        [5_000_000, 5_000_001],
        [5_000_001, csv.length],
      ] as const) {
        last = await fetch(deployment.api.url + path, {
          method: 'PATCH',
          headers: {
            ...tus,
            'upload-offset': String(start),
            'content-type': 'application/offset+octet-stream',
          },
          body: new Uint8Array(csv.subarray(start, end)),
        });
        expect(last.status).toBe(204);
      }
      const job = await deployment.client.completed(last?.headers.get('job-id') ?? '');
      expect((await deployment.client.download(job)).sha256).toBe(sha256(csv));
      const left = async (): Promise<string[]> =>
        (await server.objects(bucket)).filter((name) => !before.includes(name));
      await until(async () => (await left()).length === 1, { what: 'only the file is left' });
    });

    it('writes exports that another S3 client reads', async () => {
      const job = await deployment.client.completed(
        await deployment.client.start('/export', { recordType: 'people', format: 'csv' }),
      );
      undisturbed = await deployment.client.download(job);
      const [key] = (await server.objects(bucket)).filter((name) => name.includes(job.jobId));
      if (findProgram('s3cmd') === undefined) {
        if (process.env.REQUIRE_S3 === '1') throw new Error('REQUIRE_S3=1, but there is no s3cmd.');
        return void process.stderr.write('\n*** NO s3cmd: another client of S3 is not tried. ***\n\n');
      }
      const folder = mkdtempSync(join(tmpdir(), 'veogen-s3cmd-'));
      const { endpoint = '', accessKeyId, secretAccessKey } = server.settings;
      const { host, protocol } = new URL(endpoint);
      writeFileSync(
        join(folder, 'config'),
        `[default]\naccess_key = ${accessKeyId}\nsecret_key = ${secretAccessKey}\nhost_base = ${host}\n` +
          `host_bucket = ${host}\nuse_https = ${protocol === 'https:' ? 'True' : 'False'}\n`,
      );
      const file = join(folder, 'people.csv');
      const got = spawnSync(
        's3cmd',
        ['--config', join(folder, 'config'), '--no-progress', 'get', `s3://${bucket}/${key}`, file],
        { encoding: 'utf8' },
      );
      expect({ status: got.status, stderr: got.stderr }).toMatchObject({ status: 0 });
      expect(sha256(readFileSync(file))).toBe(undisturbed.sha256);
      rmSync(folder, { recursive: true });
    });

    it('finishes an export whose worker was killed: one object, and no part is left', async () => {
      const { client } = deployment;
      const before = await server.objects(bucket);
      const jobId = await client.start('/export', { recordType: 'people', format: 'csv' });
      const holder = await deployment.holderAt(jobId, { done: 0 });
      await until(async () => (await server.unfinished(bucket)).length > 0, {
        intervalMs: 5,
        what: 'the file is being written',
      });
      await deployment.kill(holder);

      const job = await client.completed(jobId);
      expect(job.attempts).toBe(1);
      expect((await deployment.jobRow(jobId)).token).toBe(2);
      expect(await client.download(job)).toEqual(undisturbed);
      const added = (await server.objects(bucket)).filter((name) => !before.includes(name));
      expect(added).toEqual([expect.stringContaining(jobId)]);
      expect(await server.unfinished(bucket)).toEqual([]);
      await deployment.startWorker();
    });

    it('lists nothing of an upload whose API was killed, and the sweep removes its parts', async () => {
      const before = await server.objects(bucket);
      const sending = request(`${deployment.api.url}/upload`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      });
      sending.on('error', () => undefined);
      sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid,name\n');
      sending.write(Buffer.alloc(12 * MIB, '1,Ada\n'));
      await until(async () => (await server.unfinished(bucket)).length > 0, {
        what: 'the file is being written',
      });
      await deployment.kill(deployment.api);
      await deployment.startApi();

      expect(await server.objects(bucket)).toEqual(before);
      expect(await deployment.query("SELECT 1 FROM uploaded_files WHERE original_name = 'a.csv'")).toEqual(
        [],
      );
      // Too young for the sweep of the API that has just started: it may be somebody else's, who still writes.
      expect(await server.unfinished(bucket)).toHaveLength(1);
      const storage = openStorage(`s3://${bucket}/veogen`, { s3: server.settings });
      await storage.removeUnfinished(new Date(Date.now() + 60_000));
      await storage.close();
      expect(await server.unfinished(bucket)).toEqual([]);
      expect(await server.objects(bucket)).toEqual(before);
    });

    it('leaves nothing of an upload that the client broke off', async () => {
      const before = await server.objects(bucket);
      const sending = request(`${deployment.api.url}/upload`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      });
      sending.on('error', () => undefined);
      sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid,name\n');
      sending.write(Buffer.alloc(12 * MIB, '1,Ada\n'));
      await until(async () => (await server.unfinished(bucket)).length > 0, {
        what: 'the file is being written',
      });
      sending.destroy();
      await until(async () => (await server.unfinished(bucket)).length === 0, { what: 'the parts are gone' });
      expect(await server.objects(bucket)).toEqual(before);
    });

    it('redirects downloads to S3 where that is allowed, and keeps the rest of their meaning', async () => {
      const api = await deployment.startApi({ S3_REDIRECT_DOWNLOADS: 'true' });
      const { client } = deployment;
      await client.generate(people({ recordType: 'few', count: 1_000 }));
      const job = await client.completed(await client.start('/export', { recordType: 'few', format: 'csv' }));
      const link = new URL(job.resultUri ?? '', api.url);
      const etag = `"${job.result?.['sha256']}"`;

      const redirect = await fetch(link, { redirect: 'manual' });
      expect(redirect.status).toBe(302);
      expect(redirect.headers.get('cache-control')).toBe('private, no-store');
      const target = redirect.headers.get('location') ?? '';
      expect(target.startsWith(`${server.settings.endpoint}/${bucket}/veogen/exports/`)).toBe(true);
      expect(target).not.toContain(server.settings.secretAccessKey);

      const followed = await fetch(link);
      expect(sha256(await followed.text())).toBe(job.result?.['sha256']);
      expect(followed.headers.get('content-type')).toContain('text/csv');
      expect(followed.headers.get('content-disposition')).toContain('filename="few.csv"');
      const part = await fetch(link, { headers: { range: 'bytes=0-9' } });
      expect([part.status, (await part.text()).length]).toEqual([206, 10]);

      // What S3 could not answer as we do, we answer.
      expect((await fetch(link, { headers: { 'if-none-match': etag } })).status).toBe(304);
      const head = await fetch(link, { method: 'HEAD', redirect: 'manual' });
      expect([head.status, head.headers.get('etag')]).toEqual([200, etag]);
      const resumed = await fetch(link, {
        redirect: 'manual',
        headers: { range: 'bytes=5-', 'if-range': etag },
      });
      expect(resumed.status).toBe(206);
      expect((await fetch(link, { redirect: 'manual', headers: { range: 'bytes=99999999-' } })).status).toBe(
        416,
      );
      const forged = link.href.replace(
        /signature=(.)/,
        (_, first) => `signature=${first === 'A' ? 'B' : 'A'}`,
      );
      expect((await fetch(forged, { redirect: 'manual' })).status).toBe(403);
      expect(api.output).not.toContain('X-Amz-Signature');
    });

    const whereOurs = OWN_S3 ? it : it.skip;
    // A probe that was given up may begin an upload all the same, once S3 has thawed: it has no part.
    const unfinishedFiles = async (): Promise<string[]> =>
      (await server.unfinished(bucket)).filter((key) => !key.includes('/.check/'));

    whereOurs(
      'tells clients in time that S3 is away, runs what was asked for, and goes on after it',
      async () => {
        const { client, api } = deployment;
        const content = new Blob([randomBytes(MIB).toString('hex')]);
        server.freeze();
        let jobId: string;
        try {
          for (let i = 0; i < 3; i++) {
            const taken = stopwatch(process.pid, api.pid);
            const answer = await upload(api.url, content);
            expect(taken()).toBeLessThan(1_000);
            expect(await answer.json()).toMatchObject({ status: 503, code: 'storage_unavailable' });
            expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
          }
          // Exports need storage only later: they are accepted.
          jobId = await client.start('/export', { recordType: 'people', format: 'ndjson' });
          await until(async () => (await client.request('GET', '/health/ready')).status === 503, {
            timeoutMs: 10_000,
            what: 'the API is not ready',
          });
          expect((await client.request('GET', '/health/live')).status).toBe(200);
        } finally {
          server.thaw();
        }
        await until(async () => (await client.request('GET', '/health/ready')).status === 200, {
          timeoutMs: 15_000,
          what: 'the API is ready again',
        });
        expect((await upload(api.url, new Blob(['a,b\n1,2\n']))).status).toBe(201);
        expect((await client.completed(jobId)).result).toMatchObject({ rows: COUNT });
        await until(async () => (await unfinishedFiles()).length === 0, { what: 'no part is left' });
      },
    );
  });

  describe('a start that cannot work', () => {
    let instance: TestInstance;
    let bucket: string;

    beforeAll(async () => {
      instance = await createTestInstance('postgres', { LOG_LEVEL: 'info' });
      await migrateQueue(instance.config().queue);
      bucket = await server.makeBucket();
    });
    afterAll(() => instance.remove());

    // Both find it out by the same code, and each says it by its own: one problem with S3 and one with a setting.
    it.each([
      [
        'api',
        'the bucket is missing',
        { STORAGE_URL: 's3://veogen-no-such-bucket' },
        'there is no such bucket',
      ],
      [
        'worker',
        'the secret is wrong',
        { AWS_SECRET_ACCESS_KEY: 'hunter2' },
        'the secret does not fit the access key',
      ],
      [
        'api',
        'nothing listens',
        { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' },
        'nothing listens at the endpoint',
      ],
      ['api', 'half of the credentials', { AWS_SECRET_ACCESS_KEY: '' }, 'go together'],
      ['worker', 'the URL is no S3 URL', { STORAGE_URL: 's3://key:hunter2@bucket' }, 'An S3 URL is s3://'],
    ] as const)('of the %s ends with code 78 and says why: %s', async (app, _case, settings, message) => {
      const process = new ServiceProcess(app, {
        ...instance.environment,
        ...server.environment(bucket),
        ...settings,
      });
      expect(await process.ended).toEqual({ code: 78, signal: null });
      expect(process.output).toContain(message);
      expect(process.output).not.toContain('hunter2');
      expect(process.output).not.toContain('    at ');
    });
  });
});
