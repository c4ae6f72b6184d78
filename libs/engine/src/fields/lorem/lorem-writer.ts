import type { ByteWriter } from '../../bytes/byte-writer';
import type { Dictionary, Locale } from '../../dictionaries';
import { fraction32 } from '../../random/draw';
import type { CellSeed } from '../../random/field-random';

const SPACE = 32;
const POINT = 46;

/** Writes filler text. */
export class LoremWriter {
  private readonly lexicon: Dictionary;

  constructor(locale: Locale) {
    this.lexicon = locale.words('lorem');
  }

  /** Bytes a run of words can have at most, with the blanks between them and a full stop. */
  maxBytes(words: number): number {
    return words * (this.lexicon.maxBytes + 1);
  }

  /**
   * Writes `count` (at least 1) random words with blanks between them. A draw gives two words: what the first
   * leaves of it still has 22 bits, enough for one in a thousand. Uses draws from `draw` on, one for two words.
   */
  words(out: ByteWriter, count: number, cell: CellSeed, draw: number): void {
    const { lexicon } = this;
    const { size } = lexicon;
    for (;;) {
      const position = fraction32(cell, draw++) * size;
      const first = position | 0;
      lexicon.write(first, out);
      if (--count === 0) return;
      out.bytes[out.pos++] = SPACE;
      lexicon.write(((position - first) * size) | 0, out);
      if (--count === 0) return;
      out.bytes[out.pos++] = SPACE;
    }
  }

  /** {@link words} with a capital letter at the start and a full stop at the end. */
  sentence(out: ByteWriter, count: number, cell: CellSeed, draw: number): void {
    const start = out.pos;
    this.words(out, count, cell, draw);
    capitalize(out.bytes, start);
    out.bytes[out.pos++] = POINT;
  }
}

/** Makes the letter at `at` a capital; a small Latin or Cyrillic one, because other scripts have none. */
function capitalize(bytes: Uint8Array, at: number): void {
  const byte = bytes[at]!;
  if (byte >= 97 && byte <= 122) {
    bytes[at] = byte - 32;
  } else if (byte === 0xd0 && bytes[at + 1]! >= 0xb0) {
    bytes[at + 1]! -= 32; // а to п
  } else if (byte === 0xd1 && bytes[at + 1]! < 0x90) {
    bytes[at] = 0xd0; // р to я
    bytes[at + 1]! += 32;
  }
}
