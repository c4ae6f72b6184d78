import type { ByteWriter } from '@app/engine';

const TWO_POW_32 = 4294967296;

/** Writes `value` (an integer up to 2^53 - 1, with sign) as eight bytes. */
export function writeInt64(out: ByteWriter, value: number): void {
  const { view, pos } = out;
  const high = Math.floor(value / TWO_POW_32);
  view.setInt32(pos, high);
  view.setInt32(pos + 4, (value - high * TWO_POW_32) | 0);
  out.pos = pos + 8;
}

/** Writes `value` x 1000 as eight bytes, exactly also where the product has more than 53 bits. */
export function writeInt64Thousandfold(out: ByteWriter, value: number): void {
  const { view, pos } = out;
  const high = Math.floor(value / TWO_POW_32);
  const low = (value - high * TWO_POW_32) * 1000;
  const carry = Math.floor(low / TWO_POW_32);
  view.setInt32(pos, (high * 1000 + carry) | 0);
  view.setInt32(pos + 4, (low - carry * TWO_POW_32) | 0);
  out.pos = pos + 8;
}

/** Reads what {@link writeInt64} writes; exact up to 2^53 - 1. */
export function readInt64(view: DataView<ArrayBufferLike>, pos: number): number {
  return view.getInt32(pos) * TWO_POW_32 + view.getUint32(pos + 4);
}
