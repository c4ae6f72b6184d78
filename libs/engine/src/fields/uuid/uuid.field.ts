import { i32 } from '../../random/draw';
import { highWord, mix32 } from '../../random/mix';
import { defineField } from '../define-field';

export const uuid = defineField({
  type: 'uuid',
  family: 'identifier',
  description:
    'A random UUID (version 4 by its shape, RFC 9562). Always unique: 64 of its 122 bits are a permutation of the row number.',
  example: {},
  options: {},
  columnType: 'uuid',
  alwaysUnique: true,
  uniqueness: () => ({ available: Number.MAX_SAFE_INTEGER }),
  compile: (_, { random }) => {
    const [k0, k1, k2, k3] = [0, 1, 2, 3].map((draw) => i32(random.cell(0), draw)) as [
      number,
      number,
      number,
      number,
    ];
    return {
      type: 'uuid',
      read: (row, words) => {
        // A Feistel network over the 64 bits of the row number: different rows, different first and last words.
        let low = row | 0;
        let high = highWord(row);
        high ^= mix32(low ^ k0);
        low ^= mix32(high ^ k1);
        high ^= mix32(low ^ k2);
        low ^= mix32(high ^ k3);
        words[0] = high;
        words[3] = low;
        const cell = random.cell(row);
        words[1] = (i32(cell, 4) & 0xffff0fff) | 0x4000;
        words[2] = (i32(cell, 5) & 0x3fffffff) | 0x80000000;
      },
    };
  },
});
