import { Dictionary } from '../../dictionaries';
import { fraction32 } from '../../random/draw';
import { WeightedChoice } from '../../random/weighted-choice';
import { composedField } from '../composed/composed-field';
import { defineField, type FieldDefinition, type FieldFamily } from '../define-field';

interface Listed {
  type: string;
  family: FieldFamily;
  description: string;
}

/** A field type without options whose values are a short list, all equally likely. */
export function listedField({
  values,
  ...about
}: Listed & { values: readonly string[] }): FieldDefinition<Record<never, never>> {
  const entries = new Dictionary(values);
  return composedField({ ...about, example: {}, options: {}, parts: () => [entries] });
}

/** {@link listedField} with how often each value comes, relative to the others. */
export function weightedListField({
  weights,
  ...about
}: Listed & { weights: Readonly<Record<string, number>> }): FieldDefinition<Record<never, never>> {
  const entries = new Dictionary(Object.keys(weights));
  return defineField({
    ...about,
    example: {},
    options: {},
    columnType: 'text',
    compile: (_, { random }) => {
      const weighted = new WeightedChoice(Object.values(weights));
      return {
        type: 'text',
        maxBytes: entries.maxBytes,
        plain: entries.plain,
        write: (row, out) => entries.write(weighted.pick(fraction32(random.cell(row), 0)), out),
      };
    },
  });
}
