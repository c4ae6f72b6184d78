import type { Readable } from 'node:stream';
import type { S3Settings } from '@app/config';

/**
 * A place for whole files under keys we make (see `storage-key.ts`).
 *
 * Every driver keeps these promises, and the conformance suite checks them:
 * - an object appears whole or not at all, and a reader never sees half of a new version;
 * - once `write` has resolved, the object survives a crash of this process and, as far as the storage can
 *   promise it, of the machine;
 * - a failed or aborted `write` leaves nothing behind and changes nothing;
 * - only our own errors and those of the source stream come out, never those of an SDK.
 *
 * Deliberately not here: listing with sizes and times (the database knows what is stored; `list` is there to find what
 * it does not know), append, copy and rename (objects are
 * immutable once referenced), metadata (rows in the database), public URLs (links are signed by us, see
 * `signed-link.ts`; `presign` is only where such a link may lead to), Buffers (sizes are unbounded).
 */
export interface StorageDriver {
  /** The scheme of the URLs this driver answers to, without the colon: `file`, `s3`. */
  readonly scheme: string;

  /**
   * To be called once before first use: makes what is needed, and proves that objects can be written and removed.
   * Several processes may do so at once.
   *
   * @throws StorageUnavailable
   */
  prepare(): Promise<void>;

  /**
   * Removes what writers killed mid-way left behind and nothing was added to since `before`. Objects that are whole
   * are never touched. Several processes may do so at once.
   *
   * @throws StorageUnavailable
   */
  removeUnfinished(before: Date): Promise<void>;

  /**
   * Whether a write may begin now: tells of a storage that is out of reach within a second, before a client has
   * sent its bytes in vain. @throws StorageUnavailable
   */
  admit(): Promise<void>;

  /**
   * Stores everything `source` yields; an existing object is replaced. With concurrent writers of one key
   * the last to finish wins, whole. Takes over the source: it is read to the end or destroyed.
   *
   * @throws StorageUnavailable, InvalidStorageKey, the error of the source, or the reason of the signal
   */
  write(key: string, source: Readable, options?: WriteOptions): Promise<{ bytes: number }>;

  /**
   * Resolves when the object is open, so a missing one is an error here and not one of the stream. The
   * caller reads the stream to its end or destroys it.
   *
   * @throws ObjectNotFound, InvalidRange, StorageUnavailable, InvalidStorageKey
   */
  read(key: string, options?: ReadOptions): Promise<Readable>;

  /** `null` when there is no such object. @throws StorageUnavailable, InvalidStorageKey */
  stat(key: string): Promise<StoredObject | null>;

  /**
   * Deleting what is not there is fine. Where unfinished writes have the name of their key, what killed ones left
   * under this key goes too. @throws StorageUnavailable, InvalidStorageKey
   */
  delete(key: string): Promise<void>;

  /**
   * The keys of whole objects whose first segment is `area`, in no particular order. Those that are written or deleted
   * meanwhile may be among them or not. What is there under names that are no keys is left out.
   * @throws StorageUnavailable, InvalidStorageKey
   */
  list(area: string): AsyncIterable<string>;

  /**
   * A URL at which the storage itself serves this object to whoever has it, for a while; `null` where it cannot. Says
   * nothing of whether the object exists. @throws InvalidStorageKey, StorageUnavailable
   */
  presign(key: string, options: PresignOptions): Promise<string | null>;

  /** Proves by doing it that objects can be written now. @throws StorageUnavailable */
  check(): Promise<void>;

  /** Lets go of connections. Operations under way may fail. */
  close(): Promise<void>;
}

export interface WriteOptions {
  signal?: AbortSignal;
  /** Kept by storages that serve files themselves; default `application/octet-stream`. */
  contentType?: string;
}

/** Offsets in bytes, from 0; `end` is the last byte wanted (inclusive), and past the object it means its end. */
export interface ReadOptions {
  start?: number;
  end?: number;
  signal?: AbortSignal;
}

export interface PresignOptions {
  /** How long the URL works for requests that begin. */
  seconds: number;
  /** `Content-Type` and `Content-Disposition` of the answer. */
  contentType: string;
  contentDisposition: string;
}

export interface StoredObject {
  bytes: number;
  modifiedAt: Date;
}

/** What drivers need beside the URL. */
export interface StorageSettings {
  s3?: S3Settings;
}

/** What a driver's folder exports for the list in `drivers/index.ts`. */
export interface StorageDriverFactory {
  readonly scheme: string;
  /** How its URLs look, for error messages. */
  readonly example: string;
  /** Reads URL and settings, touches nothing yet. @throws InvalidStorageUrl */
  open(url: URL, settings: StorageSettings): StorageDriver;
}
