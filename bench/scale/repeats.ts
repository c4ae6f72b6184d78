import type { ByteWriter } from '@app/engine';

/** Writes the text of a row, and nothing else, into `out`. */
export type WriteText = (row: number, out: ByteWriter) => void;

/** 53 bits of a text, as a whole number: two multiplicative hashes of 32 bits, cut to what a double holds. */
export function hashOf({ bytes, pos }: ByteWriter): number {
  let high = pos;
  let low = ~pos;
  for (let i = 0; i < pos; i++) {
    const byte = bytes[i] as number;
    high = Math.imul(high ^ byte, 0x01000193);
    low = Math.imul((low << 5) ^ (low >>> 27) ^ byte, 0x9e3779b1);
  }
  high ^= high >>> 15;
  low ^= low >>> 13;
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

/**
 * How many rows have a text that a row before them has. Texts whose hashes differ, differ; those that share a hash are
 * written again and compared. So the answer is exact, and needs 16 bytes for a row.
 *
 * @param hashes of all rows from 0 on, by {@link hashOf}
 */
export function repeats(write: WriteText, out: ByteWriter, hashes: Float64Array): number {
  const sorted = hashes.slice().sort();
  const shared = new Set<number>();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) shared.add(sorted[i] as number);
  if (shared.size === 0) return 0;

  const texts = new Set<string>();
  let repeated = 0;
  for (let row = 0; row < hashes.length; row++) {
    if (!shared.has(hashes[row] as number)) continue;
    write(row, out);
    const text = Buffer.from(out.bytes.buffer, 0, out.pos).toString('utf8');
    if (texts.has(text)) repeated++;
    texts.add(text);
  }
  return repeated;
}
