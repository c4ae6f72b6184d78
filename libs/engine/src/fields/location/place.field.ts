import type { ByteWriter } from '../../bytes/byte-writer';
import { composedField } from '../composed/composed-field';
import { numbers } from '../composed/part';
import { localePattern } from '../composed/pattern-text';
import { defineField } from '../define-field';
import { listedField } from '../listed/listed-field';

export const buildingNumber = composedField({
  type: 'buildingNumber',
  family: 'location',
  description: 'The number of a house, 1 to 9999.',
  example: {},
  options: {},
  parts: () => [numbers(1, 9999)],
});

export const secondaryAddress = defineField({
  type: 'secondaryAddress',
  family: 'location',
  description: 'The part of an address inside a building, such as "Apt. 42".',
  example: {},
  options: {},
  columnType: 'text',
  uniqueness: (_, { locale }) => ({ available: localePattern(locale, 'secondaryAddressPattern').size }),
  compile: (_, { locale, random, pick, unique }) => {
    const form = localePattern(locale, 'secondaryAddressPattern');
    const index = pick(form.size);
    const { maxBytes, plain } = form;
    const write = unique
      ? (row: number, out: ByteWriter) => form.writeNumber(index.at(row), out)
      : (row: number, out: ByteWriter) => form.write(random.cell(row), 0, out);
    return { type: 'text', maxBytes, plain, write };
  },
});

export const county = listedField({
  type: 'county',
  family: 'location',
  description: 'The name of a county as found in the United States; not tied to other fields.',
  values: [
    ...['Adams County', 'Allen County', 'Baker County', 'Benton County', 'Butler County', 'Calhoun County'],
    ...[
      'Carroll County',
      'Clark County',
      'Clay County',
      'Crawford County',
      'Cumberland County',
      'Douglas County',
    ],
    ...[
      'Fayette County',
      'Franklin County',
      'Fulton County',
      'Grant County',
      'Greene County',
      'Hamilton County',
    ],
    ...[
      'Hancock County',
      'Henry County',
      'Jackson County',
      'Jasper County',
      'Jefferson County',
      'Johnson County',
    ],
    ...['Knox County', 'Lake County', 'Lawrence County', 'Lee County', 'Lincoln County', 'Logan County'],
    ...[
      'Madison County',
      'Marion County',
      'Marshall County',
      'Mercer County',
      'Monroe County',
      'Montgomery County',
    ],
    ...['Morgan County', 'Orange County', 'Perry County', 'Pike County', 'Polk County', 'Putnam County'],
    ...[
      'Shelby County',
      'Union County',
      'Warren County',
      'Washington County',
      'Wayne County',
      'White County',
    ],
  ],
});

export const continent = listedField({
  type: 'continent',
  family: 'location',
  description: 'One of seven continents.',
  values: ['Africa', 'Antarctica', 'Asia', 'Europe', 'North America', 'Oceania', 'South America'],
});

export const cardinalDirection = listedField({
  type: 'cardinalDirection',
  family: 'location',
  description: 'A direction of the compass, such as "north-east".',
  values: ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'],
});
