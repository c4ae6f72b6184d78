import { writePadded } from '../../bytes/decimal-text';
import { Dictionary } from '../../dictionaries';
import { composedField } from '../composed/composed-field';
import { CAPITALS, characters, type Part } from '../composed/part';

const ZERO = 48;

/** Eight digits and their check digit by UPU S10: weights 8 6 4 2 3 5 9 7, modulo 11; 10 gives 0 and 11 gives 5. */
const s10Serial: Part = {
  size: 1e8,
  maxBytes: 9,
  plain: true,
  write: (index, out) => {
    const { bytes, pos } = out;
    writePadded(out, index, 8);
    const sum =
      8 * bytes[pos]! +
      6 * bytes[pos + 1]! +
      4 * bytes[pos + 2]! +
      2 * bytes[pos + 3]! +
      3 * bytes[pos + 4]! +
      5 * bytes[pos + 5]! +
      9 * bytes[pos + 6]! +
      7 * bytes[pos + 7]! -
      44 * ZERO;
    const check = 11 - (sum % 11);
    out.byte(ZERO + (check === 10 ? 0 : check === 11 ? 5 : check));
  },
};

export const trackingNumber = composedField({
  type: 'trackingNumber',
  family: 'identifier',
  description:
    'A tracking number of a parcel by UPU S10, with its check digit. The country is ZZ, which ISO 3166 leaves to its users, so no post has issued it.',
  example: {},
  options: {},
  parts: () => [new Dictionary(['C', 'E', 'L', 'R', 'U', 'V']), ...characters(CAPITALS, 1), s10Serial, 'ZZ'],
});

/** Twelve digits after 00, and the check digit of all fourteen by Luhn. */
const IMEI_BODY = 12;
const luhnDouble = Uint8Array.from({ length: 10 }, (_, digit) => (digit < 5 ? 2 * digit : 2 * digit - 9));
const imeiRest: Part = {
  size: 10 ** IMEI_BODY,
  maxBytes: IMEI_BODY + 1,
  plain: true,
  write: (index, out) => {
    const { bytes, pos } = out;
    const high = Math.floor(index / 1e6);
    writePadded(out, high, 6);
    writePadded(out, index - high * 1e6, 6);
    let sum = 0;
    for (let i = pos; i < pos + IMEI_BODY; i += 2) {
      sum += bytes[i]! - ZERO + luhnDouble[bytes[i + 1]! - ZERO]!;
    }
    out.byte(ZERO + ((10 - (sum % 10)) % 10));
  },
};

export const imei = composedField({
  type: 'imei',
  family: 'identifier',
  description:
    'The IMEI of a mobile device with its Luhn check digit (3GPP TS 23.003). It starts with 00, which is kept for test devices.',
  example: {},
  options: {},
  parts: () => ['00', imeiRest],
});
