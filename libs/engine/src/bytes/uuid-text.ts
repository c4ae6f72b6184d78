import type { ByteWriter } from './byte-writer';

const HYPHEN = 45;
const DIGITS = '0123456789abcdef';

/** The two lower-case hexadecimal digits of a byte, as little-endian 16-bit words. */
const HEX = new Uint16Array(256).map((_, i) => DIGITS.charCodeAt(i >>> 4) | (DIGITS.charCodeAt(i & 15) << 8));

/** Writes four 32-bit words as the 36 characters of a UUID (RFC 9562). */
export function writeUuid(out: ByteWriter, words: Int32Array): void {
  const { bytes, view, pos } = out;
  const a = words[0]!;
  const b = words[1]!;
  const c = words[2]!;
  const d = words[3]!;
  view.setUint16(pos, HEX[a >>> 24]!, true);
  view.setUint16(pos + 2, HEX[(a >>> 16) & 255]!, true);
  view.setUint16(pos + 4, HEX[(a >>> 8) & 255]!, true);
  view.setUint16(pos + 6, HEX[a & 255]!, true);
  bytes[pos + 8] = HYPHEN;
  view.setUint16(pos + 9, HEX[b >>> 24]!, true);
  view.setUint16(pos + 11, HEX[(b >>> 16) & 255]!, true);
  bytes[pos + 13] = HYPHEN;
  view.setUint16(pos + 14, HEX[(b >>> 8) & 255]!, true);
  view.setUint16(pos + 16, HEX[b & 255]!, true);
  bytes[pos + 18] = HYPHEN;
  view.setUint16(pos + 19, HEX[c >>> 24]!, true);
  view.setUint16(pos + 21, HEX[(c >>> 16) & 255]!, true);
  bytes[pos + 23] = HYPHEN;
  view.setUint16(pos + 24, HEX[(c >>> 8) & 255]!, true);
  view.setUint16(pos + 26, HEX[c & 255]!, true);
  view.setUint16(pos + 28, HEX[d >>> 24]!, true);
  view.setUint16(pos + 30, HEX[(d >>> 16) & 255]!, true);
  view.setUint16(pos + 32, HEX[(d >>> 8) & 255]!, true);
  view.setUint16(pos + 34, HEX[d & 255]!, true);
  out.pos = pos + 36;
}

/** Writes a number from 0 to 65535 in hexadecimal without leading zeros. Up to 4 bytes. */
export function writeHexGroup(out: ByteWriter, value: number): void {
  for (let shift = value < 16 ? 0 : value < 256 ? 4 : value < 4096 ? 8 : 12; shift >= 0; shift -= 4) {
    out.byte(DIGITS.charCodeAt((value >>> shift) & 15));
  }
}
