import type { ByteWriter } from './byte-writer';

const encoder = new TextEncoder();

/** Packs bytes into little-endian 32-bit words, ready to be copied word by word. */
export function packWords(
  bytes: Uint8Array,
  words: Int32Array = new Int32Array(Math.ceil(bytes.length / 4)),
  start = 0,
): Int32Array {
  for (let i = 0; i < bytes.length; i++) words[start + (i >>> 2)]! |= bytes[i]! << ((i & 3) * 8);
  return words;
}

/** Words written without a loop; most literals are no longer. */
const BLOCK = 4;

/** A fixed text, written again and again. */
export class Utf8Literal {
  readonly length: number;
  private readonly words: Int32Array;

  constructor(text: string | Uint8Array) {
    const bytes = typeof text === 'string' ? encoder.encode(text) : text;
    this.length = bytes.length;
    this.words = packWords(bytes, new Int32Array(Math.max(BLOCK, Math.ceil(bytes.length / 4))));
  }

  write(out: ByteWriter): void {
    const { words } = this;
    const { view, pos } = out;
    view.setInt32(pos, words[0]!, true);
    view.setInt32(pos + 4, words[1]!, true);
    view.setInt32(pos + 8, words[2]!, true);
    view.setInt32(pos + 12, words[3]!, true);
    for (let i = BLOCK, to = pos + 16; i < words.length; i++, to += 4) view.setInt32(to, words[i]!, true);
    out.pos = pos + this.length;
  }
}

/** The number of bytes of `text` in UTF-8. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}
