import type { ByteWriter } from '../../bytes/byte-writer';
import { Dictionary, type Locale } from '../../dictionaries';
import { choice } from '../../random/draw';
import type { Part } from '../composed/part';
import { localePattern, PatternText } from '../composed/pattern-text';
import { defineField, type FieldDefinition } from '../define-field';
import { eitherSex, listsBySex, personOption, sexOf, type SexedList, womenFirst } from './row-person';

/** A field type whose values are names of the sex that the person of the row has. */
export function sexedNameField(about: {
  type: string;
  description: string;
  list: SexedList;
}): FieldDefinition<typeof personOption> {
  const { type, description, list } = about;
  return defineField({
    type,
    family: 'person',
    description,
    example: {},
    options: personOption,
    columnType: 'text',
    uniqueness: (_, { locale }) => ({ available: eitherSex(locale, list).size }),
    compile: ({ person }, context) => {
      const { locale, unique, random, pick } = context;
      const { female, male, same } = listsBySex(locale, list);
      if (unique || same) {
        const all = eitherSex(locale, list);
        const index = pick(all.size);
        const write = (row: number, out: ByteWriter): void => all.write(index.at(row), out);
        return { type: 'text', maxBytes: all.maxBytes, plain: all.plain, write };
      }
      const isFemale = sexOf(person, context);
      // One list, so that the sex decides about a number and not about a branch.
      const both = womenFirst(locale, list);
      const [women, men] = [female.size, male.size];
      return {
        type: 'text',
        maxBytes: both.maxBytes,
        plain: both.plain,
        write: (row, out) => {
          const cell = random.cell(row);
          both.write(isFemale(row) ? choice(cell, 0, women) : women + choice(cell, 0, men), out);
        },
      };
    },
  });
}

export const firstName = sexedNameField({
  type: 'firstName',
  description:
    'A given name. It agrees with the sex of the person of the row, unless it is `unique`: then each name comes once.',
  list: 'firstName',
});

export const lastName = sexedNameField({
  type: 'lastName',
  description:
    'A family name; where family names have a form for women and one for men, that of the person of the row.',
  list: 'lastName',
});

export const middleName = sexedNameField({
  type: 'middleName',
  description:
    'A second given name, or the patronymic where there is one, by the sex of the person of the row.',
  list: 'middleName',
});

export const namePrefix = sexedNameField({
  type: 'namePrefix',
  description: 'What stands before or is said with a name, such as "Ms." or "Dr.", by the sex of the person.',
  list: 'namePrefix',
});

/** Given names that the other sex does not have either: then the halves of a unique name share none. */
function uniqueNames(locale: Locale): readonly [female: PatternText, male: PatternText] {
  const order = locale.entries('fullNamePattern')[0]!;
  const women = new Set(locale.entries('firstNameFemale'));
  // Names with a blank, in front of another, could make the same text in two ways.
  const leading = (name: string): Filter =>
    order.startsWith(`{${name}}`) ? (entry) => !entry.includes(' ') : () => true;
  const parts = (sex: 'Female' | 'Male', isGiven: Filter): PatternText => {
    const list = (name: 'firstName' | 'lastName' | 'middleName', keep: Filter): Dictionary =>
      locale.dictionary(`${name}${sex} for unique names`, () => {
        return new Dictionary(locale.entries(`${name}${sex}`).filter(keep));
      });
    const first = list('firstName', (entry) => isGiven(entry) && leading('firstName')(entry));
    const last = list('lastName', leading('lastName'));
    const middle = list('middleName', (entry) => !entry.includes(' '));
    return new PatternText([order], partsBySex({ first, last, middle }));
  };
  return [parts('Female', () => true), parts('Male', (entry) => !women.has(entry))];
}

type Filter = (entry: string) => boolean;

function partsBySex(lists: { first: Part; last: Part; middle: Part }): (name: string) => Part | undefined {
  return (name) =>
    name === 'firstName'
      ? lists.first
      : name === 'lastName'
        ? lists.last
        : name === 'middleName'
          ? lists.middle
          : undefined;
}

export const fullName = defineField({
  type: 'fullName',
  family: 'person',
  description:
    'A given name and a family name in the order of the locale. To join the names of other fields of the record, use a template.',
  example: {},
  options: personOption,
  columnType: 'text',
  uniqueness: (_, { locale }) => {
    if (!locale.entries('fullNamePattern')[0]!.includes('} {'))
      return { reason: 'names written without a blank can be the same although their parts are not' };
    const [female, male] = uniqueNames(locale);
    return { available: female.size + male.size };
  },
  compile: ({ person }, context) => {
    const { locale, random, unique, pick } = context;
    if (unique) {
      const [female, male] = uniqueNames(locale);
      const index = pick(female.size + male.size);
      const write = (row: number, out: ByteWriter): void => {
        const number = index.at(row);
        if (number < female.size) female.writeNumber(number, out);
        else male.writeNumber(number - female.size, out);
      };
      const maxBytes = Math.max(female.maxBytes, male.maxBytes);
      return { type: 'text', maxBytes, plain: female.plain && male.plain, write };
    }
    const [female, male] = (['female', 'male'] as const).map((sex) => {
      const [first, last, middle] = (['firstName', 'lastName', 'middleName'] as const).map(
        (name) => listsBySex(locale, name)[sex],
      );
      return localePattern(
        locale,
        'fullNamePattern',
        partsBySex({ first: first!, last: last!, middle: middle! }),
      );
    }) as [PatternText, PatternText];
    const isFemale = sexOf(person, context);
    return {
      type: 'text',
      maxBytes: Math.max(female.maxBytes, male.maxBytes),
      plain: female.plain && male.plain,
      write: (row, out) => (isFemale(row) ? female : male).write(random.cell(row), 0, out),
    };
  },
});

export const jobTitle = defineField({
  type: 'jobTitle',
  family: 'person',
  description: 'A job title such as "Senior Marketing Manager".',
  example: {},
  options: {},
  columnType: 'text',
  compile: (_, { random, locale }) => {
    const title = localePattern(locale, 'jobTitlePattern');
    const { maxBytes, plain } = title;
    return { type: 'text', maxBytes, plain, write: (row, out) => title.write(random.cell(row), 0, out) };
  },
});
