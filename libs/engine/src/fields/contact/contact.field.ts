import type { ByteWriter } from '../../bytes/byte-writer';
import { Dictionary } from '../../dictionaries';
import { TieredPermutation } from '../../random/permutation';
import { choice } from '../../random/draw';
import { localePattern } from '../composed/pattern-text';
import { defineField } from '../define-field';
import { rowPlace, placeOption } from '../location/row-place';
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

export const phone = defineField({
  type: 'phone',
  family: 'contact',
  description:
    "A telephone number in the form of the country of the row's place, such as +1-202-555-0142. From the numbers set aside for fiction in Australia, Canada, France, Germany, Ireland, Sweden, the United Kingdom and the United States; elsewhere a number can belong to somebody.",
  example: {},
  options: placeOption,
  columnType: 'text',
  uniqueness: (_, { locale }) => ({ available: localePattern(locale, 'phonePattern').size }),
  compile: ({ place }, context) => {
    const { unique, locale, random, pick } = context;
    if (unique) {
      const form = localePattern(locale, 'phonePattern');
      const index = pick(form.size);
      const write = (row: number, out: ByteWriter): void => form.writeNumber(index.at(row), out);
      return { type: 'text', maxBytes: form.maxBytes, plain: false, write };
    }
    const { table, origins, random: places } = rowPlace(place, context);
    const forms = origins.map((origin) => localePattern(origin, 'phonePattern'));
    return {
      type: 'text',
      maxBytes: Math.max(...forms.map(({ maxBytes }) => maxBytes)),
      plain: false, // a spreadsheet takes the plus for a formula
      write: (row, out) => {
        const form =
          forms.length === 1 ? forms[0]! : forms[table.places[table.at(places.cell(row))]!.origin]!;
        form.write(random.cell(row), 0, out);
      },
    };
  },
});
