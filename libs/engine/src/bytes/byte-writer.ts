/** Writers copy whole words and blocks of fixed size: they may touch this many bytes after what they write. */
export const SLACK = 64;

/**
 * A buffer with a write position. The hot paths write to `bytes` and `view` directly and advance `pos`; room is
 * made beforehand with {@link ensure}, once for a row and not once for a byte. `bytes` and `view` change when
 * the buffer grows: read them again after `ensure`.
 */
export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  view: DataView<ArrayBuffer>;
  pos = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity + SLACK);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Makes room for `length` more bytes. */
  ensure(length: number): void {
    if (this.pos + length + SLACK > this.bytes.length) this.grow(length);
  }

  byte(value: number): void {
    this.bytes[this.pos++] = value;
  }

  /** Copies `source`, which may be long. */
  append(source: Uint8Array): void {
    this.bytes.set(source, this.pos);
    this.pos += source.length;
  }

  /** A copy of what was written, in a buffer of its own; the writer starts again from the beginning. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.pos);
    this.pos = 0;
    return taken;
  }

  private grow(length: number): void {
    const bytes = new Uint8Array(Math.max(this.bytes.length * 2, this.pos + length + SLACK));
    bytes.set(this.bytes.subarray(0, this.pos));
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }
}
