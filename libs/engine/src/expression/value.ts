/** What the parts of an expression can be. */
export type ValueType = 'number' | 'text' | 'boolean' | 'date' | 'timestamp';

/**
 * A number for each row; null is NaN, and nothing else is: a result that is not finite becomes NaN.
 *
 * With a `scale` it is a decimal, and `at` gives it x 10^scale as a whole number, exact up to 2^53; without one it is
 * a double. Decimals are computed in whole numbers, so that 0.1 + 0.2 is 0.3.
 */
export interface NumberResult {
  readonly type: 'number';
  readonly at: (row: number) => number;
  readonly scale: number | undefined;
  /** No value of `at` is larger, whatever its sign. */
  readonly bound: number;
  /** The number itself, where it is written in the expression. */
  readonly literal?: number;
}

/** A text without NUL and without halves of surrogate pairs. */
export interface TextResult {
  readonly type: 'text';
  readonly at: (row: number) => string | null;
  /** Length of the longest in UTF-8. */
  readonly maxBytes: number;
  /** The text itself, where it is written in the expression. */
  readonly literal?: string;
}

/** 1 for true, 0 for false, NaN for null. */
export interface BooleanResult {
  readonly type: 'boolean';
  readonly at: (row: number) => number;
}

/** Days since 1970-01-01; NaN for null. */
export interface DateResult {
  readonly type: 'date';
  readonly at: (row: number) => number;
}

/** Milliseconds since 1970-01-01T00:00:00Z; NaN for null. */
export interface TimestampResult {
  readonly type: 'timestamp';
  readonly at: (row: number) => number;
}

/** The word null, whose type its surroundings decide. */
export interface NullResult {
  readonly type: 'null';
}

export type TypedResult = NumberResult | TextResult | BooleanResult | DateResult | TimestampResult;
export type Result = TypedResult | NullResult;

/** What is known of every part of an expression. */
interface Facts {
  /** Where it begins in the text of the expression. */
  readonly position: number;
  /** Whether it can be null. */
  readonly nullable: boolean;
  /** Most elementary steps that one row can cost. */
  readonly steps: number;
}

export type NumberValue = NumberResult & Facts;
export type TextValue = TextResult & Facts;
export type BooleanValue = BooleanResult & Facts;
export type MomentValue = (DateResult | TimestampResult) & Facts;
export type TypedValue = TypedResult & Facts;
/** A part of an expression whose type is known. */
export type Value = Result & Facts;

/** What an operator or a function makes of its operands, with what only it can know. */
export type Outcome = TypedResult & {
  /** Default: whether any operand is. */
  readonly nullable?: boolean;
  /** Steps beside those of the operands. */
  readonly work?: number;
};

/** Bytes of text that count as a step. */
const BYTES_PER_STEP = 64;

/** Adds the facts that follow from the operands. */
export function valueOf(outcome: Outcome, operands: readonly Value[], position: number): TypedValue {
  const { nullable = operands.some((operand) => operand.nullable), work = 0, ...result } = outcome;
  const read = operands.reduce((sum, operand) => sum + operand.steps + textSteps(operand), 0);
  return { ...result, position, nullable, steps: 1 + work + read };
}

function textSteps(operand: Value): number {
  return operand.type === 'text' ? Math.ceil(operand.maxBytes / BYTES_PER_STEP) : 0;
}

/** Null as a value of a type. */
export function nullAs(type: ValueType, value: Value): TypedValue {
  const { position, steps } = value;
  const facts = { position, steps, nullable: true };
  if (type === 'text') return { type, at: () => null, maxBytes: 0, ...facts };
  if (type === 'number') return { type, at: () => NaN, scale: 0, bound: 0, ...facts };
  return { type, at: () => NaN, ...facts };
}

const WITH_ARTICLE: Readonly<Record<Result['type'], string>> = {
  number: 'a number',
  text: 'a text',
  boolean: 'a boolean',
  date: 'a date',
  timestamp: 'a timestamp',
  null: 'null',
};

/** The type in a sentence. */
export function anyOf(type: Result['type']): string {
  return WITH_ARTICLE[type];
}
