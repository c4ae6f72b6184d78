import { PatternProblem, parseSearch, type SearchBranch } from '../fields/pattern/parse-pattern';
import { isFound } from '../fields/pattern/pattern-match';
import { isJsonObject } from '../options/option';
import { typeOfValue, type Facts } from './facts';
import { NUMBER_FORMATS, TEXT_FORMATS } from './formats';

/** Longer repetitions than any text that is looked at. */
const UNBOUNDED = 1000;

/**
 * Whether `value` follows `facts`: true, false, or undefined when that cannot be said. What is inside objects and
 * arrays is not looked at: they are undefined unless something else about them is wrong.
 */
export function accepts(facts: Facts, value: unknown): boolean | undefined {
  const type = typeOfValue(value);
  if (!facts.types.has(type) && !(type === 'integer' && facts.types.has('number'))) return false;
  if (typeof value === 'number') return acceptsNumber(facts, value);
  if (typeof value === 'string') return acceptsText(facts, value);
  if (Array.isArray(value)) {
    if (value.length < facts.minItems || value.length > (facts.maxItems ?? Infinity)) return false;
    return undefined;
  }
  if (isJsonObject(value)) {
    const names = Object.keys(value);
    if (names.length < facts.minProperties || names.length > (facts.maxProperties ?? Infinity)) return false;
    if ([...facts.required].some((name) => !Object.hasOwn(value, name))) return false;
    return undefined;
  }
  return true;
}

function acceptsNumber(facts: Facts, value: number): boolean {
  const { minimum, maximum, multiples, formats } = facts;
  if (minimum !== undefined && (value < minimum.value || (minimum.exclusive && value === minimum.value)))
    return false;
  if (maximum !== undefined && (value > maximum.value || (maximum.exclusive && value === maximum.value)))
    return false;
  for (const { text } of formats) {
    const range = Object.hasOwn(NUMBER_FORMATS, text) ? NUMBER_FORMATS[text]! : {};
    if (value < (range.minimum ?? -Infinity) || value > (range.maximum ?? Infinity)) return false;
  }
  // As exact as doubles are: a quotient of decimals is off by a few units in the last place.
  return multiples.every((multiple) => {
    const quotient = value / multiple;
    return Math.abs(quotient - Math.round(quotient)) <= 1e-9 * Math.max(1, Math.abs(quotient) * 1e-6);
  });
}

function acceptsText(facts: Facts, value: string): boolean | undefined {
  const length = [...value].length;
  if (length < facts.minLength || length > (facts.maxLength ?? Infinity)) return false;
  let sure = true;
  for (const { text } of facts.formats) {
    if (Object.hasOwn(TEXT_FORMATS, text) && !TEXT_FORMATS[text]!.shape.test(value)) return false;
  }
  for (const { text } of facts.patterns) {
    const found = isFoundIn(text, value);
    if (found === false) return false;
    if (found === undefined) sure = false;
  }
  return sure ? true : undefined;
}

/** Whether `pattern` is found in `text`; undefined when that cannot be said. */
export function isFoundIn(pattern: string, text: string): boolean | undefined {
  // Classes were narrowed to ASCII when they were parsed.
  if (!/^[ -~]*$/.test(text)) return undefined;
  let branches: readonly SearchBranch[];
  try {
    branches = parseSearch(pattern, UNBOUNDED);
  } catch (error) {
    if (error instanceof PatternProblem) return undefined;
    throw error;
  }
  return isFound(branches, text);
}
