import { option } from '../options/option';
import { checkExpression, expressionSchema } from './check-expression';

/** The common option `when`: a condition on other fields of the row. Kept as it was written. */
export const whenOption = option.custom<string>(
  expressionSchema,
  {
    description:
      'A boolean expression over other fields of the row, such as "status == \'shipped\'"; where it is not true, the value is null.',
  },
  checkExpression,
);
