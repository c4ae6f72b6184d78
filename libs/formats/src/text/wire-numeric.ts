import { writePadded, writeInteger, type ByteWriter } from '@app/engine';
import { NUMERIC_NEGATIVE } from '../copy-binary/wire-format';
import { CopyStreamInvalid } from '../formats.errors';

const GROUP_DIGITS = 4;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const POWERS = [1, 10, 100, 1000];

/** The most bytes {@link writeWireNumeric} writes for the value at `pos`. */
export function numericTextBytes(view: DataView<ArrayBufferLike>, pos: number): number {
  const weight = view.getInt16(pos + 2);
  const scale = view.getUint16(pos + 6);
  return (Math.max(weight, 0) + 1) * GROUP_DIGITS + scale + GROUP_DIGITS + 2;
}

/** As {@link writeWireNumeric}, and makes room for it. */
export function writeDecimal(view: DataView, pos: number, length: number, out: ByteWriter): void {
  out.ensure(numericTextBytes(view, pos));
  writeWireNumeric(view, pos, length, out);
}

/** Writes a finite `numeric` in full, with exactly as many decimals as its scale says, as PostgreSQL does. */
export function writeWireNumeric(
  view: DataView<ArrayBufferLike>,
  pos: number,
  length: number,
  out: ByteWriter,
): void {
  const groups = view.getInt16(pos);
  const weight = view.getInt16(pos + 2);
  const scale = view.getUint16(pos + 6);
  if (length !== 8 + groups * 2) throw new CopyStreamInvalid('A numeric value has a wrong length.');
  /** The group of digits with weight 10,000^power; those not stored are 0. */
  const group = (power: number): number => {
    const index = weight - power;
    return index >= 0 && index < groups ? view.getUint16(pos + 8 + index * 2) : 0;
  };

  if (view.getUint16(pos + 4) === NUMERIC_NEGATIVE) out.byte(MINUS);
  if (weight < 0) {
    out.byte(ZERO);
  } else {
    writeInteger(out, group(weight));
    for (let power = weight - 1; power >= 0; power--) writePadded(out, group(power), GROUP_DIGITS);
  }
  if (scale === 0) return;
  out.byte(POINT);
  const end = out.pos + scale;
  for (let power = -1; out.pos < end; power--) writePadded(out, group(power), GROUP_DIGITS);
  out.pos = end;
}

/**
 * A finite `numeric` times 10^`scale`, which must be at least its own scale.
 * @throws CopyStreamInvalid when digits would be lost
 */
export function readDecimal(view: DataView, pos: number, length: number, scale: number): bigint {
  const groups = view.getInt16(pos);
  const weight = view.getInt16(pos + 2);
  if (length !== 8 + groups * 2) throw new CopyStreamInvalid('A numeric value has a wrong length.');
  const negative = view.getUint16(pos + 4) === NUMERIC_NEGATIVE;
  /** Zeros to be put behind the stored digits; negative when the last group has some too many. */
  const zeros = groups === 0 ? 0 : (weight - groups + 1) * GROUP_DIGITS + scale;
  if (groups <= 3 && zeros >= -3 && zeros <= 3) {
    // At most 15 digits: exact in a double.
    let digits = 0;
    for (let i = 0; i < groups; i++) digits = digits * 10_000 + view.getUint16(pos + 8 + i * 2);
    const unscaled = zeros < 0 ? digits / POWERS[-zeros]! : digits * POWERS[zeros]!;
    if (!Number.isInteger(unscaled))
      throw new CopyStreamInvalid('A numeric value has more decimals than announced.');
    return BigInt(negative ? -unscaled : unscaled);
  }
  let digits = 0n;
  for (let i = 0; i < groups; i++) digits = digits * 10_000n + BigInt(view.getUint16(pos + 8 + i * 2));
  const power = 10n ** BigInt(Math.abs(zeros));
  if (zeros < 0 && digits % power !== 0n) {
    throw new CopyStreamInvalid('A numeric value has more decimals than announced.');
  }
  const unscaled = zeros < 0 ? digits / power : digits * power;
  return negative ? -unscaled : unscaled;
}
