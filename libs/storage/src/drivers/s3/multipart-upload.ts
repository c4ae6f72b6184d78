import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { ByteLimit, through } from '@app/streams';
import type { S3Connection } from './s3-client';
import { unavailable } from './s3.errors';

/** A limit of S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MAX_PARTS = 10_000;
/** Parts under way at once, beside the one that is being filled. */
const PARTS_AT_ONCE = 2;

export interface UploadOptions {
  bucket: string;
  key: string;
  contentType: string;
  partBytes: number;
  signal?: AbortSignal | undefined;
}

/**
 * Writes a stream of unknown length as one object: in one request when it fits into a part, in parts otherwise. Whatever
 * goes wrong, the parts are given up before this rejects.
 *
 * @throws StorageUnavailable, ByteLimitExceeded, the error of the source, or the reason of the signal
 */
export async function uploadObject(
  connection: S3Connection,
  source: Readable,
  { bucket, key, contentType, partBytes, signal }: UploadOptions,
): Promise<{ bytes: number }> {
  const { Upload } = await import('@aws-sdk/lib-storage');
  const body = through(source, new ByteLimit(MAX_PARTS * partBytes));
  // It may fail before anybody reads it; reading it then throws the error.
  body.once('error', () => {});
  let bytes = 0;
  const upload = new Upload({
    client: abortable(connection, signal),
    params: { Bucket: bucket, Key: key, Body: body, ContentType: contentType },
    partSize: partBytes,
    queueSize: PARTS_AT_ONCE,
  });
  upload.on('httpUploadProgress', ({ loaded = 0 }) => (bytes = Math.max(bytes, loaded)));
  try {
    await upload.done();
    return { bytes };
  } catch (error) {
    body.destroy();
    signal?.throwIfAborted();
    // The upload may reject with what went wrong in giving up its parts; what went wrong first tells more.
    if (body.errored !== null) throw body.errored;
    throw unavailable(error);
  }
}

/**
 * The client as `Upload` sees it: a signal ends the sending of parts, where the upload's own `abort` would leave it
 * running behind our back. All else is left to end by itself: S3 may do what it was asked for although nobody waits for
 * the answer, and an upload begun that way has an id that nobody knows.
 */
function abortable(connection: S3Connection, signal: AbortSignal | undefined): S3Client {
  const { sdk, client } = connection;
  const send = (command: Parameters<S3Client['send']>[0]): Promise<unknown> =>
    command instanceof sdk.UploadPartCommand
      ? connection.request((_, options) => client.send(command, options), { signal })
      : client.send(command);
  return { config: client.config, send } as unknown as S3Client;
}
