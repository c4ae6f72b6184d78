import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig, SETTINGS } from '@app/config';
import { readComposeFile, readDockerfile } from '../setup/compose-file';

const ROOT = resolve(__dirname, '../..');
const services = readComposeFile();
const ours = Object.entries(services).filter(([, { image }]) => image === 'veogen:latest');

describe('docker-compose.yml', () => {
  it('keeps to the schema of Compose and to the rules of dclint', () => {
    const lint = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/dclint/bin/dclint.cjs'),
        '--max-warnings',
        '0',
        '-c',
        '.dclintrc.json',
        'docker-compose.yml',
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect((lint.stdout + lint.stderr).trim()).toBe('');
    expect(lint.status).toBe(0);
  });

  it('sets only settings that there are, to values that they may have', () => {
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'worker']);
    const s3 = Object.fromEntries(
      readFileSync(join(ROOT, 'deploy/compose/s3.env'), 'utf8')
        .split('\n')
        .filter((line) => /^[A-Z]/.test(line))
        .map((line) => line.split('=') as [string, string]),
    );
    for (const variables of [{}, s3])
      for (const name of ['migrate', 'api', 'worker']) {
        const { environment = {} } = readComposeFile(variables)[name] ?? {};
        expect(Object.keys(environment).filter((setting) => !(setting in SETTINGS))).toEqual([]);
        const config = readConfig(environment);
        expect(config.http.host).toBe('0.0.0.0');
        expect(config.storage.url).toBe(
          variables === s3 ? 's3://veogen/files' : 'file:///var/lib/veogen/storage',
        );
        const grace = Number(services[name]?.stop_grace_period?.replace('s', '')) * 1_000;
        expect(grace).toBeGreaterThan(config.shutdownTimeoutMs);
      }
  });

  it('publishes ports on the loopback interface of the host only', () => {
    const published = Object.values(services).flatMap(({ ports = [] }) => ports);
    expect(published.length).toBeGreaterThan(2);
    for (const port of published)
      expect(typeof port === 'string' ? port : port.host_ip).toMatch(/^127\.0\.0\.1(:|$)/);
    expect(services['api']?.ports).toBeUndefined();
  });

  it('names a version of every image, and mounts only files that there are', () => {
    for (const [name, { image, volumes = [] }] of Object.entries(services)) {
      if (image !== 'veogen:latest')
        expect([name, image]).toEqual([name, expect.stringMatching(/:v?\d+\.\d+(\.\d+)?/)]);
      const files = volumes
        .map((volume) => volume.split(':')[0] ?? '')
        .filter((file) => file.startsWith('./'));
      expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    }
  });

  it('gives our processes no rights and no file system to write to', () => {
    for (const [, service] of ours) expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });
});

describe('the Dockerfile', () => {
  it('has what its commands need', () => {
    const { command, healthcheck, environment, copied } = readDockerfile();
    const commands = [command, healthcheck, ...ours.map(([, service]) => service.command ?? [])];
    for (const [program, file = ''] of commands) {
      expect(program).toBe('node');
      // dist/ is made of the sources; the rest is copied as it is.
      const source = file.startsWith('dist/') ? file.slice(5).replace(/\.js$/, '.ts') : file;
      expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
      expect(copied.some((path) => file.startsWith(path))).toBe(true);
    }
    expect(Object.keys(environment).filter((name) => name !== 'NODE_OPTIONS' && !(name in SETTINGS))).toEqual(
      [],
    );
  });
});
