import { dictionary, Dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { composedField } from '../composed/composed-field';
import { defineField } from '../define-field';
import { checkDistribution, integersOf, optionalDistribution, uniquenessOf } from '../number/distribution';
import { listedField, weightedListField } from '../listed/listed-field';
import { wordListField } from '../word-list/word-list-field';

export const namePrefix = weightedListField({
  type: 'namePrefix',
  family: 'person',
  description: 'What stands before an English name, such as "Ms." or "Dr.".',
  weights: { 'Mr.': 40, 'Ms.': 30, 'Mrs.': 12, Miss: 6, 'Mx.': 2, 'Dr.': 8, 'Prof.': 2 },
});

export const nameSuffix = listedField({
  type: 'nameSuffix',
  family: 'person',
  description: 'What stands after an English name, such as "Jr." or "PhD".',
  values: ['Jr.', 'Sr.', 'II', 'III', 'IV', 'PhD', 'MD', 'DDS', 'DVM', 'CPA', 'Esq.'],
});

export const middleName = wordListField({
  type: 'middleName',
  family: 'person',
  description: 'A second given name.',
  words: 'firstName',
});

export const gender = weightedListField({
  type: 'gender',
  family: 'person',
  description: 'A gender as people state it: mostly female or male, sometimes non-binary or not stated.',
  weights: { female: 49, male: 48, 'non-binary': 2, 'not stated': 1 },
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
  description: 'A line about oneself, such as "Marketing Manager. Fond of jazz and old maps.".',
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
