import type { ByteWriter } from '../../bytes/byte-writer';
import { writeZeroFilled } from '../../bytes/decimal-text';
import { Utf8Literal } from '../../bytes/utf8-literal';
import type { Part } from '../composed/part';
import type { CheckDigit } from './check-digit';

/** A fixed prefix of digits, `width` (1 to 15) free digits, and the check digit of both. */
export function checkedDigits(prefix: string, width: number, checkDigit: CheckDigit): Part {
  const head = new Utf8Literal(prefix);
  return {
    size: 10 ** width,
    maxBytes: head.length + width + 1,
    plain: true,
    write: (index, out) => {
      const start = out.pos;
      head.write(out);
      writeZeroFilled(out, index, width);
      out.byte(checkDigit(out.bytes, start, out.pos));
    },
  };
}

/** One of several parts, which must have the same size; different parts must not have a text in common. */
export function oneOf(parts: readonly Part[]): Part {
  const { size } = parts[0]!;
  return {
    size: size * parts.length,
    maxBytes: Math.max(...parts.map(({ maxBytes }) => maxBytes)),
    plain: parts.every(({ plain }) => plain),
    write: (index: number, out: ByteWriter) => {
      const quotient = Math.floor(index / parts.length);
      parts[index - quotient * parts.length]!.write(quotient, out);
    },
  };
}
