/**
 * Copies the inside of a quoted value to `target` from `pos` on; of two quotes one stands for itself, the other is left
 * out. The quote is the byte at `to`.
 * @returns where the copy ends
 */
export function copyUnquoted(
  bytes: Uint8Array,
  from: number,
  to: number,
  target: Uint8Array,
  pos: number,
): number {
  const quote = bytes[to]!;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    target[pos++] = byte;
    if (byte === quote) i++;
  }
  return pos;
}

/** The inside of a quoted value as the text that it stands for. */
export function withoutDoubledQuotes(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const text = new Uint8Array(to - from);
  return text.subarray(0, copyUnquoted(bytes, from, to, text, 0));
}
