import type { DictionaryName } from '../../dictionaries';
import { defineField, type FieldDefinition, type FieldFamily } from '../define-field';

interface WordList {
  type: string;
  family: FieldFamily;
  description: string;
  words: DictionaryName;
}

/** A field type without options whose values are the entries of one word list of the locale. */
export function wordListField({
  type,
  family,
  description,
  words,
}: WordList): FieldDefinition<Record<never, never>> {
  return defineField({
    type,
    family,
    description,
    example: {},
    options: {},
    columnType: 'text',
    uniqueness: (_, { locale }) => ({ available: locale.words(words).size }),
    compile: (_, { pick, locale }) => {
      const entries = locale.words(words);
      const index = pick(entries.size);
      return {
        type: 'text',
        maxBytes: entries.maxBytes,
        plain: entries.plain,
        write: (row, out) => entries.write(index.at(row), out),
      };
    },
  });
}
