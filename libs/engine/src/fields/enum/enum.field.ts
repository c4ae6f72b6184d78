import { Dictionary } from '../../dictionaries';
import { zipfWeights } from '../../distributions/zipf';
import { option, quote } from '../../options/option';
import { fraction32 } from '../../random/draw';
import { WeightedChoice } from '../../random/weighted-choice';
import { defineField } from '../define-field';

const MAX_VALUES = 10_000;

export const enumeration = defineField({
  type: 'enum',
  family: 'choice',
  description: 'One of a list of texts: all equally likely, by weight, or by their rank in the list.',
  example: { values: ['free', 'pro', 'enterprise'], weights: [70, 25, 5] },
  options: {
    values: option.required(
      option.texts({
        description: 'The texts to choose from, all different.',
        minItems: 1,
        maxItems: MAX_VALUES,
      }),
    ),
    weights: option.numbers({
      description: 'How often each is chosen, relative to the others; one number for each of values.',
      minItems: 1,
      maxItems: MAX_VALUES,
      min: 0,
      max: 1e9,
    }),
    zipf: option.number({
      description:
        'Exponent of the law of Zipf: the k-th of values comes k^-zipf times as often as the first. In place of weights.',
      min: 0,
      max: 100,
    }),
  },
  columnType: 'text',
  uniqueness: ({ values, weights, zipf }) =>
    weights || zipf !== undefined ? { reason: 'weights have no meaning then' } : { available: values.length },
  check: ({ values, weights, zipf }, report) => {
    if (weights && zipf !== undefined)
      report('/zipf', 'conflicting_options', 'give weights or zipf, not both');
    const seen = new Set<string>();
    values.forEach((value, i) => {
      if (seen.has(value))
        report(`/values/${i}`, 'duplicate_value', `${quote(value)} is in values more than once`);
      seen.add(value);
    });
    if (!weights) return;
    if (weights.length !== values.length) {
      const message = `weights must have one number for each of the ${values.length} values, not ${weights.length}`;
      report('/weights', 'wrong_length', message);
    } else if (weights.every((weight) => weight === 0)) {
      report('/weights', 'out_of_range', 'at least one of weights must be above 0');
    }
  },
  compile: ({ values, weights, zipf }, { random, pick }) => {
    const texts = new Dictionary(values);
    const { maxBytes, plain } = texts;
    if (weights || zipf !== undefined) {
      const weighted = new WeightedChoice(weights ?? zipfWeights(values.length, zipf!));
      return {
        type: 'text',
        maxBytes,
        plain,
        write: (row, out) => texts.write(weighted.pick(fraction32(random.cell(row), 0)), out),
      };
    }
    const index = pick(texts.size);
    return { type: 'text', maxBytes, plain, write: (row, out) => texts.write(index.at(row), out) };
  },
});
