import { UnusableOptions } from '../fields/define-field';
import { problemText } from './check-expression';
import { compileExpression, type ExpressionContext } from './compile-expression';
import { expectType } from './operators';
import { parseExpression } from './parse-expression';
import { remembered } from './remembered';
import type { BooleanValue } from './value';

/** In which rows a condition is true, and what asking costs. */
export interface Condition {
  readonly holds: (row: number) => boolean;
  readonly steps: number;
}

/**
 * The option `when`.
 *
 * @throws UnusableOptions when it is no boolean expression over the fields
 */
export function compileCondition(source: string, context: ExpressionContext): Condition {
  try {
    const value = compileExpression(parseExpression(source), context);
    const { at, steps } = expectType(value, 'boolean', 'when') as BooleanValue;
    return { holds: remembered((row) => at(row) === 1), steps };
  } catch (error) {
    throw new UnusableOptions('/when', 'invalid_expression', `when ${problemText(error)}`);
  }
}
