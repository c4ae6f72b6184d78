import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Connection, problemOf } from './connection';
import type { components } from './openapi';

export type Upload = components['schemas']['Upload'];

/** A path or a `file:` URL, also under another name, or bytes from elsewhere under a name. */
export type UploadSource =
  string | URL | { name: string; path: string | URL } | { name: string; content: AsyncIterable<Uint8Array> };

/** What is to become of the file; docs/uploads.md and docs/ingestion.md explain each. */
export interface UploadFields {
  /** Makes rows of this record type of the file. */
  recordType?: string | undefined;
  mode?: 'append' | 'replace' | 'create' | undefined;
  format?: string | undefined;
  digest?: string | undefined;
  tenant?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  quote?: string | undefined;
  header?: boolean | undefined;
  nullText?: string | undefined;
  dateFormat?: 'iso' | 'dmy' | 'mdy' | undefined;
  /** Types of columns that should not be found out, by the names of the columns. */
  types?: Readonly<Record<string, string>> | undefined;
  maxRejects?: number | undefined;
}

export interface UploadOptions {
  /** Default: one that is made for this call. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Told how many bytes were handed to the connection; `total` is `null` for a stream. Starts over when the upload does. */
  onProgress?: ((sent: { bytes: number; total: number | null }) => void) | undefined;
}

interface Source {
  name: string;
  size: number | null;
  /** Opens the bytes; a path can be opened again, a stream cannot. */
  open(): AsyncIterable<Uint8Array>;
  repeatable: boolean;
}

/** Milliseconds until a whole file must be sent and answered: the service itself notices uploads that stand still. */
const ANSWER_TIMEOUT_MS = 24 * 3_600_000;

/** Sends a file as `multipart/form-data`, never holding more of it than a chunk. @throws VeoGenProblem VeoGenUnreachable */
export async function uploadFile(
  connection: Connection,
  from: UploadSource,
  fields: UploadFields,
  { idempotencyKey = randomUUID(), signal, onProgress }: UploadOptions,
): Promise<Upload> {
  const source = await sourceOf(from);
  const boundary = `veogen-${randomUUID()}`;
  const head = Buffer.from(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => part(boundary, `name="${name}"`, textOf(value)))
      .join('') +
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted(source.name)}"\r\n` +
      'Content-Type: application/octet-stream\r\n\r\n',
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);

  async function* body(): AsyncGenerator<Uint8Array> {
    yield head;
    let bytes = 0;
    for await (const chunk of source.open()) {
      yield chunk;
      bytes += chunk.length;
      onProgress?.({ bytes, total: source.size });
    }
    yield tail;
  }
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'idempotency-key': idempotencyKey,
    ...(source.size !== null && { 'content-length': `${head.length + source.size + tail.length}` }),
  };
  const attempt = (): Request =>
    connection.request('/upload', {
      method: 'POST',
      headers,
      body: body() as unknown as NonNullable<RequestInit['body']>,
      duplex: 'half',
      ...(signal !== undefined && { signal }),
    });
  const response = await connection.send(attempt, {
    mayRepeat: source.repeatable,
    timeoutMs: ANSWER_TIMEOUT_MS,
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Upload;
}

async function sourceOf(from: UploadSource): Promise<Source> {
  if (typeof from === 'object' && 'content' in from) {
    return { name: from.name, size: null, open: () => from.content, repeatable: false };
  }
  const named = typeof from === 'object' && 'path' in from ? from : { name: undefined, path: from };
  const path = typeof named.path === 'string' ? named.path : fileURLToPath(named.path);
  const name = named.name ?? basename(path);
  // A missing file is told before anything is sent.
  const found = await stat(path);
  // A pipe has no size, and is read once.
  if (!found.isFile()) return { name, size: null, open: () => createReadStream(path), repeatable: false };
  const { size } = found;
  // What is added to the file meanwhile is left out: its size was announced.
  return { name, size, open: () => createReadStream(path, { end: Math.max(0, size - 1) }), repeatable: true };
}

const part = (boundary: string, name: string, value: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; ${name}\r\n\r\n${value}\r\n`;

const textOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** A name as a quoted string of a header (RFC 2183), which has one line. */
const quoted = (name: string): string => name.replace(/[\r\n]+/g, ' ').replace(/["\\]/g, '\\$&');
