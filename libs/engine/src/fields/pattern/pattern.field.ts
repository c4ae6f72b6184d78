import { option, type Report } from '../../options/option';
import { composedCell } from '../composed/composed-field';
import type { Part } from '../composed/part';
import { defineField } from '../define-field';
import { parsePattern, PatternProblem, type PatternNode } from './parse-pattern';
import { countedParts, longestText, mostSteps } from './pattern-bounds';
import { patternWriter } from './pattern-writer';

const MAX_PATTERN = 2000;
const MAX_BYTES = 2000;
const MAX_STEPS = 4000;
const MAX_COUNTED = Number.MAX_SAFE_INTEGER;

/** Reports why `pattern` cannot be used, or nothing. */
function checkPattern(pattern: string, report: Report): void {
  let node: PatternNode;
  try {
    node = parsePattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error;
    report(
      '/pattern',
      'invalid_pattern',
      `pattern cannot be used at character ${error.at + 1}: ${error.message}`,
    );
    return;
  }
  const bytes = longestText(node);
  if (bytes > MAX_BYTES || mostSteps(node) > MAX_STEPS) {
    const message = `texts of the pattern can be longer than ${MAX_BYTES} bytes or take more than ${MAX_STEPS} steps`;
    report('/pattern', 'pattern_too_long', message);
  }
}

function available(parts: readonly (Part | string)[]): number {
  let product = 1;
  for (const part of parts) {
    const size = typeof part === 'string' ? 1 : part.size;
    if (product * size <= MAX_COUNTED) product *= size;
  }
  return product;
}

export const pattern = defineField({
  type: 'pattern',
  family: 'text',
  description:
    'A text that matches a regular expression, from a subset whose texts are bounded: classes, groups, alternation, ?, {n} and {n,m}. Look-around, back-references, * and + are refused. Unique when all texts have one length and no alternation.',
  example: { pattern: '[A-Z]{2}-\\d{6}' },
  options: {
    pattern: option.required(
      option.text({
        description: 'The regular expression; a text matches it as a whole.',
        default: '',
        maxLength: MAX_PATTERN,
      }),
    ),
  },
  columnType: 'text',
  check: (options, report) => checkPattern(options.pattern, report),
  uniqueness: (options) => {
    const parts = countedParts(parsePattern(options.pattern));
    return parts === undefined
      ? { reason: 'the texts of this pattern cannot be counted; leave out alternation and counts that vary' }
      : { available: available(parts) };
  },
  compile: (options, context) => {
    const node = parsePattern(options.pattern);
    if (context.unique) return composedCell(countedParts(node)!, context);
    const writer = patternWriter(node);
    const { random } = context;
    return {
      type: 'text',
      maxBytes: longestText(node),
      plain: false,
      write: (row, out) => void writer(out, random.cell(row), 0),
    };
  },
});
