import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import busboy from 'busboy';
import { DigestCheck, DigestMismatch, type ExpectedDigest } from '../digests';
import { discardRest } from './discard-rest';
import { FormFields } from './form-fields';
import {
  FileMissing,
  FileTooLarge,
  MalformedMultipart,
  NotMultipart,
  TooManyFiles,
  UploadIncomplete,
  UploadTimedOut,
} from './multipart.errors';

export interface MultipartLimits {
  /** Largest file, in bytes. */
  fileBytes: number;
  /** How long the client may send nothing while we wait for it, in milliseconds. */
  idleMs: number;
  /** Largest text field, in bytes; default 1024. */
  fieldBytes?: number;
  /** What is read of a refused request so that the client sees the answer; default: as much again, 30 s. */
  discardBytes?: number;
  discardMs?: number;
}

/** The file of a form, while it arrives. Nothing here may be trusted: the client says so. */
export interface IncomingFile<Name extends string> {
  /** As the client names it, not empty, without a path. See `displayName` before showing it. */
  fileName: string;
  /** The part's `Content-Type`. */
  claimedType: string;
  /** The text fields, all of which came before the file. */
  fields: Readonly<Partial<Record<Name, string>>>;
  /**
   * The bytes, as fast as they are read. Ends only once the whole form has arrived and is in order: if it is
   * broken, even behind the file, the stream fails. So what waits for the end never keeps half an upload.
   */
  content: Readable;
  /** Aborted as soon as the upload has failed, with the reason. */
  signal: AbortSignal;
}

export interface ReadMultipartOptions<Name extends string, Result> {
  limits: MultipartLimits;
  /** Text fields the form may have, each once, before the file. */
  fieldNames: readonly Name[];
  /** The part with the file; default `file`. */
  fileField?: string;
  /** Digests that the bytes of the request have to have; default none. */
  bodyDigests?: readonly ExpectedDigest[];
  /** Takes the file. May resolve only after `content` has ended. */
  onFile: (file: IncomingFile<Name>) => Promise<Result>;
  signal?: AbortSignal;
}

// Room for boundaries, part headers and text fields around the largest file.
const FORM_OVERHEAD_BYTES = 64 * 1024;
const MAX_BOUNDARY_LENGTH = 70; // RFC 2046, 5.1.1
const CONTENT_BUFFER_BYTES = 256 * 1024;

/**
 * Streams the one file of a `multipart/form-data` request to `onFile` and resolves with its result.
 *
 * On failure (of the form, the client, the signal or `onFile`, whichever is first) the content stream fails
 * with it, `onFile` is awaited so that it has cleaned up, the rest of the request is discarded in the
 * background, and the promise rejects with that first failure. The answer can then be sent at once.
 *
 * @throws NotMultipart, MalformedMultipart, FileTooLarge, FileMissing, TooManyFiles, InvalidUploadField,
 *   UploadIncomplete, UploadTimedOut, DigestMismatch, what `onFile` rejects with, or the reason of the signal
 */
export async function readMultipartFile<Name extends string, Result>(
  request: IncomingMessage,
  options: ReadMultipartOptions<Name, Result>,
): Promise<Result> {
  const { limits } = options;
  try {
    options.signal?.throwIfAborted();
    if (Number(request.headers['content-length']) > limits.fileBytes + FORM_OVERHEAD_BYTES) {
      throw new FileTooLarge(limits.fileBytes);
    }
    return await readForm(request, createParser(request, options), options);
  } catch (error) {
    discardRest(request, {
      bytes: limits.discardBytes ?? limits.fileBytes + FORM_OVERHEAD_BYTES,
      ms: limits.discardMs ?? 30_000,
    });
    throw error;
  }
}

function createParser(
  request: IncomingMessage,
  { limits, fieldNames }: Pick<ReadMultipartOptions<string, unknown>, 'limits' | 'fieldNames'>,
): busboy.Busboy {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data(\s*;|\s*$)/i.test(type)) throw new NotMultipart();
  const boundary = /;\s*boundary=(?:"([^"]*)"|([^\s;]*))/i.exec(type);
  const length = (boundary?.[1] ?? boundary?.[2] ?? '').length;
  if (length === 0)
    throw new MalformedMultipart('The Content-Type of the request names no multipart boundary.');
  if (length > MAX_BOUNDARY_LENGTH) {
    throw new MalformedMultipart(`The multipart boundary is longer than ${MAX_BOUNDARY_LENGTH} characters.`);
  }
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      // A limit in the parser is reached when it is met, ours when it is passed: hence one more each.
      limits: {
        files: 1,
        fileSize: limits.fileBytes + 1,
        fields: fieldNames.length + 1,
        fieldSize: maxFieldBytes(limits) + 1,
        parts: fieldNames.length + 2,
      },
    });
  } catch (error) {
    throw new MalformedMultipart('The Content-Type of the request is malformed.', { cause: error });
  }
}

function readForm<Name extends string, Result>(
  request: IncomingMessage,
  parser: busboy.Busboy,
  {
    limits,
    fieldNames,
    fileField = 'file',
    bodyDigests = [],
    onFile,
    signal,
  }: ReadMultipartOptions<Name, Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const fields: FormFields<Name> = new FormFields(fieldNames, fileField, maxFieldBytes(limits));
    const failure = new AbortController();
    const digests = new DigestCheck(bodyDigests);
    let content: Readable | undefined;
    let consumer: Promise<Result> | undefined;
    let received = 0;
    let ours = false; // whether it is we who keep the client waiting
    const idle = setTimeout(() => {
      if (ours) idle.refresh();
      else fail(new UploadTimedOut(limits.idleMs));
    }, limits.idleMs);

    signal?.addEventListener('abort', onAbort, { once: true });
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
    if (request.destroyed || request.readableEnded) fail(new UploadIncomplete());

    parser.on('drain', onDrain);
    parser.on('finish', onFormComplete);
    parser.on('field', (name: string | undefined, value, info) =>
      attempt(() => fields.add(name, value, info)),
    );
    parser.on('file', onFilePart);
    parser.on('error', (error) => fail(fromParser(error)));
    parser.on('filesLimit', () => fail(new TooManyFiles()));
    parser.on('fieldsLimit', () => fail(new MalformedMultipart('The form has too many fields.')));
    parser.on('partsLimit', () => fail(new MalformedMultipart('The form has too many parts.')));

    function onData(chunk: Buffer): void {
      received += chunk.length;
      if (received > limits.fileBytes + FORM_OVERHEAD_BYTES) return fail(new FileTooLarge(limits.fileBytes));
      idle.refresh();
      digests.update(chunk);
      attempt(() => {
        if (parser.write(chunk)) return;
        ours = true;
        request.pause();
      });
    }

    function onDrain(): void {
      if (failed()) return;
      ours = false;
      idle.refresh();
      request.resume();
    }

    function onFilePart(name: string | undefined, file: Readable, info: busboy.FileInfo): void {
      file.on('error', noop);
      file.on('limit', () => fail(new FileTooLarge(limits.fileBytes)));
      attempt(() => {
        if (name !== fileField) throw fields.notTheFile(name);
        // An empty name is what a browser sends for a file input in which nothing was chosen.
        if (!info.filename) throw new FileMissing();
        content = heldOpen(file);
        consumer = onFile({
          fileName: info.filename,
          claimedType: info.mimeType,
          fields: fields.close(),
          content,
          signal: failure.signal,
        });
        consumer.then(() => content?.destroy(), fail);
      });
    }

    function onEnd(): void {
      ours = true;
      parser.end();
    }

    function onFormComplete(): void {
      if (failed()) return;
      if (!consumer) return fail(new FileMissing());
      const algorithm = digests.mismatch();
      if (algorithm !== undefined) return fail(new DigestMismatch('The request', algorithm));
      detachRequest();
      content?.push(null);
      void consumer.then((result) => {
        signal?.removeEventListener('abort', onAbort);
        resolve(result);
      }, noop);
    }

    function onClose(cause?: unknown): void {
      if (!request.readableEnded) fail(new UploadIncomplete(cause));
    }

    function onAbort(): void {
      fail(signal?.reason);
    }

    function attempt(step: () => void): void {
      if (failed()) return;
      try {
        step();
      } catch (error) {
        fail(error);
      }
    }

    function fail(error: unknown): void {
      if (failed()) return;
      failure.abort(error);
      signal?.removeEventListener('abort', onAbort);
      detachRequest();
      request.pause();
      content?.destroy(asError(error));
      // Not now: this may run inside the parser, which does not survive losing its state there.
      setImmediate(() => parser.destroy());
      const cleanedUp = consumer ? consumer.then(noop, noop) : Promise.resolve();
      void cleanedUp.then(() => reject(error as Error));
    }

    function failed(): boolean {
      return failure.signal.aborted;
    }

    function detachRequest(): void {
      clearTimeout(idle);
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
    }
  });
}

/** A stream of what `file` has; its end is held back, to be given with `push(null)`. */
function heldOpen(file: Readable): Readable {
  const content = new Readable({
    highWaterMark: CONTENT_BUFFER_BYTES,
    read: () => file.resume(),
    destroy(error, done) {
      // Nobody wants the rest, but the form has to be read to its end.
      file.resume();
      done(error);
    },
  });
  // The client may go away before the consumer listens.
  content.on('error', noop);
  file.on('data', (chunk: Buffer) => {
    if (!content.destroyed && !content.push(chunk)) file.pause();
  });
  return content;
}

function maxFieldBytes(limits: MultipartLimits): number {
  return limits.fieldBytes ?? 1024;
}

/** The parser knows its errors by message only. */
function fromParser(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('Unexpected end of')) return new UploadIncomplete(error);
  return new MalformedMultipart('The multipart form is malformed: a part has broken headers.', {
    cause: error,
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('The upload was aborted.', { cause: error });
}

function noop(): void {}
