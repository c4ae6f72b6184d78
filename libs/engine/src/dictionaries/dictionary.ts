import { SLACK, type ByteWriter } from '../bytes/byte-writer';
import { isPlainText } from '../bytes/plain-text';
import { packWords } from '../bytes/utf8-literal';

const encoder = new TextEncoder();

/**
 * A list of texts kept as UTF-8, with lengths known beforehand. Entries of up to {@link SLACK} bytes are kept in
 * blocks of one size, and the whole block is copied for each: a few stores too many cost less than a branch on
 * the length, which no processor can predict. Longer ones are copied by `set`.
 */
export class Dictionary {
  readonly size: number;
  /** Length of the longest entry in bytes. */
  readonly maxBytes: number;
  /** Whether no entry needs escaping in any text format. */
  readonly plain: boolean;
  private readonly lengths: Int32Array;
  /** 32-bit words in a block; 0 when the entries are too long for blocks. */
  private readonly stride: number;
  private readonly words: Int32Array;
  private readonly encoded: readonly Uint8Array[];

  constructor(private readonly entries: readonly string[]) {
    const encoded = entries.map((entry) => encoder.encode(entry));
    this.size = entries.length;
    this.plain = entries.every(isPlainText);
    this.lengths = Int32Array.from(encoded, ({ length }) => length);
    this.maxBytes = this.lengths.reduce((max, length) => Math.max(max, length), 0);
    this.stride = this.maxBytes > SLACK ? 0 : Math.max(4, Math.ceil(this.maxBytes / 4));
    this.encoded = this.stride === 0 ? encoded : [];
    this.words = new Int32Array(this.size * this.stride);
    if (this.stride > 0) encoded.forEach((bytes, i) => packWords(bytes, this.words, i * this.stride));
  }

  /** A dictionary of the same size with every entry changed. */
  map(change: (entry: string) => string): Dictionary {
    return new Dictionary(this.entries.map(change));
  }

  /** Writes entry `index` (0 to `size - 1`). */
  write(index: number, out: ByteWriter): void {
    const { stride, words } = this;
    if (stride === 0) return out.append(this.encoded[index]!);
    const { view, pos } = out;
    const from = index * stride;
    view.setInt32(pos, words[from]!, true);
    view.setInt32(pos + 4, words[from + 1]!, true);
    view.setInt32(pos + 8, words[from + 2]!, true);
    view.setInt32(pos + 12, words[from + 3]!, true);
    for (let i = 4, to = pos + 16; i < stride; i++, to += 4) view.setInt32(to, words[from + i]!, true);
    out.pos = pos + this.lengths[index]!;
  }
}
