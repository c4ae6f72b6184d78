import { parseIsoTimestamp } from '../../calendar/iso-8601-parse';
import { option, type Report } from '../../options/option';
import type { Part } from '../composed/part';

/** The options of identifiers that begin with the moment they were made. */
export const momentOptions = {
  from: option.timestamp({
    description: 'First moment, 1970 or later.',
    default: '2020-01-01T00:00:00Z',
  }),
  to: option.timestamp({ description: 'Last moment.', default: '2025-12-31T23:59:59.999Z' }),
};

interface Range {
  readonly from: string;
  readonly to: string;
}

/** The first moment since 1970 and how many there are, both in units of `unit` milliseconds. */
export function momentsOf({ from, to }: Range, unit: number): { first: number; size: number } {
  const first = Math.ceil(parseIsoTimestamp(from)! / unit);
  return { first, size: Math.floor(parseIsoTimestamp(to)! / unit) - first + 1 };
}

/** `last` is the last moment that the identifier can hold, in units of `unit` milliseconds. */
export function checkMoments(range: Range, unit: number, last: number, report: Report): void {
  const { first, size } = momentsOf(range, unit);
  if (first < 0) report('/from', 'out_of_range', 'from must not be before 1970-01-01T00:00:00Z');
  else if (size < 1)
    report('/from', 'empty_range', `from (${range.from}) must not be after to (${range.to})`);
  else if (first + size - 1 > last)
    report('/to', 'out_of_range', `to (${range.to}) is later than it can hold`);
}

/** A moment of a range as `width` digits of `alphabet`, the most significant first. */
export function momentPart(range: Range, unit: number, alphabet: string, width: number): Part {
  const { first, size } = momentsOf(range, unit);
  const base = alphabet.length;
  const codes = Uint8Array.from(alphabet, (character) => character.charCodeAt(0));
  return {
    size,
    maxBytes: width,
    plain: true,
    write: (index, out) => {
      const { bytes, pos } = out;
      let rest = first + index;
      for (let to = pos + width - 1; to >= pos; to--) {
        const quotient = Math.floor(rest / base);
        bytes[to] = codes[rest - quotient * base]!;
        rest = quotient;
      }
      out.pos = pos + width;
    },
  };
}
