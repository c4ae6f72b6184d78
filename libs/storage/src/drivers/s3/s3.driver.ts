import { randomUUID } from 'node:crypto';
import { addAbortSignal, PassThrough, Readable } from 'node:stream';
import type { ListObjectsV2Output, S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '@app/config';
import { assertStorageKey, isStorageKey } from '../../storage-key';
import { InvalidRange, ObjectNotFound, StorageUnavailable } from '../../storage.errors';
import type {
  PresignOptions,
  ReadOptions,
  StorageDriver,
  StoredObject,
  WriteOptions,
} from '../../storage.port';
import { uploadObject } from './multipart-upload';
import { type RequestLimits, S3Connection } from './s3-client';
import { isMissing, statusOf, unavailable } from './s3.errors';
import { UnfinishedUploads } from './unfinished-uploads';

/** Milliseconds that requests without content may take, retries included. */
const REQUEST_MS = 5_000;
/** Milliseconds of `admit`: with what surrounds it, a client hears within a second. */
const ADMIT_MS = 800;
/** Milliseconds of `check`, which answers probes. */
const CHECK_MS = 1_500;
const READ_BUFFER_BYTES = 256 * 1024;
// No key begins with a dot, so this can never be one.
const PROOFS = '.check';
const RANGE_NOT_SATISFIABLE = 416;

/**
 * Objects in a bucket, under an optional prefix that ends with a slash.
 *
 * A write is one request, or a multipart upload that appears when it is completed; what a killed writer leaves are the
 * parts of an upload that never was.
 */
export class S3Driver implements StorageDriver {
  readonly scheme = 's3';
  readonly #bucket: string;
  readonly #prefix: string;
  #opening: Promise<S3Connection> | undefined;

  constructor(
    place: { bucket: string; prefix: string },
    private readonly settings: S3Settings,
  ) {
    this.#bucket = place.bucket;
    this.#prefix = place.prefix;
  }

  /** The bucket is never made: who may write objects need not be allowed to. */
  async prepare(): Promise<void> {
    const { sdk } = await this.#connection();
    const object = this.#object(`${PROOFS}/${randomUUID()}`);
    await this.#ask((client, options) =>
      client.send(new sdk.PutObjectCommand({ ...object, Body: 'ok' }), options),
    );
    await this.#ask((client, options) => client.send(new sdk.DeleteObjectCommand(object), options));
  }

  async removeUnfinished(before: Date): Promise<void> {
    const unfinished = new UnfinishedUploads(await this.#connection(), this.#bucket, REQUEST_MS);
    await unfinished.removeBelow(this.#prefix, before).catch(rethrow);
  }

  async admit(): Promise<void> {
    await this.#answers(ADMIT_MS);
  }

  async write(key: string, source: Readable, options: WriteOptions = {}): Promise<{ bytes: number }> {
    // The source may fail before anybody reads it; without a listener that would end the process.
    source.once('error', () => {});
    const { signal, contentType = 'application/octet-stream' } = options;
    try {
      assertStorageKey(key);
      signal?.throwIfAborted();
      const connection = await this.#connection();
      if (signal) addAbortSignal(signal, source);
      const { Bucket, Key } = this.#object(key);
      const { partBytes } = this.settings;
      return await uploadObject(connection, source, {
        bucket: Bucket,
        key: Key,
        contentType,
        partBytes,
        signal,
      });
    } finally {
      source.destroy();
    }
  }

  async read(key: string, { start = 0, end, signal }: ReadOptions = {}): Promise<Readable> {
    assertStorageKey(key);
    const { sdk } = await this.#connection();
    // The whole of an empty object can be read, but no range of it.
    const whole = start === 0 && end === undefined;
    const range = whole ? {} : { Range: `bytes=${start}-${end ?? ''}` };
    const command = new sdk.GetObjectCommand({ ...this.#object(key), ...range });
    try {
      const { Body } = await this.#request((client, options) => client.send(command, options), { signal });
      const content = receive(Body as Readable);
      return signal ? addAbortSignal(signal, content) : content;
    } catch (error) {
      signal?.throwIfAborted();
      if (statusOf(error) === RANGE_NOT_SATISFIABLE) return this.#beyond(key, start);
      throw isMissing(error) ? new ObjectNotFound(key) : unavailable(error);
    }
  }

  async stat(key: string): Promise<StoredObject | null> {
    assertStorageKey(key);
    const { sdk } = await this.#connection();
    const command = new sdk.HeadObjectCommand(this.#object(key));
    try {
      const { ContentLength = 0, LastModified = new Date(0) } = await this.#request((client, options) =>
        client.send(command, options),
      );
      return { bytes: ContentLength, modifiedAt: LastModified };
    } catch (error) {
      if (isMissing(error)) return null;
      throw unavailable(error);
    }
  }

  async delete(key: string): Promise<void> {
    assertStorageKey(key);
    const connection = await this.#connection();
    const object = this.#object(key);
    const unfinished = new UnfinishedUploads(connection, this.#bucket, REQUEST_MS);
    // First, so that none of them is completed after the object has gone.
    await unfinished.removeOf(object.Key).catch(rethrow);
    const command = new connection.sdk.DeleteObjectCommand(object);
    await this.#request((client, options) => client.send(command, options)).catch((error: unknown) => {
      if (!isMissing(error)) throw unavailable(error);
    });
  }

  async *list(area: string): AsyncGenerator<string, void, undefined> {
    assertStorageKey(area);
    const { sdk } = await this.#connection();
    const { Bucket, Key } = this.#object(`${area}/`);
    let page: ListObjectsV2Output = {};
    do {
      const command = new sdk.ListObjectsV2Command({
        Bucket,
        Prefix: Key,
        ContinuationToken: page.NextContinuationToken,
      });
      page = await this.#ask((client, options) => client.send(command, options));
      for (const { Key: name = '' } of page.Contents ?? []) {
        const key = name.slice(this.#prefix.length);
        if (isStorageKey(key)) yield key;
      }
    } while (page.IsTruncated === true && page.NextContinuationToken !== undefined);
  }

  async presign(key: string, { seconds, contentType, contentDisposition }: PresignOptions): Promise<string> {
    assertStorageKey(key);
    const { sdk, client } = await this.#connection();
    const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
    const command = new sdk.GetObjectCommand({
      ...this.#object(key),
      ResponseContentType: contentType,
      ResponseContentDisposition: contentDisposition,
    });
    return getSignedUrl(client, command, { expiresIn: seconds }).catch(rethrow);
  }

  /**
   * Begins an upload and gives it up: that needs the right to write and leaves nothing, where objects written and
   * deleted every few seconds would fill a bucket that keeps old versions.
   */
  async check(): Promise<void> {
    const { sdk } = await this.#connection();
    const object = this.#object(`${PROOFS}/${randomUUID()}`);
    const limits = { ms: CHECK_MS };
    const { UploadId } = await this.#ask(
      (client, options) => client.send(new sdk.CreateMultipartUploadCommand(object), options),
      limits,
    );
    const command = new sdk.AbortMultipartUploadCommand({ ...object, UploadId });
    await this.#ask((client, options) => client.send(command, options), limits);
  }

  async close(): Promise<void> {
    (await this.#opening)?.close();
  }

  #object(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: this.#prefix + name };
  }

  /** Once for all: a client holds connections and, where they come from elsewhere, credentials. */
  #connection(): Promise<S3Connection> {
    return (this.#opening ??= S3Connection.open(this.settings));
  }

  async #request<T>(
    send: (client: S3Client, options: { abortSignal: AbortSignal }) => Promise<T>,
    limits: RequestLimits = {},
  ): Promise<T> {
    return (await this.#connection()).request(send, { ms: REQUEST_MS, ...limits });
  }

  /** The same with our errors. @throws StorageUnavailable */
  async #ask<T>(
    send: (client: S3Client, options: { abortSignal: AbortSignal }) => Promise<T>,
    limits?: RequestLimits,
  ): Promise<T> {
    return this.#request(send, limits).catch(rethrow);
  }

  /** Anything that S3 says itself will do, a refusal too: what it is about shows in the request that follows. */
  async #answers(ms: number): Promise<void> {
    const { sdk } = await this.#connection();
    const command = new sdk.HeadBucketCommand({ Bucket: this.#bucket });
    await this.#request((client, options) => client.send(command, options), { ms }).catch(
      (error: unknown) => {
        if ((statusOf(error) ?? 500) >= 500) throw unavailable(error);
      },
    );
  }

  /** What a range that begins past the end means. */
  async #beyond(key: string, start: number): Promise<Readable> {
    const object = await this.stat(key);
    if (object === null) throw new ObjectNotFound(key);
    if (start === 0) return Readable.from([]);
    throw new InvalidRange(object.bytes);
  }
}

/** The body of an answer, with our error when the connection breaks before its end. */
function receive(body: Readable): Readable {
  const content = new PassThrough({ highWaterMark: READ_BUFFER_BYTES });
  body.once('error', (error) => content.destroy(unavailable(error)));
  body.once('close', () => {
    if (!body.readableEnded)
      content.destroy(new StorageUnavailable('Storage is unavailable: S3 broke off an answer.'));
  });
  content.once('close', () => body.destroy());
  return body.pipe(content);
}

function rethrow(error: unknown): never {
  throw unavailable(error);
}
