import { quote, suggest } from '../options/option';
import { ExpressionProblem } from './expression-problem';
import { functions } from './functions';
import { signatureOf, type Call, type FunctionDefinition, type Parameter } from './functions/define-function';
import { expectType } from './operators';
import { unified } from './unify';
import { anyOf, nullAs, valueOf, type TypedValue, type Value } from './value';

/** @throws ExpressionProblem when there is no such function or it takes other arguments */
export function callFunction(
  name: string,
  args: readonly Value[],
  position: number,
  context: Omit<Call, 'position'>,
): TypedValue {
  const definition = functions.get(name);
  if (definition === undefined) {
    const message = `there is no function ${quote(name)}${suggest(name, [...functions.keys()])}`;
    throw new ExpressionProblem(message, position);
  }
  const parameters = parametersOf(definition, args, position);
  const fitted = sameTypes(
    args.map((argument, i) => fit(argument, parameters[i]!, name)),
    parameters,
    position,
  );
  return valueOf(definition.compile(fitted, { position, ...context }), fitted, position);
}

/** A parameter for each argument. */
function parametersOf(
  definition: FunctionDefinition,
  args: readonly Value[],
  position: number,
): readonly Parameter[] {
  const { parameters, rest } = definition;
  const least = parameters.filter(({ optional }) => optional !== true).length;
  if (args.length < least || (rest === undefined && args.length > parameters.length)) {
    const message = `${definition.name} is called as ${signatureOf(definition)}, not with ${args.length} arguments`;
    throw new ExpressionProblem(message, position);
  }
  return args.map((_, i) => parameters[i] ?? rest!);
}

function fit(argument: Value, parameter: Parameter, name: string): Value {
  const what = `${parameter.name} of ${name}`;
  const { type, written } = parameter;
  if (written !== undefined) checkWritten(argument, written, what);
  if (type === 'any' || type === 'same') return argument;
  if (type !== 'moment') return expectType(argument, type, what);
  if (argument.type === 'date' || argument.type === 'timestamp') return argument;
  if (argument.type === 'null') return nullAs('timestamp', argument);
  const advice = argument.type === 'text' ? '; date() and timestamp() read one' : '';
  throw new ExpressionProblem(
    `${what} must be a date or a timestamp, not ${anyOf(argument.type)}${advice}`,
    argument.position,
  );
}

function checkWritten(argument: Value, written: NonNullable<Parameter['written']>, what: string): void {
  const literal = argument.type === 'text' || argument.type === 'number' ? argument.literal : undefined;
  if (typeof written === 'object') {
    if (typeof literal === 'string' && written.includes(literal)) return;
    const given = typeof literal === 'string' ? `, not ${quote(literal)}${suggest(literal, written)}` : '';
    throw new ExpressionProblem(
      `${what} must be one of '${written.join("', '")}'${given}`,
      argument.position,
    );
  }
  if (typeof literal === (written === 'text' ? 'string' : 'number')) return;
  throw new ExpressionProblem(`${what} must be written as a ${written} here`, argument.position);
}

function sameTypes(args: readonly Value[], parameters: readonly Parameter[], position: number): Value[] {
  const same = args.filter((_, i) => parameters[i]!.type === 'same');
  if (same.length === 0) return [...args];
  const fitted = unified(same, position).values();
  return args.map((argument, i) => (parameters[i]!.type === 'same' ? fitted.next().value! : argument));
}
