import { parseIsoDate, parseIsoTimestamp } from '../calendar/iso-8601-parse';
import { ExpressionProblem } from './expression-problem';
import { asDouble, widened } from './numbers';
import { anyOf, nullAs, type NumberValue, type Result, type TypedValue, type Value } from './value';

const MS_PER_DAY = 86_400_000;

/**
 * The values as values of one type: null takes the type of the others, a date beside a timestamp becomes one (its
 * midnight in UTC), and a text that is written beside a date or timestamp is read as one. Numbers get one scale.
 *
 * @throws ExpressionProblem at the first that does not fit the ones before it
 */
export function unified(values: readonly Value[], position: number): TypedValue[] {
  const types = new Set(values.map(({ type }) => type));
  types.delete('null');
  const moment = types.has('timestamp') ? 'timestamp' : types.has('date') ? 'date' : undefined;
  const [first] = types;
  const type = moment ?? first;
  if (type === undefined || type === 'null')
    throw new ExpressionProblem('there is nothing but null here, so nothing tells its type', position);
  return sameScale(values.map((value) => converted(value, type)));
}

function converted(value: Value, type: Exclude<Result['type'], 'null'>): TypedValue {
  if (value.type === type) return value;
  if (value.type === 'null') return nullAs(type, value);
  if (type === 'timestamp' && value.type === 'date') return asTimestamp(value);
  if (value.type === 'text' && value.literal !== undefined && (type === 'date' || type === 'timestamp'))
    return readMoment(value.literal, type, value);
  throw new ExpressionProblem(
    `this is ${anyOf(value.type)}, but beside it is ${anyOf(type)}`,
    value.position,
  );
}

/** A date as the timestamp of its midnight in UTC. */
export function asTimestamp<V extends { readonly at: (row: number) => number }>(
  value: V,
): Omit<V, 'type'> & { readonly type: 'timestamp'; readonly at: (row: number) => number } {
  const { at } = value;
  return { ...value, type: 'timestamp', at: (row) => at(row) * MS_PER_DAY };
}

function readMoment(text: string, type: 'date' | 'timestamp', value: Value): TypedValue {
  const { position, steps } = value;
  const read = type === 'date' ? parseIsoDate(text) : parseIsoTimestamp(text);
  if (read === undefined) {
    const example = type === 'date' ? "'2026-01-31'" : "'2026-01-31T09:30:00Z'";
    throw new ExpressionProblem(`this is compared with a ${type}, but is none such as ${example}`, position);
  }
  return { type, at: () => read, nullable: false, position, steps };
}

function sameScale(values: readonly TypedValue[]): TypedValue[] {
  const numbers = values.filter((value): value is NumberValue => value.type === 'number');
  if (numbers.length === 0) return [...values];
  const doubles = numbers.some(({ scale }) => scale === undefined);
  const scale = Math.max(...numbers.map((number) => number.scale ?? 0));
  return numbers.map(({ position, nullable, steps, ...number }) => ({
    ...(doubles ? asDouble(number) : widened(number, scale)),
    position,
    nullable,
    steps,
  }));
}
