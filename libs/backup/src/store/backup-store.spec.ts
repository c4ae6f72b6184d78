import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { openStorage } from '@app/storage';
import { BackupDamaged, BackupKeyWrong, BackupNotFound } from '../backup.errors';
import { BackupKey } from '../encryption/backup-key';
import type { Manifest } from '../manifest';
import { type BackupName, BackupStore } from './backup-store';

const OWN = 'aaaaaaaaaaaa';
const KEY = new BackupKey('a key of thirty-two characters or more');

let folder: string;
const open = (key?: BackupKey): BackupStore => new BackupStore(openStorage(pathToFileURL(folder)), key);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veogen-backups-'));
  await open().storage.prepare();
});
afterEach(() => rm(folder, { recursive: true }));

async function make(
  store: BackupStore,
  {
    instance = OWN,
    at = '2026-11-21T03:00:00Z',
    dump = Buffer.from('dump'),
  }: { instance?: string; at?: string; dump?: Buffer } = {},
): Promise<{ name: BackupName; manifest: Manifest }> {
  const name = store.name(instance, new Date(at));
  const part = await store.write(name, 'dump', Readable.from([dump]));
  const list = await store.write(name, 'objects', Readable.from([]));
  const manifest: Manifest = {
    manifestVersion: 1,
    id: name.id,
    snapshotAt: name.at.toISOString(),
    finishedAt: name.at.toISOString(),
    versions: { veogen: '0.1.0', server: '18.4', pgDump: '18.6' },
    migrations: ['20261120000000_init'],
    dump: part,
    tables: [{ schema: 'public', name: 'jobs', rows: 3, checksum: '-17' }],
    datasets: [],
    objects: { list, count: 0, bytes: 0, missing: 0, missingKeys: [] },
  };
  await store.complete(name, manifest);
  return { name, manifest };
}

async function contentOf(store: BackupStore, { dump }: Manifest): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of store.read(dump)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function damage(key: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  const file = join(folder, key);
  await writeFile(file, change(await readFile(file)));
}

const flipped = (bytes: Buffer): Buffer => {
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};

describe.each([
  ['plain', undefined],
  ['encrypted', KEY],
])('a %s backup', (_, key) => {
  it('comes back as it was written, and another process finds it', async () => {
    const dump = randomBytes(300_000);
    const { name, manifest } = await make(open(key), { dump });
    const store = open(key);
    expect(await store.list()).toEqual([name]);
    expect(await store.manifest(await store.find())).toEqual(manifest);
    expect((await contentOf(store, manifest)).equals(dump)).toBe(true);
    const stored = await readFile(join(folder, manifest.dump.key));
    expect(stored.includes(dump.subarray(0, 64))).toBe(key === undefined);
  });

  it.each([
    ['changed', flipped],
    ['cut', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
  ])('is refused when its dump was %s, before its last piece is given', async (_how, change) => {
    const dump = randomBytes(300_000);
    const store = open(key);
    const { manifest } = await make(store, { dump });
    await damage(manifest.dump.key, change);
    let given = 0;
    const reading = async (): Promise<void> => {
      for await (const piece of store.read(manifest.dump)) given += piece.length;
    };
    await expect(reading()).rejects.toBeInstanceOf(BackupDamaged);
    expect(given).toBeLessThan(dump.length);
  });

  it('is refused when its manifest was changed', async () => {
    const store = open(key);
    const { name } = await make(store);
    await damage(`backups/${OWN}/${name.id}/manifest`, flipped);
    await expect(store.manifest(name)).rejects.toBeInstanceOf(BackupDamaged);
  });
});

describe('a store', () => {
  it('says that a key is missing, or another one', async () => {
    const { name } = await make(open(KEY));
    await expect(open().manifest(name)).rejects.toBeInstanceOf(BackupKeyWrong);
    const other = new BackupKey('another key of thirty-two characters');
    await expect(open(other).manifest(name)).rejects.toBeInstanceOf(BackupKeyWrong);
  });

  it('knows no backup that was not completed, and does not choose between databases', async () => {
    const store = open();
    await store.write(store.name(OWN, new Date()), 'dump', Readable.from([Buffer.from('half')]));
    await expect(store.find()).rejects.toBeInstanceOf(BackupNotFound);
    const { name } = await make(store);
    expect(await store.find()).toEqual(name);
    const other = await make(store, { instance: 'bbbbbbbbbbbb' });
    await expect(store.find()).rejects.toThrow('several databases');
    expect(await store.find(other.name.id)).toEqual(other.name);
    await expect(store.find('20200101-000000-00000000')).rejects.toBeInstanceOf(BackupNotFound);
  });

  it('removes what need not be kept, of its own database only, and what was never completed', async () => {
    const store = open();
    const days = ['2026-11-21', '2026-11-20', '2026-11-19'];
    const [newest, , oldest] = await Promise.all(days.map((day) => make(store, { at: `${day}T03:00:00Z` })));
    const foreign = await make(store, { instance: 'bbbbbbbbbbbb', at: '2020-01-01T00:00:00Z' });
    const write = (at: string): Promise<unknown> =>
      store.write(store.name(OWN, new Date(at)), 'dump', Readable.from([Buffer.from('half')]));
    await write('2026-11-01T00:00:00Z');
    await write('2026-11-21T02:59:00Z');
    const now = new Date('2026-11-21T04:00:00Z');
    const removed = await store.prune(OWN, { last: 1, daily: 2, weekly: 0, monthly: 0 }, now);
    expect(removed).toEqual([oldest?.name.id]);
    expect(await store.list()).toEqual(expect.arrayContaining([newest?.name, foreign.name]));
    const keys: string[] = [];
    for await (const key of store.storage.list('backups')) keys.push(key);
    // Three parts of each of three backups, and the one that may still be under way.
    expect(keys).toHaveLength(10);
    expect(keys.some((key) => key.includes('20261101'))).toBe(false);
  });
});
