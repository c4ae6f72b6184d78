import { writeInteger, writePadded } from '../../bytes/decimal-text';
import { dictionary } from '../../dictionaries';
import { defineField, type FieldDefinition } from '../define-field';
import { wordListField } from '../word-list/word-list-field';

const SPACE = 32;
const HOUSE_NUMBERS = 9999;
const POSTCODES = 100_000;
const DEGREE_UNITS = 1e6;

export const streetAddress = defineField({
  type: 'streetAddress',
  family: 'location',
  description: 'A house number and a street.',
  example: {},
  options: {},
  columnType: 'text',
  uniqueness: () => ({ available: dictionary('street').size * HOUSE_NUMBERS }),
  compile: (_, { pick }) => {
    const street = dictionary('street');
    const address = pick(street.size * HOUSE_NUMBERS);
    return {
      type: 'text',
      maxBytes: 5 + street.maxBytes,
      plain: street.plain,
      write: (row, out) => {
        const index = address.at(row);
        const house = Math.floor(index / street.size);
        writeInteger(out, house + 1);
        out.byte(SPACE);
        street.write(index - house * street.size, out);
      },
    };
  },
});

export const city = wordListField({
  type: 'city',
  family: 'location',
  description: 'The name of a city in the United States.',
  words: 'city',
});

export const state = wordListField({
  type: 'state',
  family: 'location',
  description: 'A state of the United States.',
  words: 'state',
});

export const stateCode = wordListField({
  type: 'stateCode',
  family: 'location',
  description: 'The two letters of a state of the United States.',
  words: 'stateCode',
});

export const postcode = defineField({
  type: 'postcode',
  family: 'location',
  description: 'Five digits in the shape of a ZIP code; not tied to other fields.',
  example: {},
  options: {},
  columnType: 'text',
  uniqueness: () => ({ available: POSTCODES }),
  compile: (_, { pick }) => {
    const code = pick(POSTCODES);
    return { type: 'text', maxBytes: 5, plain: true, write: (row, out) => writePadded(out, code.at(row), 5) };
  },
});

export const country = wordListField({
  type: 'country',
  family: 'location',
  description: 'The English name of a country.',
  words: 'country',
});

export const countryCode = wordListField({
  type: 'countryCode',
  family: 'location',
  description: 'An ISO 3166-1 alpha-2 country code.',
  words: 'countryCode',
});

export const timeZone = wordListField({
  type: 'timeZone',
  family: 'location',
  description: 'A time zone of the IANA database, such as "Europe/Vienna".',
  words: 'timeZone',
});

function degrees(type: string, bound: number, description: string): FieldDefinition<Record<never, never>> {
  return defineField({
    type,
    family: 'location',
    description,
    example: {},
    options: {},
    columnType: 'float8',
    uniqueness: () => ({ available: 2 * bound * DEGREE_UNITS + 1 }),
    compile: (_, { pick }) => {
      const unit = pick(2 * bound * DEGREE_UNITS + 1);
      return { type: 'float8', value: (row) => (unit.at(row) - bound * DEGREE_UNITS) / DEGREE_UNITS };
    },
  });
}

export const latitude = degrees(
  'latitude',
  90,
  'Degrees north of the equator, -90 to 90, with six decimals.',
);
export const longitude = degrees(
  'longitude',
  180,
  'Degrees east of Greenwich, -180 to 180, with six decimals.',
);
