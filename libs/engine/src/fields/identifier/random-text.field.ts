import { option } from '../../options/option';
import { composedField } from '../composed/composed-field';
import { CAPITALS, characters, DECIMAL, HEX, SMALL_LETTERS } from '../composed/part';

/** The order of characters in nanoid does not matter; they are those safe in a URL (RFC 3986). */
const URL_SAFE = `${CAPITALS}${SMALL_LETTERS}${DECIMAL}_-`;
/** Base58 as Bitcoin has it: no 0, O, I, l. */
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE62 = `${DECIMAL}${CAPITALS}${SMALL_LETTERS}`;

export const nanoid = composedField({
  type: 'nanoid',
  family: 'identifier',
  description: 'Random characters of an alphabet, by default in the shape of a Nano ID.',
  example: { size: 12 },
  options: {
    size: option.integer({ description: 'Number of characters.', default: 21, min: 1, max: 256 }),
    alphabet: option.text({
      description: 'Characters to choose from: at least two of printable ASCII, all different.',
      default: URL_SAFE,
      maxLength: 95,
    }),
  },
  check: ({ alphabet }, report) => {
    if (!/^[\x20-\x7e]*$/.test(alphabet))
      report('/alphabet', 'invalid_text', 'alphabet must have printable ASCII characters only');
    else if (alphabet.length < 2)
      report('/alphabet', 'wrong_length', 'alphabet must have at least 2 characters');
    else if (new Set(alphabet).size !== alphabet.length)
      report('/alphabet', 'duplicate_value', 'alphabet must not have a character more than once');
  },
  // A text that starts with a hyphen is taken for a formula by spreadsheets; the empty start is never plain.
  parts: ({ size, alphabet }) => [...(/[=+\-@]/.test(alphabet) ? [''] : []), ...characters(alphabet, size)],
});

export const shortId = composedField({
  type: 'shortId',
  family: 'identifier',
  description: 'A short identifier in Base58, without characters that look alike.',
  example: { size: 8 },
  options: { size: option.integer({ description: 'Number of characters.', default: 8, min: 4, max: 64 }) },
  parts: ({ size }) => characters(BASE58, size),
});

export const cuid2 = composedField({
  type: 'cuid2',
  family: 'identifier',
  description: 'An identifier in the shape of a CUID2: a small letter and 23 small letters or digits.',
  example: {},
  options: {},
  parts: () => [...characters(SMALL_LETTERS, 1), ...characters(`${DECIMAL}${SMALL_LETTERS}`, 23)],
});

const HEX_DIGITS = { md5: 32, sha1: 40, sha256: 64, sha512: 128 } as const;

export const digest = composedField({
  type: 'digest',
  family: 'identifier',
  description: 'Random hexadecimal digits in the shape of a digest; not the digest of anything.',
  example: { algorithm: 'sha256' },
  options: {
    algorithm: option.choice(['md5', 'sha1', 'sha256', 'sha512'], {
      description: 'Whose length it has: 32, 40, 64 or 128 digits.',
      default: 'sha256',
    }),
  },
  parts: ({ algorithm }) => characters(HEX, HEX_DIGITS[algorithm]),
});

export const apiKey = composedField({
  type: 'apiKey',
  family: 'identifier',
  description: 'A prefix and 32 letters or digits in the shape of an API key; opens nothing.',
  example: { prefix: 'test_' },
  options: {
    prefix: option.text({ description: 'Text before the random part.', default: 'test_', maxLength: 40 }),
  },
  parts: ({ prefix }) => [prefix, ...characters(BASE62, 32)],
});

export const traceId = composedField({
  type: 'traceId',
  family: 'identifier',
  description: 'A trace identifier of W3C Trace Context: 32 hexadecimal digits, not all of them zero.',
  example: {},
  options: {},
  // The first digit is not zero: all zeros would mean that there is no trace.
  parts: () => [...characters(HEX.slice(1), 1), ...characters(HEX, 31)],
});

export const spanId = composedField({
  type: 'spanId',
  family: 'identifier',
  description: 'A span identifier of W3C Trace Context: 16 hexadecimal digits, not all of them zero.',
  example: {},
  options: {},
  parts: () => [...characters(HEX.slice(1), 1), ...characters(HEX, 15)],
});

export const traceParent = composedField({
  type: 'traceParent',
  family: 'identifier',
  description: 'A traceparent header of W3C Trace Context, version 00, sampled or not.',
  example: {},
  options: {},
  parts: () => [
    '00-',
    ...characters(HEX.slice(1), 1),
    ...characters(HEX, 31),
    '-',
    ...characters(HEX.slice(1), 1),
    ...characters(HEX, 15),
    '-0',
    ...characters('01', 1),
  ],
});
