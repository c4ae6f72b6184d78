import type { FieldRandom } from '../../random/field-random';
import type { Outcome, Value, ValueType } from '../value';

/** What a call has beside its arguments. */
export interface Call {
  /** Where the function's name begins in the text of the expression. */
  readonly position: number;
  readonly random: FieldRandom;
  /** The number of a draw that no other call has, and neither the one after it. */
  draw(): number;
}

/** `moment` is a date or a timestamp; `same` is of one type with all others that are `same`. */
export type ParameterType = ValueType | 'moment' | 'same' | 'any';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** Whether it can be left out, with all that follow. */
  readonly optional?: boolean;
  /** It has to be written in the expression: a text that is one of these, any text, or a number. */
  readonly written?: readonly string[] | 'text' | 'number';
}

/** A function of the expression language: everything the compiler and the documentation need to know about it. */
export interface FunctionDefinition {
  /** The name users write; never changes once released. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** What may follow the parameters, any number of times. */
  readonly rest?: Parameter;
  /** The type of its result, for people. */
  readonly result: string;
  /** A plain sentence. */
  readonly description: string;
  /** An expression without fields, and its value as text (`null` for null). */
  readonly example: readonly [expression: string, value: string];
  /** The arguments are of the parameters' types; those left out are undefined. @throws ExpressionProblem */
  compile(args: readonly Value[], call: Call): Outcome;
}

/** How it is called: `round(value: number, digits?: number)`. */
export function signatureOf({ name, parameters, rest }: FunctionDefinition): string {
  const shown = parameters.map((parameter) => `${parameter.name}${parameter.optional ? '?' : ''}`);
  return `${name}(${[...shown, ...(rest ? [`${rest.name}…`] : [])].join(', ')})`;
}
