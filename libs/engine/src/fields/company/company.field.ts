import { Utf8Literal } from '../../bytes/utf8-literal';
import { dictionary } from '../../dictionaries';
import { chance, choice } from '../../random/draw';
import { defineField } from '../define-field';
import { wordListField } from '../word-list/word-list-field';

const SPACE = 32;

export const company = defineField({
  type: 'company',
  family: 'company',
  description: 'A made-up company name such as "Miller Group" or "Hayes and Sons".',
  example: {},
  options: {},
  columnType: 'text',
  compile: (_, { random }) => {
    const name = dictionary('lastName');
    const suffix = dictionary('companySuffix');
    const and = new Utf8Literal(' & ');
    return {
      type: 'text',
      maxBytes: 2 * name.maxBytes + and.length + suffix.maxBytes + 1,
      plain: name.plain && suffix.plain,
      write: (row, out) => {
        const cell = random.cell(row);
        name.write(choice(cell, 0, name.size), out);
        if (chance(cell, 1, 0.3)) {
          and.write(out);
          name.write(choice(cell, 2, name.size), out);
        } else {
          out.byte(SPACE);
          suffix.write(choice(cell, 2, suffix.size), out);
        }
      },
    };
  },
});

export const department = wordListField({
  type: 'department',
  family: 'commerce',
  description: 'A department of a shop, such as "Garden".',
  words: 'department',
});

export const currencyCode = wordListField({
  type: 'currencyCode',
  family: 'commerce',
  description: 'An ISO 4217 currency code such as "EUR".',
  words: 'currencyCode',
});

export const color = wordListField({
  type: 'color',
  family: 'commerce',
  description: 'The name of a colour.',
  words: 'color',
});

export const productName = defineField({
  type: 'productName',
  family: 'commerce',
  description: 'A made-up product such as "Sleek Wooden Chair".',
  example: {},
  options: {},
  columnType: 'text',
  compile: (_, { random }) => {
    const parts = [
      dictionary('productAdjective'),
      dictionary('productMaterial'),
      dictionary('productNoun'),
    ] as const;
    const [adjective, material, noun] = parts;
    return {
      type: 'text',
      maxBytes: parts.reduce((sum, part) => sum + part.maxBytes + 1, 0),
      plain: parts.every((part) => part.plain),
      write: (row, out) => {
        const cell = random.cell(row);
        adjective.write(choice(cell, 0, adjective.size), out);
        out.byte(SPACE);
        material.write(choice(cell, 1, material.size), out);
        out.byte(SPACE);
        noun.write(choice(cell, 2, noun.size), out);
      },
    };
  },
});
