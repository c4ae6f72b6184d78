import { characters, composedField, digits, option } from 'veogen/engine';

/** Consonants that nobody confuses with a digit; without vowels there are no words. */
const LETTERS = 'BCDFGHJKLMNPRSTVWXYZ';

/** Different for every row when the field is `unique`: `composedField` knows how many texts there are. */
export const badgeNumber = composedField({
  type: 'badgeNumber',
  family: 'identifier',
  description: 'A badge number of four digits and three consonants, such as "4821-KDR".',
  example: { separator: '-' },
  options: {
    separator: option.choice(['-', ' '], {
      description: 'What stands between digits and letters.',
      default: '-',
    }),
  },
  parts: ({ separator }) => [digits(4), separator, ...characters(LETTERS, 3)],
});
