import { dictionary, Dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { composedField } from '../composed/composed-field';
import { defineField } from '../define-field';
import { fraction32 } from '../../random/draw';
import { listedField } from '../listed/listed-field';
import { checkDistribution, integersOf, optionalDistribution, uniquenessOf } from '../number/distribution';
import { wordListField } from '../word-list/word-list-field';
import { personOption, sexOf } from './row-person';

export const nameSuffix = wordListField({
  type: 'nameSuffix',
  family: 'person',
  description: 'What stands after a name, such as "Jr." or "PhD".',
  words: 'nameSuffix',
});

export const sex = defineField({
  type: 'sex',
  family: 'person',
  description: 'Either "female" or "male", one as often as the other; the names of the row agree with it.',
  example: {},
  options: personOption,
  columnType: 'text',
  compile: ({ person }, context) => {
    const isFemale = sexOf(person, context);
    return {
      type: 'text',
      maxBytes: SEXES.maxBytes,
      plain: true,
      write: (row, out) => SEXES.write(isFemale(row) ? 0 : 1, out),
    };
  },
});

const SEXES = new Dictionary(['female', 'male', 'non-binary', 'not stated']);

export const gender = defineField({
  type: 'gender',
  family: 'person',
  description:
    'A gender as people state it: in 97 of 100 rows that which the names of the row suggest, otherwise non-binary or not stated.',
  example: {},
  options: personOption,
  columnType: 'text',
  compile: ({ person }, context) => {
    const { random } = context;
    const isFemale = sexOf(person, context);
    return {
      type: 'text',
      maxBytes: SEXES.maxBytes,
      plain: true,
      write: (row, out) => {
        const stated = fraction32(random.cell(row), 0);
        SEXES.write(stated < 0.01 ? 3 : stated < 0.03 ? 2 : isFemale(row) ? 0 : 1, out);
      },
    };
  },
});

export const zodiacSign = listedField({
  type: 'zodiacSign',
  family: 'person',
  description: 'A sign of the zodiac; not tied to a date of birth.',
  values: [
    ...['Aries', 'Taurus', 'Gemini', 'Cancer', 'Leo', 'Virgo'],
    ...['Libra', 'Scorpio', 'Sagittarius', 'Capricorn', 'Aquarius', 'Pisces'],
  ],
});

export const age = defineField({
  type: 'age',
  family: 'person',
  description: 'An age in whole years from min to max, both included.',
  example: { min: 18, max: 90 },
  options: {
    min: option.integer({ description: 'Youngest.', default: 18, min: 0, max: 150 }),
    max: option.integer({ description: 'Oldest.', default: 80, min: 0, max: 150 }),
    distribution: optionalDistribution('years'),
  },
  correlatable: true,
  columnType: 'int4',
  uniqueness: ({ min, max, distribution }) => uniquenessOf(max - min + 1, distribution),
  check: ({ min, max, distribution }, report) => {
    if (min > max) report('/min', 'empty_range', `min (${min}) must not be greater than max (${max})`);
    else checkDistribution(distribution, min, max, 1, report);
  },
  compile: ({ min, max, distribution }, context) => ({
    type: 'int4',
    value: integersOf(context, min, max, distribution),
  }),
});

const INTERESTS = [
  ...['hiking', 'jazz', 'chess', 'baking', 'cycling', 'photography', 'gardening', 'science fiction'],
  ...['sailing', 'pottery', 'running', 'board games', 'birdwatching', 'good coffee', 'old maps', 'climbing'],
];

export const bio = composedField({
  type: 'bio',
  family: 'person',
  description: 'A line about oneself in English, such as "Marketing Manager. Fond of jazz and old maps.".',
  example: {},
  options: {},
  parts: () => [
    dictionary('jobArea'),
    ' ',
    dictionary('jobType'),
    '. ',
    new Dictionary(['Fond of ', 'Into ', 'Lives for ', 'Always up for ', 'Believes in ']),
    new Dictionary(INTERESTS.slice(0, 8)),
    ' and ',
    new Dictionary(INTERESTS.slice(8)),
    '.',
  ],
});
