import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { chunksOf } from './chunks';
import { answerOf, type Connection, problemOf } from './connection';
import { DownloadFailed } from './errors';
import { pause } from './pause';

/** A file that is on its way. */
export interface Download {
  /** As the service calls it; a name without a path. */
  name: string | undefined;
  contentType: string;
  /** Bytes; `undefined` when nobody said. */
  size: number | undefined;
  /** Lower-case hex, as the service announced it; `undefined` where a storage serves the file itself. */
  sha256: string | undefined;
  /**
   * The bytes. Goes on by itself where it stopped when the connection breaks, and fails with DownloadFailed when that
   * does not help, or when the bytes are not those that were announced. Destroy it to stop.
   */
  stream: Readable;
}

export interface DownloadOptions {
  signal?: AbortSignal | undefined;
}

/** Milliseconds of silence after which a connection is given up and the rest asked for again. */
const SILENCE_MS = 60_000;
/** Milliseconds before the rest is asked for. */
const RESUME_MS = 250;

/**
 * Opens a file of the service: a `resultUri`, a link to its content, or `/files/{fileId}`.
 * @throws VeoGenProblem DownloadFailed VeoGenUnreachable
 */
export async function downloadFile(
  connection: Connection,
  uri: string,
  { signal }: DownloadOptions = {},
  silenceMs = SILENCE_MS,
): Promise<Download> {
  const file = new FileDownload(connection, uri, signal, silenceMs);
  return file.open();
}

class FileDownload {
  private received = 0;
  private size: number | undefined;
  private etag: string | undefined;
  private readonly fileId: string | undefined;
  /** Whether a storage answers in the place of the service, with tags of its own. */
  private redirected = false;

  constructor(
    private readonly connection: Connection,
    private link: string,
    private readonly signal: AbortSignal | undefined,
    private readonly silenceMs: number,
  ) {
    this.fileId = /\/files\/([0-9a-f-]{36})(?:\/|$)/.exec(link)?.[1];
    if (this.fileId === undefined && /^\/datasets(\/|$)/.test(link)) {
      throw new DownloadFailed(`${link} is a dataset and no file: export it, or read its rows`);
    }
  }

  async open(): Promise<Download> {
    if (!this.link.includes('/content')) await this.renewLink();
    const response = await this.fetch();
    if (!response.ok) throw await problemOf(response);
    const { headers } = response;
    const length = headers.get('content-length');
    this.size = length === null ? undefined : Number(length);
    this.etag = headers.get('etag') ?? undefined;
    this.redirected = response.redirected;
    const sha256 = sha256Of(headers.get('repr-digest'));
    return {
      name: nameOf(headers.get('content-disposition')),
      contentType: headers.get('content-type') ?? 'application/octet-stream',
      size: this.size,
      sha256,
      stream: Readable.from(this.checked(response, sha256), { objectMode: false }),
    };
  }

  private async *checked(first: Response, sha256: string | undefined): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const chunk of this.chunks(first)) {
      hash.update(chunk);
      yield chunk;
    }
    if (this.size !== undefined && this.received !== this.size)
      throw new DownloadFailed(`The download has ${this.received} bytes instead of ${this.size}`);
    if (sha256 !== undefined && hash.digest('hex') !== sha256)
      throw new DownloadFailed('The bytes that came are not those of the file: the checksum differs');
  }

  private async *chunks(first: Response): AsyncGenerator<Uint8Array> {
    let response = first;
    let lastFailureAt = -1;
    for (;;) {
      try {
        for await (const chunk of chunksOf(response, this.silenceMs)) {
          this.received += chunk.length;
          yield chunk;
        }
        if (this.size === undefined || this.received >= this.size) return;
        throw new DownloadFailed('The connection ended early');
      } catch (error) {
        this.signal?.throwIfAborted();
        // Patience is for a service that comes back, not for a file that never gets beyond one byte.
        if (lastFailureAt === this.received)
          throw new DownloadFailed(`The download broke after ${this.received} bytes`, { cause: error });
        lastFailureAt = this.received;
      }
      await pause(RESUME_MS, this.signal);
      response = await this.resume();
    }
  }

  private async resume(): Promise<Response> {
    let response = await this.fetch();
    if (response.status === 410) {
      const problem = await problemOf(response);
      if (problem.code !== 'link_expired') throw problem;
      await this.renewLink();
      response = await this.fetch();
    }
    if (!response.ok) throw await problemOf(response);
    const etag = response.headers.get('etag') ?? undefined;
    if (response.status !== (this.received === 0 ? 200 : 206) || etag !== this.etag) {
      await response.body?.cancel();
      throw new DownloadFailed(
        'The file changed while it was downloaded, or the server gives no parts of files',
      );
    }
    return response;
  }

  private fetch(): Promise<Response> {
    const range = this.received === 0 ? undefined : `bytes=${this.received}-`;
    const headers = {
      ...(range !== undefined && { range }),
      ...(range !== undefined && this.etag !== undefined && !this.redirected && { 'if-range': this.etag }),
    };
    return this.connection.send(() =>
      this.connection.request(this.link, { headers, ...(this.signal && { signal: this.signal }) }),
    );
  }

  /** Links expire; the service makes a fresh one at every look at the file. */
  private async renewLink(): Promise<void> {
    const { fileId } = this;
    if (fileId === undefined) throw new DownloadFailed(`${this.link} is no file of the service`);
    const file = await answerOf(
      this.connection.api.GET('/files/{fileId}', {
        params: { path: { fileId } },
        ...(this.signal && { signal: this.signal }),
      }),
    );
    this.link = file.links.content;
  }
}

/** `sha-256=:…:` in hex (RFC 9530). */
function sha256Of(digest: string | null): string | undefined {
  const base64 = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/.exec(digest ?? '')?.[1];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('hex');
}

/** The name in `Content-Disposition` (RFC 6266), without anything that a path could be made of. */
function nameOf(disposition: string | null): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  const name = extended === undefined ? /filename="([^"]*)"/i.exec(disposition ?? '')?.[1] : decode(extended);
  const safe = name?.replace(/^.*[/\\]/, '');
  return safe === undefined || /^\.*$/.test(safe) ? undefined : safe;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
