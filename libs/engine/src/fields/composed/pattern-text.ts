import type { ByteWriter } from '../../bytes/byte-writer';
import type { DictionaryName, Locale } from '../../dictionaries';
import { MAX_SAFE } from '../../options/option';
import { below, choice } from '../../random/draw';
import type { CellSeed } from '../../random/field-random';
import { digits, literal, numbers, type Part } from './part';

const TOKENS = /\{([A-Za-z]+)\}|\{(\d+)-(\d+)\}|(#{1,9})|(\?)|(\*)/g;
/** Letters that every postal service uses: not those that are read as digits or as others, nor Y and S. */
const LETTERS = [...'ABEGHJLNPRTXZ'];
/** Those of Irish routing codes and identifiers. */
const LETTERS_AND_DIGITS = [...'ACDEFHKNPRTVWXY0123456789'];

/** What stands for a `{name}` of a pattern; a list of the locale when it gives none. */
export type Names = (name: string) => Part | undefined;

/** Each form has one draw for each of its parts, and one more when a part has more than 65,536 texts. */
const DRAWS = 2;

/**
 * Texts in one of several forms, as locales describe them: `{list}` is an entry of a word list, `{1-99}` a whole
 * number, # a digit, ? a letter, * a letter or digit.
 */
export class PatternText {
  /** How many texts there are, up to 2^53 - 1. */
  readonly size: number;
  readonly maxBytes: number;
  readonly plain: boolean;
  private readonly forms: readonly (readonly Part[])[];
  private readonly sizes: readonly number[];

  constructor(patterns: readonly string[], part: Names) {
    this.forms = patterns.map((pattern) => parse(pattern, part));
    this.sizes = this.forms.map((parts) => parts.reduce((product, { size }) => product * size, 1));
    this.size = Math.min(
      MAX_SAFE,
      this.sizes.reduce((sum, size) => sum + size, 0),
    );
    this.maxBytes = Math.max(
      ...this.forms.map((parts) => parts.reduce((sum, { maxBytes }) => sum + maxBytes, 0)),
    );
    this.plain = this.forms.every((parts) => parts.every(({ plain }) => plain));
  }

  /** A random text; uses `draw` for the form and those after it for the parts. */
  write(cell: CellSeed, draw: number, out: ByteWriter): void {
    const parts =
      this.forms.length === 1 ? this.forms[0]! : this.forms[choice(cell, draw, this.forms.length)]!;
    for (let i = 0; i < parts.length; i++) {
      const { size } = parts[i]!;
      parts[i]!.write(size === 1 ? 0 : below(cell, draw + 1 + DRAWS * i, size), out);
    }
  }

  /** Text `index` (0 to {@link size} - 1); different ones for different indices, if the forms are. */
  writeNumber(index: number, out: ByteWriter): void {
    let form = 0;
    let rest = index;
    while (rest >= this.sizes[form]!) rest -= this.sizes[form++]!;
    for (const part of this.forms[form]!) {
      const quotient = Math.floor(rest / part.size);
      part.write(rest - quotient * part.size, out);
      rest = quotient;
    }
  }
}

/** The {@link PatternText} of a locale's own patterns. */
export function localePattern(
  locale: Locale,
  name: DictionaryName,
  part: Names = () => undefined,
): PatternText {
  return new PatternText(locale.entries(name), (list) => part(list) ?? locale.words(list as DictionaryName));
}

function parse(pattern: string, part: Names): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const fixed = (text: string): void => {
    if (text !== '') parts.push(literal(text, parts.length === 0));
  };
  for (const match of pattern.matchAll(TOKENS)) {
    const [whole, name, from, to, hashes, letter] = match;
    fixed(pattern.slice(end, match.index));
    end = match.index + whole.length;
    if (name !== undefined) parts.push(found(name, part(name)));
    else if (from !== undefined) parts.push(numbers(Number(from), Number(to)));
    else if (hashes !== undefined) parts.push(digits(hashes.length));
    else parts.push(oneOf(letter !== undefined ? LETTERS : LETTERS_AND_DIGITS));
  }
  fixed(pattern.slice(end));
  return parts;
}

function found(name: string, part: Part | undefined): Part {
  if (part === undefined) throw new Error(`a pattern names {${name}}, which there is not`);
  return part;
}

function oneOf(texts: readonly string[]): Part {
  const codes = texts.map((text) => text.charCodeAt(0));
  return { size: codes.length, maxBytes: 1, plain: true, write: (index, out) => out.byte(codes[index]!) };
}
