import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findFreePort } from '../../../apps/standalone/src/free-port';
import { findProgram } from '../../setup/find-program';
import { until } from '../../setup/until';

const SHIPPED = resolve(__dirname, '../../../deploy/nginx');
/** Debian has it where only root looks. */
const PROGRAM = findProgram('nginx') ?? ['/usr/sbin/nginx'].find((file) => file === findProgramAt(file));

function findProgramAt(file: string): string | undefined {
  try {
    execFileSync(file, ['-v'], { stdio: 'ignore' });
    return file;
  } catch {
    return undefined;
  }
}

/**
 * `describe` where there is nginx. Where there is none the tests are skipped with a word about it; under
 * `REQUIRE_NGINX=1` that is a failure.
 */
export function describeNginx(name: string, tests: () => void): void {
  if (PROGRAM !== undefined) return describe(name, tests);
  const reason = 'There is no nginx: put it on PATH.';
  if (process.env.REQUIRE_NGINX === '1') {
    return describe(name, () => {
      it('has nginx', () => {
        throw new Error(`REQUIRE_NGINX=1, but: ${reason}`);
      });
    });
  }
  process.stderr.write(`\n*** NO NGINX: "${name}" is SKIPPED. ${reason} ***\n\n`);
  describe.skip(name, tests);
}

/** nginx with the configuration of `deploy/nginx`: only addresses and folders are replaced. */
export class Nginx {
  /** Plain HTTP. */
  readonly url: string;
  readonly tlsUrl: string;
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    private readonly folder: string,
    port: number,
    tlsPort: number,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.tlsUrl = `https://127.0.0.1:${tlsPort}`;
  }

  /** @param apis where the APIs listen, as `host:port` */
  static async start(apis: readonly string[], { tls = false } = {}): Promise<Nginx> {
    const folder = mkdtempSync(join(tmpdir(), 'veogen-nginx-'));
    // Started as root, its workers are another user, who has to get in.
    chmodSync(folder, 0o755);
    const [port, tlsPort] = [await findFreePort(), await findFreePort()];
    const nginx = new Nginx(folder, port, tlsPort);
    nginx.configure(apis, { port, tlsPort, tls });
    await nginx.run();
    return nginx;
  }

  /** Where nginx keeps bodies that it does not pass on as they come. */
  get spool(): string {
    return join(this.folder, 'body');
  }

  /** A line for each request. */
  get accessLog(): { path: string; status: number; upstreamStatus: string }[] {
    const lines = readFileSync(join(this.folder, 'access.log'), 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as ReturnType<() => Nginx['accessLog'][number]>);
  }

  async stop(): Promise<void> {
    if (this.child?.exitCode === null) {
      this.child.kill('SIGQUIT');
      await once(this.child, 'close');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private configure(
    apis: readonly string[],
    { port, tlsPort, tls }: { port: number; tlsPort: number; tls: boolean },
  ): void {
    const { folder } = this;
    cpSync(SHIPPED, folder, { recursive: true });
    const rewrite = (from: string, to: string, change: (text: string) => string): void =>
      writeFileSync(join(folder, to), change(readFileSync(join(folder, from), 'utf8')));
    rewrite('nginx.conf', 'nginx.conf', (text) =>
      text.replaceAll('/tmp/nginx', folder).replace('/dev/stdout', join(folder, 'access.log')),
    );
    // Names of Docker cannot be looked up here, and this nginx may be older than `resolve`.
    rewrite('upstream.conf', 'upstream.conf', (text) =>
      text
        .replace(/^resolver .*$/m, '')
        .replace(/^( +)server api:3000 resolve (.*)$/m, (_, indent: string, options: string) =>
          apis.map((api) => `${indent}server ${api} ${options}`).join('\n'),
        ),
    );
    rewrite(tls ? 'listen-https.conf' : 'listen-http.conf', 'listen.conf', (text) =>
      text
        .replace('listen 8080', `listen 127.0.0.1:${port}`)
        .replace('listen 8443', `listen 127.0.0.1:${tlsPort}`),
    );
    if (tls) this.makeCertificate();
  }

  private makeCertificate(): void {
    const certificates = join(this.folder, 'certificates');
    mkdirSync(certificates, { recursive: true });
    const [key, certificate] = ['tls.key', 'tls.crt'].map((name) => join(certificates, name));
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '1',
        ],
        ...['-subj', '/CN=localhost', '-keyout', `${key}`, '-out', `${certificate}`],
      ],
      { stdio: 'ignore' },
    );
  }

  private async run(): Promise<void> {
    const main = ['-p', this.folder, '-c', join(this.folder, 'nginx.conf')];
    const child = spawn(PROGRAM ?? 'nginx', [...main, '-g', 'daemon off;'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    process.once('exit', () => child.kill('SIGKILL'));
    await until(
      () => {
        if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}:\n${this.output}`);
        return fetch(this.url, { redirect: 'manual' }).then(
          () => true,
          () => false,
        );
      },
      { what: 'nginx answers' },
    );
  }
}
