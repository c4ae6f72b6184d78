import type { DictionaryName } from '../../dictionaries';
import { localePattern } from '../composed/pattern-text';
import { defineField, type FieldDefinition, type FieldFamily } from '../define-field';
import { eitherSex } from '../person/row-person';
import { wordListField } from '../word-list/word-list-field';

/** A field type without options whose values have one of the forms that the locale lists under `pattern`. */
function patternField(about: {
  type: string;
  family: FieldFamily;
  description: string;
  pattern: DictionaryName;
}): FieldDefinition<Record<never, never>> {
  const { pattern, ...rest } = about;
  return defineField({
    ...rest,
    example: {},
    options: {},
    columnType: 'text',
    compile: (_, { random, locale }) => {
      const text = localePattern(locale, pattern, (name) =>
        name === 'lastName' ? eitherSex(locale, 'lastName') : undefined,
      );
      const { maxBytes, plain } = text;
      return { type: 'text', maxBytes, plain, write: (row, out) => text.write(random.cell(row), 0, out) };
    },
  });
}

export const company = patternField({
  type: 'company',
  family: 'company',
  description: 'A made-up company name such as "Miller Group" or "Hayes & Sons".',
  pattern: 'companyPattern',
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

export const productName = patternField({
  type: 'productName',
  family: 'commerce',
  description: 'A made-up product such as "Sleek Wooden Chair".',
  pattern: 'productPattern',
});
