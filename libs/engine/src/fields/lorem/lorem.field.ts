import { option, type Report } from '../../options/option';
import { choice } from '../../random/draw';
import { defineField } from '../define-field';
import { wordListField } from '../word-list/word-list-field';
import { LoremWriter } from './lorem-writer';

const SPACE = 32;
const MAX_WORDS = 100;
const MAX_SENTENCES = 30;

const wordCounts = (min: number, max: number) => ({
  minWords: option.integer({ description: 'Fewest words.', default: min, min: 1, max: MAX_WORDS }),
  maxWords: option.integer({ description: 'Most words.', default: max, min: 1, max: MAX_WORDS }),
});

function checkWords({ minWords, maxWords }: { minWords: number; maxWords: number }, report: Report): void {
  if (minWords <= maxWords) return;
  report(
    '/minWords',
    'empty_range',
    `minWords (${minWords}) must not be greater than maxWords (${maxWords})`,
  );
}

export const word = wordListField({
  type: 'word',
  family: 'text',
  description: 'A word of filler text (lorem ipsum).',
  words: 'lorem',
});

/** A field of `minWords` to `maxWords` words, written as they are or as a sentence. */
function wordsField(
  type: 'words' | 'sentence',
  description: string,
  { minWords: fewest, maxWords: most }: { minWords: number; maxWords: number },
) {
  return defineField({
    type,
    family: 'text',
    description,
    example: { minWords: fewest, maxWords: most },
    options: wordCounts(fewest, most),
    columnType: 'text',
    check: checkWords,
    compile: ({ minWords, maxWords }, { random, locale }) => {
      const lorem = new LoremWriter(locale);
      return {
        type: 'text',
        maxBytes: lorem.maxBytes(maxWords),
        plain: true,
        write: (row, out) => {
          const cell = random.cell(row);
          const count = minWords + choice(cell, 0, maxWords - minWords + 1);
          lorem[type](out, count, cell, 1);
        },
      };
    },
  });
}

export const words = wordsField('words', 'A few words of filler text (lorem ipsum), in small letters.', {
  minWords: 2,
  maxWords: 4,
});

export const sentence = wordsField('sentence', 'A sentence of filler text (lorem ipsum).', {
  minWords: 4,
  maxWords: 10,
});

export const paragraph = defineField({
  type: 'paragraph',
  family: 'text',
  description: 'Several sentences of filler text (lorem ipsum) of 4 to 12 words each.',
  example: { minSentences: 2, maxSentences: 4 },
  options: {
    minSentences: option.integer({
      description: 'Fewest sentences.',
      default: 3,
      min: 1,
      max: MAX_SENTENCES,
    }),
    maxSentences: option.integer({ description: 'Most sentences.', default: 6, min: 1, max: MAX_SENTENCES }),
  },
  columnType: 'text',
  check: ({ minSentences, maxSentences }, report) => {
    if (minSentences <= maxSentences) return;
    const message = `minSentences (${minSentences}) must not be greater than maxSentences (${maxSentences})`;
    report('/minSentences', 'empty_range', message);
  },
  compile: ({ minSentences, maxSentences }, { random, locale }) => {
    const lorem = new LoremWriter(locale);
    return {
      type: 'text',
      maxBytes: maxSentences * (lorem.maxBytes(12) + 1),
      plain: true,
      write: (row, out) => {
        const cell = random.cell(row);
        const count = minSentences + choice(cell, 0, maxSentences - minSentences + 1);
        for (let i = 0; i < count; i++) {
          if (i > 0) out.byte(SPACE);
          const draw = 1 + i * 8; // one draw for the length, six for the words
          lorem.sentence(out, 4 + choice(cell, draw, 9), cell, draw + 1);
        }
      },
    };
  },
});
