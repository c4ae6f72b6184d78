import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStorage } from './open-storage';
import { InvalidStorageUrl } from './storage.errors';

const s3 = { region: 'us-east-1', pathStyle: false, partBytes: 8 * 1024 * 1024 };

describe('openStorage', () => {
  it('chooses the driver by the scheme', () => {
    expect(openStorage('file:///srv/files').scheme).toBe('file');
    expect(openStorage(new URL('file:///srv/with%20space')).scheme).toBe('file');
  });

  it('names the known schemes when it does not know one', () => {
    expect(() => openStorage('ftp://host/x')).toThrow(InvalidStorageUrl);
    expect(() => openStorage('ftp://host/x')).toThrow(
      'no storage driver for ftp: URLs. Known are: file:///var/lib/veogen/files, s3://bucket/prefix.',
    );
  });

  it.each([
    '',
    './files',
    '/srv/files',
    'file://relative/files',
    'file:///srv?x=1',
    'file:///srv#x',
    'file:///a%2Fb',
  ])('refuses %j and says what to write', (url) => {
    expect(() => openStorage(url)).toThrow(InvalidStorageUrl);
    expect(() => openStorage(url)).toThrow('file:///var/lib/veogen/files');
  });

  it.each(['s3://bucket', 's3://bucket/', 's3://my.bucket-1/prefix', 's3://bucket/a/B_c/d.e/'])(
    'takes %j',
    (url) => {
      expect(openStorage(url, { s3 }).scheme).toBe('s3');
    },
  );

  it.each([
    's3://',
    's3:///prefix',
    's3://B/x',
    's3://Bucket',
    's3://key:hunter2@bucket',
    's3://bucket:9000/x',
    's3://bucket/.x',
    's3://bucket//x',
    's3://bucket/a b',
    's3://bucket?region=eu',
    's3://bucket#x',
  ])('refuses %j and says what to write', (url) => {
    expect(() => openStorage(url, { s3 })).toThrow(InvalidStorageUrl);
    expect(() => openStorage(url, { s3 })).toThrow('s3://bucket/prefix');
    expect(() => openStorage(url, { s3 })).toThrow(expect.not.stringContaining('hunter2'));
  });

  it('wants both parts of the credentials of S3, or neither', () => {
    expect(() => openStorage('s3://bucket', { s3: { ...s3, accessKeyId: 'key' } })).toThrow('go together');
    expect(() => openStorage('s3://bucket', { s3: { ...s3, secretAccessKey: 'hunter2' } })).toThrow(
      'go together',
    );
    expect(
      openStorage('s3://bucket', { s3: { ...s3, accessKeyId: 'key', secretAccessKey: 'x' } }).scheme,
    ).toBe('s3');
  });

  it('loads the SDK for S3 only: neither the lib nor local storage pays for it', () => {
    const program = `
      const { openStorage } = require(${JSON.stringify(join(__dirname, 'index.ts'))});
      const loaded = () => Object.keys(require.cache).some((file) => file.includes('@aws-sdk'));
      const local = openStorage(process.argv[1]);
      local.prepare().then(() => local.close()).then(() => process.stdout.write(String(loaded())));
    `;
    const directory = mkdtempSync(join(tmpdir(), 'veogen-storage-'));
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['-r', '@swc-node/register', '-e', program, pathToFileURL(directory).href],
      { encoding: 'utf8' },
    );
    rmSync(directory, { recursive: true });
    expect({ stdout, stderr }).toMatchObject({ stdout: 'false' });
  });

  it('repeats no credentials of the URL in its messages', () => {
    expect(() => openStorage('ftp://user:hunter2@host/x')).toThrow(expect.not.stringContaining('hunter2'));
    expect(() => openStorage('http://user:hunter2@ho st')).toThrow(expect.not.stringContaining('hunter2'));
  });
});
