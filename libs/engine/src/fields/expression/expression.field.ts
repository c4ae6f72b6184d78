import { checkExpression, expressionSchema, problemText } from '../../expression/check-expression';
import { compileExpression } from '../../expression/compile-expression';
import { fieldsOf, parseExpression } from '../../expression/parse-expression';
import { RESULT_COLUMNS, resultCell } from '../../expression/result-cell';
import { option } from '../../options/option';
import { COLUMN_TYPES } from '../../plan/column';
import { defineField, UnusableOptions } from '../define-field';

export const expression = defineField({
  type: 'expression',
  family: 'computed',
  description:
    'A value computed from other fields of the row, in a small language with arithmetic, comparisons, conditions, text and date functions; docs/expressions.md describes it.',
  example: { expression: "if(quantity >= 10, 'wholesale', concat('retail, ', text(quantity)))" },
  companions: [{ name: 'quantity', type: 'integer', min: 1, max: 20 }],
  options: {
    expression: option.required(
      option.custom<string>(
        expressionSchema,
        { description: 'What to compute, such as "price * quantity"; at most 2,000 characters.' },
        checkExpression,
      ),
    ),
    columnType: option.choice(RESULT_COLUMNS, {
      description: 'The column it makes; auto takes what the expression tells.',
      default: 'auto',
    }),
    scale: option.integer({
      description: 'Decimals of a numeric column; those of the expression when left out.',
      min: 0,
      max: 15,
    }),
  },
  columnType: 'compiled',
  columnTypes: ['text', 'int4', 'int8', 'float8', 'numeric', 'bool', 'date', 'timestamptz'],
  check: ({ columnType, scale }, report) => {
    if (scale === undefined || columnType === 'numeric' || columnType === 'auto') return;
    report('/scale', 'scale_without_numeric', `scale is for numeric columns, not for ${columnType}`);
  },
  references: (options) =>
    [...fieldsOf(parseExpression(options.expression)).keys()].map((field) => ({
      pointer: '/expression',
      field,
      accepts: COLUMN_TYPES,
    })),
  compile: (options, { field, random }) => {
    try {
      const value = compileExpression(parseExpression(options.expression), { field, random });
      return resultCell(value, options.columnType, options.scale);
    } catch (error) {
      throw new UnusableOptions('/expression', 'invalid_expression', `expression ${problemText(error)}`);
    }
  },
});
