import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Reject } from '@app/formats';
import type { StorageDriver } from '@app/storage';
import { Checksum, through } from '@app/streams';
import { TooManyRejects, type FirstReject } from './ingestion.errors';
import type { DocumentLayout } from './reading/document-plan';
import type { RejectHead } from './reading/reject-document';

/** Bytes of a record that a reject shows. */
const MAX_RAW_BYTES = 64 * 1024;
const utf8 = new TextDecoder();

export interface WrittenRejects {
  storageKey: string;
  size: number;
  sha256: string;
}

/** Writes the records that were not accepted as NDJSON into storage, while the file is still being read. */
export class RejectFile {
  /** What the first reject was. */
  first: FirstReject | undefined;
  private count = 0;
  private lines: string[] = [];
  private readonly input = new PassThrough();
  private readonly checksum = new Checksum();
  private written: Promise<unknown> | undefined;
  private failure: Error | undefined;

  constructor(
    private readonly storage: StorageDriver,
    private readonly options: {
      storageKey: string;
      maxRejects: number;
      head: RejectHead;
      signal: AbortSignal;
    },
  ) {}

  /** @throws TooManyRejects */
  readonly add = ({ raw, ...reject }: Reject): void => {
    const { maxRejects } = this.options;
    this.first ??= reject;
    if (++this.count > maxRejects) throw new TooManyRejects(maxRejects, this.first);
    const truncated = raw.length > MAX_RAW_BYTES;
    const text = utf8.decode(truncated ? raw.subarray(0, MAX_RAW_BYTES) : raw);
    this.lines.push(JSON.stringify({ ...reject, raw: text, ...(truncated && { rawTruncated: true }) }));
  };

  /** Writes what was added, waiting while storage is slower. */
  async flush(): Promise<void> {
    if (this.lines.length === 0) return;
    if (this.written === undefined) this.open();
    const text = `${this.lines.splice(0).join('\n')}\n`;
    if (!this.input.write(text) && this.failure === undefined) {
      await Promise.race([once(this.input, 'drain'), this.written]);
    }
    if (this.failure !== undefined) throw this.failure;
  }

  /** `null` when there is nothing in it. */
  async end(): Promise<WrittenRejects | null> {
    await this.flush();
    if (this.written === undefined) return null;
    this.input.end();
    await this.written;
    if (this.failure !== undefined) throw this.failure;
    return { storageKey: this.options.storageKey, size: this.checksum.bytes, sha256: this.checksum.sha256 };
  }

  /** Leaves nothing behind. */
  async abort(): Promise<void> {
    if (this.written === undefined) return;
    this.input.destroy(new Error('The rejects are not wanted any more.'));
    await this.written;
    await this.storage.delete(this.options.storageKey).catch(() => undefined);
  }

  private open(): void {
    const { storageKey, signal, head } = this.options;
    this.written = this.storage
      .write(storageKey, through(this.input, this.checksum), { signal })
      .catch((error: Error) => {
        this.failure = error;
      });
    this.input.on('error', () => undefined);
    this.input.write(`${JSON.stringify({ rejectsOf: head })}\n`);
  }
}

/** What somebody has to know who reads the records of a reject file again. */
export function rejectHeadOf(layout: DocumentLayout, dateFormat: RejectHead['dateFormat']): RejectHead {
  const { format, delimiter, quote, names, nullText } = layout;
  return {
    // Rows of Parquet are shown as the JSON that they were read as.
    format: format === 'parquet' ? 'ndjson' : format,
    ...(names !== null && { delimiter, quote, columns: names }),
    nullText,
    ...(dateFormat !== undefined && { dateFormat }),
  };
}
