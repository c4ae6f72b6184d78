import { Transform, type TransformCallback } from 'node:stream';
import type { ColumnHead } from '@app/engine';
import { FieldReplacer, type ReplaceFieldsOptions } from '@app/formats';

/** COPY binary in, the same rows with other values in masked columns out. */
export class MaskRows extends Transform {
  private readonly replacer: FieldReplacer;

  constructor(options: ReplaceFieldsOptions) {
    super();
    this.replacer = new FieldReplacer(options);
  }

  /** The columns of what comes out. */
  get columns(): readonly ColumnHead[] {
    return this.replacer.columns;
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hand(done, () => this.replacer.push(piece));
  }

  override _flush(done: TransformCallback): void {
    this.hand(done, () => this.replacer.end());
  }

  private hand(done: TransformCallback, replace: () => Uint8Array): void {
    try {
      const bytes = replace();
      if (bytes.length > 0) this.push(bytes);
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}
