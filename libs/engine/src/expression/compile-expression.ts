import type { Column } from '../plan/column';
import type { FieldRandom } from '../random/field-random';
import { ExpressionProblem } from './expression-problem';
import { callFunction } from './call-function';
import { columnValue } from './field-value';
import { numberLiteral } from './numbers';
import { arithmetic, comparison, inversion, logical, membership, negation, nullTest } from './operators';
import { fieldsOf, type BinaryOperator, type Expression } from './parse-expression';
import { utf8Length } from '../bytes/utf8-literal';
import { valueOf, type Value } from './value';

/** Longest text that a part of an expression may have, in bytes. */
export const MAX_TEXT_BYTES = 64 * 1024;

/** What an expression is computed from, and nothing else. */
export interface ExpressionContext {
  /** Another field of the record. */
  field(name: string): Column;
  /** Randomness of this expression alone. */
  readonly random: FieldRandom;
}

/**
 * Turns an expression into a function of the row: a tree of closures, one for each part, whose types were checked
 * here. No text of the user becomes a program, a property name or a regular expression.
 *
 * @throws ExpressionProblem when types do not fit, a function is unknown, or a text could become too long
 */
export function compileExpression(expression: Expression, context: ExpressionContext): Value {
  const columns = new Map(
    [...fieldsOf(expression)].map(([name, uses]) => {
      const column = context.field(name);
      return [name, { column, value: columnValue(column, uses > 1) }] as const;
    }),
  );
  let draws = 0;

  const compile = (node: Expression): Value => {
    const value = compileNode(node);
    if (value.type === 'text' && value.maxBytes > MAX_TEXT_BYTES) {
      const message = `a text here can have ${value.maxBytes} bytes, but ${MAX_TEXT_BYTES} is the limit`;
      throw new ExpressionProblem(message, node.at);
    }
    return value;
  };
  const compileNode = (node: Expression): Value => {
    const { at } = node;
    switch (node.kind) {
      case 'number': {
        const number = numberLiteral(node.digits);
        if (!Number.isFinite(number.bound)) throw new ExpressionProblem('this number is too large', at);
        return valueOf(number, [], at);
      }
      case 'text':
        return valueOf(
          { type: 'text', literal: node.text, maxBytes: utf8Length(node.text), at: () => node.text },
          [],
          at,
        );
      case 'boolean': {
        const value = node.value ? 1 : 0;
        return valueOf({ type: 'boolean', at: () => value }, [], at);
      }
      case 'null':
        return { type: 'null', position: at, nullable: true, steps: 1 };
      case 'field': {
        const { column, value } = columns.get(node.name)!;
        return valueOf({ ...value, nullable: column.nullable }, [], at);
      }
      case 'negation':
        return negation(compile(node.operand), at);
      case 'not':
        return inversion(compile(node.operand), at);
      case 'isNull':
        return nullTest(compile(node.operand), node.negated, at);
      case 'in':
        return membership(compile(node.operand), node.items.map(compile), node.negated);
      case 'binary':
        return binary(node.operator, compile(node.left), compile(node.right));
      case 'call':
        return callFunction(node.name, node.arguments.map(compile), at, {
          random: context.random,
          // A double takes two draws; each call has its own.
          draw: () => (draws += 2) - 2,
        });
    }
  };
  return compile(expression);
}

function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, left, right);
    case 'and':
    case 'or':
      return logical(operator, left, right);
    default:
      return comparison(operator, left, right);
  }
}
