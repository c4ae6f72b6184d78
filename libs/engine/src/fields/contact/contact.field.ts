import { Utf8Literal } from '../../bytes/utf8-literal';
import { writePadded } from '../../bytes/decimal-text';
import { Dictionary } from '../../dictionaries';
import { TieredPermutation } from '../../random/permutation';
import { choice } from '../../random/draw';
import { defineField } from '../define-field';
import { handleOf, handleOptions, handleReferences } from './handle';

/** Reserved by RFC 2606, so that no mail ever reaches a person. */
const EMAIL_DOMAINS = new Dictionary(['@example.com', '@example.org', '@example.net']);

/** The fields that the examples take names from. */
const NAMES = [
  { name: 'firstName', type: 'firstName' },
  { name: 'lastName', type: 'lastName' },
];

export const email = defineField({
  type: 'email',
  family: 'contact',
  description:
    'An e-mail address at example.com, example.org or example.net (reserved by RFC 2606), made of the names in the fields `from` or of random names. Unique for up to 10^12 rows.',
  example: { from: ['firstName', 'lastName'], unique: true },
  companions: NAMES,
  options: handleOptions,
  columnType: 'text',
  uniqueness: () => ({ available: TieredPermutation.SIZE }),
  references: handleReferences,
  compile: (options, context) => {
    const { random } = context;
    const handle = handleOf(options, context, '._-');
    return {
      type: 'text',
      maxBytes: handle.maxBytes + EMAIL_DOMAINS.maxBytes,
      plain: true,
      write: (row, out) => {
        const cell = random.cell(row);
        handle.write(row, cell, out);
        EMAIL_DOMAINS.write(choice(cell, 3, EMAIL_DOMAINS.size), out);
      },
    };
  },
});

export const username = defineField({
  type: 'username',
  family: 'contact',
  description:
    'A user name made of the names in the fields `from` or of random names. Unique for up to 10^12 rows.',
  example: { from: ['firstName', 'lastName'], unique: true },
  companions: NAMES,
  options: handleOptions,
  columnType: 'text',
  uniqueness: () => ({ available: TieredPermutation.SIZE }),
  references: handleReferences,
  compile: (options, context) => {
    const { random } = context;
    const handle = handleOf(options, context, '._');
    return {
      type: 'text',
      maxBytes: handle.maxBytes,
      plain: true,
      write: (row, out) => handle.write(row, random.cell(row), out),
    };
  },
});

/** Area codes of the North American plan: NXX without the service codes N11. */
const AREA_CODES = Array.from({ length: 800 }, (_, i) => 200 + i).filter((code) => code % 100 !== 11);
/** 555-0100 to 555-0199 are set aside for fiction in every area. */
const FICTIONAL_LINES = 100;

export const phone = defineField({
  type: 'phone',
  family: 'contact',
  description:
    'A telephone number such as +1-202-555-0142, from the range set aside for fiction (555-0100 to 555-0199).',
  example: {},
  options: {},
  columnType: 'text',
  uniqueness: () => ({ available: AREA_CODES.length * FICTIONAL_LINES }),
  compile: (_, { pick }) => {
    const number = pick(AREA_CODES.length * FICTIONAL_LINES);
    const before = new Utf8Literal('+1-');
    const between = new Utf8Literal('-555-01');
    return {
      type: 'text',
      maxBytes: 15,
      plain: false, // a spreadsheet takes the plus for a formula
      write: (row, out) => {
        const index = number.at(row);
        const area = Math.floor(index / FICTIONAL_LINES);
        before.write(out);
        writePadded(out, AREA_CODES[area]!, 3);
        between.write(out);
        writePadded(out, index - area * FICTIONAL_LINES, 2);
      },
    };
  },
});
