import { below, i32 } from '../../random/draw';
import { highWord, mix32 } from '../../random/mix';
import { MAX_SAFE } from '../../options/option';
import { composedField } from '../composed/composed-field';
import { characters, HEX } from '../composed/part';
import { defineField } from '../define-field';
import { checkMoments, momentOptions, momentPart, momentsOf } from './moment-part';

/** Crockford's Base32: no I, L, O, U. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LAST_48_BITS = 2 ** 48 - 1;
const LAST_32_BITS = 2 ** 32 - 1;
const EXAMPLE = { from: '2025-01-01T00:00:00Z', to: '2025-12-31T23:59:59Z' };
const TWO_POW_16 = 65536;

export const uuidV7 = defineField({
  type: 'uuidV7',
  family: 'identifier',
  description:
    'A time-ordered UUID (version 7, RFC 9562) of a moment from `from` to `to`. Always unique: 62 of its bits are a permutation of the row number.',
  example: EXAMPLE,
  options: momentOptions,
  columnType: 'uuid',
  alwaysUnique: true,
  uniqueness: () => ({ available: MAX_SAFE }),
  check: (options, report) => checkMoments(options, 1, LAST_48_BITS, report),
  compile: (options, { random }) => {
    const { first, size } = momentsOf(options, 1);
    const [k0, k1, k2, k3] = [0, 1, 2, 3].map((draw) => i32(random.cell(0), draw)) as [
      number,
      number,
      number,
      number,
    ];
    return {
      type: 'uuid',
      read: (row, words) => {
        // An unbalanced Feistel network over 30 and 32 bits: rows have 53, so different rows stay different.
        let low = row | 0;
        let high = highWord(row);
        high ^= mix32(low ^ k0) & 0x3fffffff;
        low ^= mix32(high ^ k1);
        high ^= mix32(low ^ k2) & 0x3fffffff;
        low ^= mix32(high ^ k3);
        words[2] = high | 0x80000000;
        words[3] = low;
        const cell = random.cell(row);
        const milliseconds = first + below(cell, 4, size);
        const upper = Math.floor(milliseconds / TWO_POW_16);
        words[0] = upper | 0;
        words[1] = ((milliseconds - upper * TWO_POW_16) << 16) | 0x7000 | (i32(cell, 6) & 0x0fff);
      },
    };
  },
});

export const ulid = composedField({
  type: 'ulid',
  family: 'identifier',
  description: 'A ULID: a moment from `from` to `to` and 80 random bits in Crockford’s Base32.',
  example: EXAMPLE,
  options: momentOptions,
  check: (options, report) => checkMoments(options, 1, LAST_48_BITS, report),
  parts: (options) => [momentPart(options, 1, CROCKFORD, 10), ...characters(CROCKFORD, 16)],
});

export const objectId = composedField({
  type: 'objectId',
  family: 'identifier',
  description:
    'A MongoDB ObjectId: the second of a moment from `from` to `to` and 64 random bits, as 24 hexadecimal digits.',
  example: EXAMPLE,
  options: momentOptions,
  check: (options, report) => checkMoments(options, 1000, LAST_32_BITS, report),
  parts: (options) => [momentPart(options, 1000, HEX, 8), ...characters(HEX, 16)],
});
