import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import type { FileCatalogue, StoredFile } from '@app/files';
import { ParquetDocument } from '@app/parquet';
import { type Checksum, through } from '@app/streams';
import type { Encoding, IngestedFormat } from '../ingestion-options';
import { InvalidGzip } from '../ingestion.errors';
import { UnpackedLimit, unpackedTooLarge } from './unpacked-limit';
import { unwrapRejects } from './reject-document';

/** How the bytes of a stored file become a document in UTF-8. */
export interface DocumentCoding {
  /** Rows of `parquet` become lines of JSON; other formats are the document themselves. */
  format: IngestedFormat;
  compression: 'none' | 'gzip';
  encoding: Encoding;
  /** Bytes of the byte order mark, which is no part of the text. */
  markBytes: number;
  /** Whether the file is a list of rejects, whose records are the document. */
  isRejectFile: boolean;
}

export interface OpenOptions {
  /** Bytes that the unpacked content may have. */
  maxBytes: number;
  signal: AbortSignal;
  /** Skips what comes before this place in the document. */
  from?: number;
  /** Sees the stored bytes as they are read. Only for documents that are read from their begin. */
  checksum?: Checksum;
}

/** Whether places in the document are places in the file, so that reading can begin anywhere. */
export function isSeekable({ format, compression, encoding, isRejectFile }: DocumentCoding): boolean {
  return format !== 'parquet' && compression === 'none' && encoding === 'utf-8' && !isRejectFile;
}

/** Opens stored files as documents. */
export class DocumentSource {
  constructor(
    private readonly files: FileCatalogue,
    private readonly file: StoredFile,
  ) {}

  /** The pieces of the document, each valid until the next one. Ending the loop early closes the file. */
  async *read(coding: DocumentCoding, options: OpenOptions): AsyncGenerator<Uint8Array, void, undefined> {
    const { from = 0 } = options;
    if (isSeekable(coding) && from > 0) {
      if (from < this.file.size) yield* this.stored({ ...options, compression: 'none', start: from });
      return;
    }
    if (coding.format === 'parquet') {
      yield* skip(this.parquetLines(options), from);
      return;
    }
    const text = this.decoded(coding, options);
    yield* skip(coding.isRejectFile ? unwrapRejects(text) : text, from);
  }

  /** The first bytes of the unpacked content, up to `size`. */
  async head(compression: 'none' | 'gzip', size: number, options: OpenOptions): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of this.stored({ ...options, compression, start: 0 })) {
      pieces.push(piece);
      length += piece.length;
      if (length >= size) break;
    }
    return Buffer.concat(pieces).subarray(0, size);
  }

  /** The file as Parquet. @throws ParquetInvalid ParquetUnsupported ParquetTooLarge */
  parquet({ signal }: Pick<OpenOptions, 'signal'>): Promise<ParquetDocument> {
    const { files, file } = this;
    return ParquetDocument.open({
      size: file.size,
      read: async (start, end) => {
        if (start === end) return new Uint8Array(0);
        signal.throwIfAborted();
        return buffer(await files.open(file, { start, end: end - 1 }));
      },
    });
  }

  private async *parquetLines(options: OpenOptions): AsyncGenerator<Uint8Array, void, undefined> {
    // Pages are read from all over the file: what it is as a whole is looked at beforehand.
    if (options.checksum !== undefined) {
      for await (const piece of this.stored({ ...options, compression: 'none', start: 0 })) void piece;
    }
    const document = await this.parquet(options);
    let bytes = 0;
    for await (const piece of document.lines()) {
      options.signal.throwIfAborted();
      bytes += piece.length;
      if (bytes > options.maxBytes) throw unpackedTooLarge(options.maxBytes);
      yield piece;
    }
  }

  private async *decoded(
    { compression, encoding, markBytes }: DocumentCoding,
    options: OpenOptions,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const pieces = this.stored({ ...options, compression, start: 0 });
    const content = skip(pieces, markBytes);
    if (encoding === 'utf-8') {
      yield* content;
      return;
    }
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    for await (const piece of content) yield Buffer.from(decoder.decode(piece, { stream: true }));
    yield Buffer.from(decoder.decode());
  }

  private async *stored({
    compression,
    start,
    maxBytes,
    signal,
    checksum,
  }: OpenOptions & { compression: 'none' | 'gzip'; start: number }): AsyncGenerator<
    Uint8Array,
    void,
    undefined
  > {
    const stream = await this.files.open(
      this.file,
      start === 0 ? undefined : { start, end: this.file.size - 1 },
    );
    const parts = [
      ...(checksum === undefined ? [] : [checksum]),
      ...(compression === 'gzip' ? [createGunzip(), new UnpackedLimit(this.file.size, maxBytes)] : []),
    ];
    const content: Readable = through(stream, ...parts);
    const abort = (): void => void content.destroy(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    try {
      signal.throwIfAborted();
      for await (const piece of content) yield piece as Buffer;
    } catch (error) {
      throw isZlibError(error) ? new InvalidGzip(error) : error;
    } finally {
      signal.removeEventListener('abort', abort);
      stream.destroy();
      content.destroy();
    }
  }
}

/** The pieces without their first bytes. */
async function* skip(
  pieces: AsyncIterable<Uint8Array>,
  bytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let left = bytes;
  for await (const piece of pieces) {
    if (left >= piece.length) left -= piece.length;
    else {
      yield left === 0 ? piece : piece.subarray(left);
      left = 0;
    }
  }
}

function isZlibError(error: unknown): boolean {
  return (
    typeof (error as { code?: unknown }).code === 'string' && /^Z_/.test((error as { code: string }).code)
  );
}
