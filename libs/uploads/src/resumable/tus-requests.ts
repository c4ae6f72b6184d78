import type { IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { ByteLengthQueuingStrategy } from 'node:stream/web';
import { UploadIncomplete } from '../multipart';
import { InvalidTusRequest, NotOffsetStream, TusVersionUnsupported } from './resumable.errors';

/** What a tus server can be asked. */
export type TusMethod = 'OPTIONS' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE';

const OFFSET_STREAM = 'application/offset+octet-stream';
/** All that the server library is to see: what is about hosts, origins and proxies is not its business here. */
const HEADERS = [
  'tus-resumable',
  'content-type',
  'content-length',
  'upload-length',
  'upload-defer-length',
  'upload-concat',
  'upload-metadata',
  'upload-offset',
];
const BUFFER_BYTES = 64 * 1024;

/** A request of tus, to be handed to the server library. */
export interface TusRequest {
  request: Request;
  /** Lets go of the body, so that the rest of it can be read and thrown away. */
  release(): void;
}

/**
 * Checks what the server library would answer in another way than ours, and makes a web request for it.
 * @throws TusVersionUnsupported NotOffsetStream InvalidTusRequest
 */
export function toTusRequest(incoming: IncomingMessage, method: TusMethod, path: string): TusRequest {
  const { headers } = incoming;
  if (method !== 'OPTIONS' && headers['tus-resumable'] !== '1.0.0') throw new TusVersionUnsupported();
  const hasBody = Number(headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in headers;
  const takesBody = method === 'PATCH' || (method === 'POST' && hasBody);
  if (takesBody && headers['content-type'] !== OFFSET_STREAM) throw new NotOffsetStream();
  if (method === 'PATCH' && headers['upload-offset'] === undefined)
    throw new InvalidTusRequest('Upload-Offset', 'must say where the bytes belong.');
  if (method === 'POST' && headers['upload-defer-length'] !== undefined)
    throw new InvalidTusRequest('Upload-Defer-Length', 'is not supported; send Upload-Length.');
  if (method === 'POST' && headers['upload-concat'] !== undefined)
    throw new InvalidTusRequest('Upload-Concat', 'is not supported; send the file as one upload.');
  if (method === 'POST' && headers['upload-length'] === undefined)
    throw new InvalidTusRequest('Upload-Length', 'must say how many bytes the file has.');

  const seen = HEADERS.flatMap((name): [string, string][] =>
    // Of a POST without bytes the type says nothing.
    headers[name] === undefined || (name === 'content-type' && !takesBody)
      ? []
      : [[name, String(headers[name])]],
  );
  const body = takesBody ? bodyOf(incoming) : undefined;
  const strategy = new ByteLengthQueuingStrategy({ highWaterMark: BUFFER_BYTES });
  const request = new Request(`http://tus${path}`, {
    method,
    headers: seen,
    ...(body !== undefined && {
      body: Readable.toWeb(body.stream, { strategy }) as ReadableStream<Uint8Array>,
      duplex: 'half' as const,
    }),
  });
  return { request, release: () => body?.release() };
}

/** The body apart from the request: giving it up must leave the connection, which has to carry the answer. */
function bodyOf(incoming: IncomingMessage): { stream: Readable; release(): void } {
  const stream = new PassThrough({ highWaterMark: BUFFER_BYTES });
  const onClose = (cause?: unknown): void => {
    if (!incoming.readableEnded) stream.destroy(new UploadIncomplete(cause));
  };
  // It may fail before anybody reads it; reading it then throws the error.
  stream.on('error', () => undefined);
  incoming.on('error', onClose).on('close', onClose).pipe(stream);
  if (incoming.destroyed) onClose();
  return {
    stream,
    release: () => {
      incoming.unpipe(stream);
      incoming.off('error', onClose).off('close', onClose);
      stream.destroy();
    },
  };
}
