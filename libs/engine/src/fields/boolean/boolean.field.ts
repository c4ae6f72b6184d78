import { option } from '../../options/option';
import { chance } from '../../random/draw';
import { defineField } from '../define-field';

export const boolean = defineField({
  type: 'boolean',
  family: 'choice',
  description: 'True or false.',
  example: { probability: 0.8 },
  options: {
    probability: option.number({ description: 'Share of rows that are true.', min: 0, max: 1, default: 0.5 }),
  },
  columnType: 'bool',
  compile: ({ probability }, { random }) => ({
    type: 'bool',
    value: (row) => chance(random.cell(row), 0, probability),
  }),
});
