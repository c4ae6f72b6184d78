import { Transform, type TransformCallback } from 'node:stream';
import type { Transcoder } from '@app/formats';

/** COPY binary in, a document out, piece by piece as the database sends it. */
export class TranscodeRows extends Transform {
  constructor(
    private readonly transcoder: Transcoder,
    private readonly onRows: (rows: number) => void,
  ) {
    super();
    this.push(transcoder.start());
  }

  /** Rows written so far. */
  get rows(): number {
    return this.transcoder.rows;
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.attempt(done, () => {
      const bytes = this.transcoder.push(piece);
      this.onRows(this.transcoder.rows);
      return bytes;
    });
  }

  override _flush(done: TransformCallback): void {
    this.attempt(done, () => this.transcoder.end());
  }

  private attempt(done: TransformCallback, encode: () => Uint8Array): void {
    let bytes: Uint8Array;
    try {
      bytes = encode();
    } catch (error) {
      done(error as Error);
      return;
    }
    if (bytes.length > 0) this.push(bytes);
    done();
  }
}
