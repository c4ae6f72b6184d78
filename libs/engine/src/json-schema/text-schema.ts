import type { NestedSpec } from '../fields/json/nested-field';
import { PatternProblem, parseSearch, type PatternNode } from '../fields/pattern/parse-pattern';
import { fittingNode } from '../fields/pattern/pattern-length';
import { patternText } from '../fields/pattern/pattern-text';
import type { Facts, Placed } from './facts';
import { TEXT_FORMATS } from './formats';
import { contradiction, type Outcome } from './outcome';
import { textHint } from './property-hints';
import { compiles, longestText, shortTexts } from './sample';

/** Repetitions that `*` and `+` get above the fewest; tried in turn until the lengths fit. */
const MORE = [6, 20, 60, 250];
/** Characters that a text without an upper bound has more than the fewest. */
const LENGTH_SPREAD = 30;
const MAX_LENGTH = 10_000;
/** Texts of these lengths and below need no look at what a lifelike value has at least. */
const SURE_LENGTH = 1;

/** Texts that follow `facts`. With `distinct`, of a type that can be unique. */
export function textOutcome(facts: Facts, name: string, distinct: boolean): Outcome {
  const { minLength, maxLength = Infinity, patterns, formats, pointer } = facts;
  if (minLength > maxLength)
    return contradiction(pointer, `minLength (${minLength}) is above maxLength (${maxLength})`);
  if (minLength > MAX_LENGTH)
    return contradiction(
      `${pointer}/minLength`,
      `texts can have up to ${MAX_LENGTH} characters`,
      'text_too_long',
    );
  const [format, ...otherFormats] = formats.filter(({ text }) => Object.hasOwn(TEXT_FORMATS, text));
  const [pattern, ...otherPatterns] = patterns;
  const tooMany = otherFormats[0] ?? otherPatterns[0] ?? (pattern && format);
  if (tooMany !== undefined) {
    const message = 'a text cannot be made from several patterns or formats at once';
    return contradiction(tooMany.pointer, message, 'unsupported_combination');
  }
  if (pattern !== undefined) return patternOutcome(pattern, facts, distinct);
  if (format !== undefined) return formatOutcome(format, facts, distinct);
  const hint = textHint(name);
  if (hint !== undefined && !distinct) {
    const fits = minLength <= SURE_LENGTH && longestText(hint) <= maxLength;
    const spec = fits ? hint : shortTexts(hint, minLength, maxLength);
    if (spec !== undefined) return { spec };
  }
  return { spec: fillerText(minLength, maxLength, distinct) };
}

function fillerText(minLength: number, maxLength: number, distinct: boolean): NestedSpec {
  if (distinct && maxLength > 0) {
    const word: NestedSpec = { type: 'word' };
    if (minLength <= SURE_LENGTH && longestText(word) <= maxLength) return word;
    const length = Math.max(1, minLength, Math.min(maxLength, 8));
    if (length <= MAX_LENGTH / 10) return { type: 'pattern', pattern: `[a-z]{${length}}` };
  }
  const words: NestedSpec = { type: 'words', minWords: 1, maxWords: 3 };
  if (minLength <= SURE_LENGTH && longestText(words) <= maxLength) return words;
  return {
    type: 'text',
    minLength: minLength === 0 && maxLength > 0 ? 1 : minLength,
    maxLength: Math.min(maxLength, Math.max(minLength, 10) + LENGTH_SPREAD, MAX_LENGTH),
  };
}

function formatOutcome(format: Placed, facts: Facts, distinct: boolean): Outcome {
  const { field, pattern } = TEXT_FORMATS[format.text]!;
  const { minLength, maxLength = Infinity } = facts;
  if (minLength <= SURE_LENGTH && longestText(field) <= maxLength && (!distinct || compiles(field, true)))
    return { spec: field };
  const made = fitted({ text: `^(${pattern})$`, pointer: format.pointer }, facts, distinct);
  if (made !== undefined && 'spec' in made) return made;
  const message = `no text of the format ${format.text} is known with ${minLength} to ${maxLength} characters`;
  return contradiction(format.pointer, message, 'unsupported_combination');
}

function patternOutcome(pattern: Placed, facts: Facts, distinct: boolean): Outcome {
  try {
    return (
      fitted(pattern, facts, distinct) ??
      contradiction(
        pattern.pointer,
        `no text is known that follows the pattern and has ${facts.minLength} to ${facts.maxLength ?? 'more'} characters`,
        'unsupported_combination',
      )
    );
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error;
    const message = `pattern cannot be used at character ${error.at + 1}: ${error.message}`;
    return contradiction(pattern.pointer, message, 'unsupported_pattern');
  }
}

/** @throws PatternProblem */
function fitted({ text }: Placed, facts: Facts, distinct: boolean): Outcome | undefined {
  const { minLength: min, maxLength: max = MAX_LENGTH } = facts;
  let first: NestedSpec | undefined;
  for (const more of MORE) {
    const node = fittingNode(parseSearch(text, more), { min, max });
    if (node === undefined) continue;
    for (const candidate of distinct ? [ofOneLength(node), node] : [node]) {
      const spec = { type: 'pattern', pattern: patternText(candidate) };
      if (compiles(spec, distinct)) return { spec };
      if (compiles(spec)) first ??= spec;
    }
  }
  return first && { spec: first };
}

/** A node with some of the texts of `node`, which can be counted: the most of every repetition, the longest branch. */
function ofOneLength(node: PatternNode): PatternNode {
  switch (node.kind) {
    case 'literal':
    case 'class':
      return node;
    case 'sequence':
      return { kind: 'sequence', nodes: node.nodes.map(ofOneLength) };
    case 'alternation':
      return ofOneLength(node.branches.at(-1)!);
    case 'repeat':
      return { kind: 'repeat', node: ofOneLength(node.node), min: node.max, max: node.max };
  }
}
