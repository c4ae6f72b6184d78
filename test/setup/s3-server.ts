import { randomBytes } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sdk from '@aws-sdk/client-s3';
import type { S3Settings } from '@app/config';
import { findFreePort } from '../../apps/standalone/src/free-port';
import { findProgram } from './find-program';
import { until } from './until';

const PROGRAMS = ['memcached', 'swift-proxy-server', 'swift-object-server', 'swift-ring-builder'];
const endpointGiven = process.env.S3_TEST_ENDPOINT ?? '';
const missing = PROGRAMS.filter((name) => findProgram(name) === undefined);

const MIB = 1024 * 1024;

/** Whether tests can have a server that they may freeze and stop. */
export const OWN_S3 = endpointGiven === '' && missing.length === 0;

/**
 * `describe` where there is an S3 server for tests: that of `S3_TEST_ENDPOINT`, or one made of Debian packages. Where
 * there is none the tests are skipped with a word about it; under `REQUIRE_S3=1` that is a failure.
 */
export function describeS3(name: string, tests: () => void): void {
  if (endpointGiven !== '' || OWN_S3) return describe(name, tests);
  const reason = `There is no S3 server for tests: set S3_TEST_ENDPOINT, or install what has ${missing.join(', ')}.`;
  if (process.env.REQUIRE_S3 === '1') {
    return describe(name, () => {
      it('has an S3 server', () => {
        throw new Error(`REQUIRE_S3=1, but: ${reason}`);
      });
    });
  }
  process.stderr.write(`\n*** NO S3: "${name}" is SKIPPED. ${reason} ***\n\n`);
  describe.skip(name, tests);
}

/** An S3 server, and what a client other than ours sees of it. */
export class S3Server {
  readonly settings: S3Settings;
  readonly client: sdk.S3Client;

  private constructor(
    endpoint: string,
    private readonly own?: { child: ChildProcess; pids: number[]; folder: string },
  ) {
    this.settings = {
      endpoint,
      region: process.env.S3_TEST_REGION ?? 'us-east-1',
      accessKeyId: process.env.S3_TEST_ACCESS_KEY ?? 'test:tester',
      secretAccessKey: process.env.S3_TEST_SECRET_KEY ?? 'testing',
      pathStyle: true,
      partBytes: 5 * MIB,
    };
    const { accessKeyId = '', secretAccessKey = '', region } = this.settings;
    this.client = new sdk.S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey },
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
  }

  static async start(): Promise<S3Server> {
    if (endpointGiven !== '') return new S3Server(endpointGiven);
    const folder = await mkdtemp(join(tmpdir(), 'veogen-s3-'));
    const ports = [];
    while (ports.length < 5) ports.push(await findFreePort());
    const script = join(__dirname, 's3-server.sh');
    // It runs until its standard input ends, also when this process is killed.
    const child = spawn('bash', [script, folder, ...ports.map(String)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ready = await until(
      () => {
        if (child.exitCode !== null)
          throw new Error(`The S3 server ended with ${child.exitCode}:\n${output}`);
        return /^ready (.*)$/m.exec(output)?.[1];
      },
      { timeoutMs: 60_000, what: 'the S3 server answers' },
    );
    return new S3Server(`http://127.0.0.1:${ports[0]}`, {
      child,
      pids: ready.split(' ').map(Number),
      folder,
    });
  }

  /** A new bucket, by its name. */
  async makeBucket(): Promise<string> {
    const bucket = `veogen-${randomBytes(8).toString('hex')}`;
    await this.client.send(new sdk.CreateBucketCommand({ Bucket: bucket }));
    return bucket;
  }

  /** The keys of all objects in a bucket. */
  async objects(bucket: string): Promise<string[]> {
    const { Contents = [] } = await this.client.send(new sdk.ListObjectsV2Command({ Bucket: bucket }));
    return Contents.map(({ Key = '' }) => Key);
  }

  /** The keys of multipart uploads that were begun and have not ended. */
  async unfinished(bucket: string): Promise<string[]> {
    const { Uploads = [] } = await this.client.send(new sdk.ListMultipartUploadsCommand({ Bucket: bucket }));
    return Uploads.map(({ Key = '' }) => Key);
  }

  /** What a process of the service needs to keep its files in a bucket. */
  environment(bucket: string): Record<string, string> {
    const { endpoint = '', region, accessKeyId = '', secretAccessKey = '', partBytes } = this.settings;
    return {
      STORAGE_URL: `s3://${bucket}/veogen`,
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      S3_PATH_STYLE: 'true',
      S3_PART_BYTES: `${partBytes}`,
    };
  }

  /** It takes connections and never answers. */
  freeze(): void {
    for (const pid of this.own?.pids ?? []) process.kill(pid, 'SIGSTOP');
  }

  thaw(): void {
    for (const pid of this.own?.pids ?? []) process.kill(pid, 'SIGCONT');
  }

  async stop(): Promise<void> {
    this.client.destroy();
    if (this.own === undefined) return;
    const { child, folder } = this.own;
    this.thaw();
    const ended = child.exitCode === null && once(child, 'close');
    child.stdin?.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}
