import { Utf8Literal } from '../../bytes/utf8-literal';
import { option, type OptionRule } from '../../options/option';
import { fraction32 } from '../../random/draw';
import { stepsOf } from '../../plan/steps';
import { WeightedChoice } from '../../random/weighted-choice';
import { defineField, type AnyFieldDefinition } from '../define-field';
import { jsonWriter } from './json-text';
import { depthOf, MAX_DEPTH, NestedFields, within, type Definitions, type NestedSpec } from './nested-field';
import { nestedListOption } from './nested-list-option';

const MAX_CHOICES = 50;

export function oneOfField(definitions: Definitions): AnyFieldDefinition {
  return defineField({
    type: 'oneOf',
    family: 'json',
    description: `JSON that one of several fields gives, chosen for each row, all equally likely or by weight. Objects, arrays and choices can be nested ${MAX_DEPTH} deep.`,
    example: {
      choices: [
        { type: 'object', properties: { email: { type: 'email' } } },
        { type: 'object', properties: { phone: { type: 'phone' } } },
      ],
      weights: [3, 1],
    },
    options: {
      choices: option.required(choicesOption(definitions)),
      weights: option.numbers({
        description: 'How often each is chosen, relative to the others; one number for each of choices.',
        minItems: 1,
        maxItems: MAX_CHOICES,
        min: 0,
        max: 1e9,
      }),
    },
    columnType: 'jsonb',
    check: ({ choices, weights }, report) => {
      if (depthOf({ type: 'oneOf', choices }) > MAX_DEPTH)
        report('/choices', 'too_deep', `objects and arrays can be nested ${MAX_DEPTH} deep`);
      if (weights === undefined) return;
      if (weights.length !== choices.length) {
        const message = `weights must have one number for each of the ${choices.length} choices, not ${weights.length}`;
        report('/weights', 'wrong_length', message);
      } else if (weights.every((weight) => weight === 0)) {
        report('/weights', 'out_of_range', 'at least one of weights must be above 0');
      }
    },
    compile: ({ choices, weights }, context) => {
      const nested = new NestedFields(context, definitions);
      const columns = choices.map((spec, i) =>
        within(`/choices/${i}`, () => nested.column(`choices ${i}`, spec, noSibling)),
      );
      const writers = columns.map(jsonWriter);
      const weighted = new WeightedChoice(weights ?? choices.map(() => 1));
      const missing = new Utf8Literal('null');
      const { random } = context;
      return {
        type: 'jsonb',
        steps: 1 + Math.max(...columns.map(stepsOf)),
        maxBytes: Math.max(4, ...writers.map(({ maxBytes }) => maxBytes)),
        write: (row, out) => {
          const chosen = weighted.pick(fraction32(random.cell(row), 0));
          if (columns[chosen]!.isNull(row)) missing.write(out);
          else writers[chosen]!.write(row, out);
        },
      };
    },
  });
}

function noSibling(name: string): never {
  throw new Error(`a choice was computed from ${name}`);
}

function choicesOption(definitions: Definitions): OptionRule<readonly NestedSpec[] | undefined> {
  const description = 'The fields to choose from, each with `type`, `nullRate` and the options of the type.';
  return nestedListOption(definitions, { maxItems: MAX_CHOICES, description });
}
