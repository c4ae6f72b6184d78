import { jsonTypeOf, type JsonSchema, type Report } from '../options/option';
import { ExpressionProblem } from './expression-problem';
import { MAX_EXPRESSION_LENGTH, parseExpression } from './parse-expression';

/** How an option that is an expression is described to users. */
export const expressionSchema: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: MAX_EXPRESSION_LENGTH,
};

/** The text of an expression that parses; reports where it does not and returns undefined. */
export function checkExpression(value: unknown, report: Report): string | undefined {
  if (typeof value !== 'string') {
    report('', 'wrong_type', `must be a string, not ${jsonTypeOf(value)}`);
    return undefined;
  }
  if (value.length < 1 || value.length > MAX_EXPRESSION_LENGTH) {
    report(
      '',
      'wrong_length',
      `must have from 1 to ${MAX_EXPRESSION_LENGTH} characters, not ${value.length}`,
    );
    return undefined;
  }
  if (value.includes('\0') || /[\uD800-\uDFFF]/u.test(value)) {
    report('', 'invalid_text', 'must not contain NUL or half of a surrogate pair');
    return undefined;
  }
  try {
    parseExpression(value);
    return value;
  } catch (error) {
    report('', 'invalid_expression', problemText(error));
    return undefined;
  }
}

/** What is wrong and where, counting characters from 1. Rethrows what is no problem of an expression. */
export function problemText(error: unknown): string {
  if (!(error instanceof ExpressionProblem)) throw error;
  return `cannot be used at character ${error.at + 1}: ${error.message}`;
}
