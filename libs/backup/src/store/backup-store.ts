import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { ObjectNotFound, type StorageDriver } from '@app/storage';
import { Checksum, through } from '@app/streams';
import { BackupDamaged, BackupKeyWrong, BackupNotFound } from '../backup.errors';
import type { BackupKey } from '../encryption/backup-key';
import { isSealed, seal, SealBroken, unseal } from '../encryption/sealed-bytes';
import { type Manifest, manifestSchema, type StoredPart } from '../manifest';
import { type KeepPolicy, keptBackups } from './kept-backups';

const AREA = 'backups';
const MANIFEST = 'manifest';
/** backups/<instance>/<id>/<part> */
const KEY = /^backups\/([0-9a-f]{12})\/((\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-[0-9a-f]{8})\/([a-z]+)$/;
/** What has no manifest so long after its begin will never have one: no job runs longer than a week. */
const UNFINISHED_MS = 8 * 24 * 3_600_000;

/** A backup by its name. */
export interface BackupName {
  /** Which database it is of: its own name there, the same after a restore. */
  instance: string;
  /** Begins with the time, so that names sort by it. */
  id: string;
  /** When it was begun, to the second. */
  at: Date;
}

/**
 * Where backups are: each an object with the dump, one with the list of stored files, and a manifest, which is written
 * last. So what has a manifest is complete, and nothing but the storage is needed to find it.
 */
export class BackupStore {
  constructor(
    readonly storage: StorageDriver,
    private readonly key: BackupKey | undefined,
  ) {}

  /** A name for a new backup. */
  name(instance: string, at: Date): BackupName {
    const time = at.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
    return { instance, id: `${time}-${randomBytes(4).toString('hex')}`, at };
  }

  /** Complete backups, newest first. @throws StorageUnavailable */
  async list(): Promise<BackupName[]> {
    return (await this.findAll()).filter(({ parts }) => parts.has(MANIFEST)).map(({ name }) => name);
  }

  /**
   * @param id of a backup; default: the newest, where all are of one database
   * @throws BackupNotFound StorageUnavailable
   */
  async find(id?: string): Promise<BackupName> {
    const backups = await this.list();
    const wanted = id === undefined ? backups : backups.filter((backup) => backup.id === id);
    const [newest] = wanted;
    if (newest === undefined) {
      throw new BackupNotFound(
        id === undefined
          ? 'There is no complete backup in BACKUP_URL.'
          : `There is no complete backup ${id} in BACKUP_URL. npm run backup -- --list shows what there is.`,
      );
    }
    if (wanted.some(({ instance }) => instance !== newest.instance)) {
      throw new BackupNotFound(
        'BACKUP_URL has backups of several databases: name the one that you want. npm run backup -- --list shows them.',
      );
    }
    return newest;
  }

  /** Writes a part of a backup. @throws StorageUnavailable and what `source` throws */
  async write(
    name: BackupName,
    part: string,
    source: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<StoredPart> {
    const key = keyOf(name, part);
    const checksum = new Checksum();
    const bytes = Readable.from(this.key === undefined ? source : seal(source, this.key), {
      objectMode: false,
    });
    await this.storage.write(key, through(bytes, checksum), signal === undefined ? {} : { signal });
    return { key, bytes: checksum.bytes, sha256: checksum.sha256, encrypted: this.key !== undefined };
  }

  /**
   * The content of a part. Its last piece comes only when everything before it was found to be what was written.
   * @throws BackupDamaged BackupKeyWrong StorageUnavailable
   */
  async *read(part: StoredPart): AsyncGenerator<Buffer> {
    const stored = this.checked(part);
    yield* part.encrypted ? this.unsealed(part.key, stored) : stored;
  }

  /** Makes the backup complete. @throws StorageUnavailable */
  async complete(name: BackupName, manifest: Manifest): Promise<void> {
    const text = JSON.stringify(manifest, undefined, 2);
    // One line in front, so that damage shows without encryption, too.
    const content = `${createHash('sha256').update(text).digest('hex')}\n${text}\n`;
    await this.write(name, MANIFEST, Readable.from([Buffer.from(content)]));
  }

  /** @throws BackupNotFound BackupDamaged BackupKeyWrong StorageUnavailable */
  async manifest(name: BackupName): Promise<Manifest> {
    const key = keyOf(name, MANIFEST);
    const stored = Buffer.concat(await piecesOf(this.open(key)));
    const content = isSealed(stored)
      ? Buffer.concat(await piecesOf(this.unsealed(key, Readable.from([stored]))))
      : stored;
    const [sha256, text = ''] = content.toString('utf8').split(/\n(.*)\n$/s, 2);
    if (sha256 !== createHash('sha256').update(text).digest('hex'))
      throw new BackupDamaged(key, 'is not what was written');
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    if (!parsed.success) {
      throw new BackupDamaged(
        key,
        `is of another version of VeoGen (${parsed.error.issues[0]?.path.join('.')})`,
      );
    }
    return parsed.data;
  }

  /**
   * Removes the backups of a database that need not be kept, and what was never completed.
   * @returns the ids of the backups that are gone
   * @throws StorageUnavailable
   */
  async prune(instance: string, policy: KeepPolicy, now: Date): Promise<string[]> {
    const own = (await this.findAll()).filter(({ name }) => name.instance === instance);
    const complete = own.filter(({ parts }) => parts.has(MANIFEST));
    const stay = keptBackups(
      complete.map(({ name }) => name),
      policy,
    );
    const removed = complete.filter(({ name }) => !stay.has(name));
    const unfinished = own.filter(
      ({ name, parts }) => !parts.has(MANIFEST) && now.getTime() - name.at.getTime() > UNFINISHED_MS,
    );
    for (const { name, parts } of [...removed, ...unfinished]) {
      // The manifest first: from then on there is no such backup, wherever this breaks off.
      if (parts.delete(MANIFEST)) await this.storage.delete(keyOf(name, MANIFEST));
      for (const part of parts) await this.storage.delete(keyOf(name, part));
    }
    return removed.map(({ name }) => name.id);
  }

  /** All that is there, newest first. */
  private async findAll(): Promise<{ name: BackupName; parts: Set<string> }[]> {
    const found = new Map<string, { name: BackupName; parts: Set<string> }>();
    for await (const key of this.storage.list(AREA)) {
      const match = KEY.exec(key);
      if (match === null) continue;
      const [, instance = '', id = '', year, month, day, hour, minute, second, part = ''] = match;
      const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
      const backup = found.get(`${instance}/${id}`) ?? { name: { instance, id, at }, parts: new Set() };
      backup.parts.add(part);
      found.set(`${instance}/${id}`, backup);
    }
    return [...found.values()].sort((a, b) => (a.name.id < b.name.id ? 1 : -1));
  }

  private async *checked({ key, bytes, sha256 }: StoredPart): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let seen = 0;
    let held: Buffer | undefined;
    for await (const piece of this.open(key)) {
      if (held !== undefined) yield held;
      hash.update(piece);
      seen += piece.length;
      held = piece;
    }
    if (seen !== bytes) throw new BackupDamaged(key, `has ${seen} bytes instead of ${bytes}`);
    if (hash.digest('hex') !== sha256)
      throw new BackupDamaged(key, 'has another SHA-256 than its manifest says');
    if (held !== undefined) yield held;
  }

  private async *open(key: string): AsyncGenerator<Buffer> {
    try {
      yield* (await this.storage.read(key)) as AsyncIterable<Buffer>;
    } catch (error) {
      throw error instanceof ObjectNotFound ? new BackupDamaged(key, 'is missing') : error;
    }
  }

  private async *unsealed(key: string, stored: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    if (this.key === undefined) {
      throw new BackupKeyWrong(
        'The backup is encrypted. Set BACKUP_ENCRYPTION_KEY to the key that it was made with.',
      );
    }
    try {
      yield* unseal(stored, this.key);
    } catch (error) {
      throw error instanceof SealBroken ? new BackupDamaged(key, error.message) : error;
    }
  }
}

function keyOf({ instance, id }: BackupName, part: string): string {
  return `${AREA}/${instance}/${id}/${part}`;
}

async function piecesOf(source: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return pieces;
}
