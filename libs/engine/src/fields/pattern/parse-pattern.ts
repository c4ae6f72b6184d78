/** What a pattern can be made of; the text of a node is drawn from left to right. */
export type PatternNode =
  | { readonly kind: 'literal'; readonly text: string }
  /** One of these characters of printable ASCII, each once. */
  | { readonly kind: 'class'; readonly characters: string }
  | { readonly kind: 'sequence'; readonly nodes: readonly PatternNode[] }
  | { readonly kind: 'alternation'; readonly branches: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly node: PatternNode; readonly min: number; readonly max: number };

/** Why an expression cannot be used, with the place in it. */
export class PatternProblem extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const MAX_REPEAT = 1000;
const MAX_DEPTH = 20;

const run = (from: string, to: string): string =>
  String.fromCharCode(
    ...Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, i) => from.charCodeAt(0) + i),
  );
const PRINTABLE = run(' ', '~');
const DIGITS = run('0', '9');
const WORD = `${DIGITS}${run('A', 'Z')}_${run('a', 'z')}`;
const without = (characters: string): string =>
  [...PRINTABLE].filter((character) => !characters.includes(character)).join('');
const ESCAPED_CLASSES: Readonly<Record<string, string>> = {
  d: DIGITS,
  D: without(DIGITS),
  w: WORD,
  W: without(WORD),
  s: ' ',
  S: without(' '),
};

/**
 * Parses the subset of ECMAScript regular expressions whose texts are bounded: characters, classes, groups,
 * alternation, `?`, `{n}` and `{n,m}`, with `^` at the start and `$` at the end. Classes are of printable ASCII.
 *
 * @throws PatternProblem for anything else.
 */
export function parsePattern(pattern: string): PatternNode {
  return new PatternParser(pattern).parse();
}

class PatternParser {
  private at = 0;

  constructor(private readonly pattern: string) {}

  parse(): PatternNode {
    if (this.peek() === '^') this.at++;
    const node = this.alternation(0);
    if (this.peek() === '$' && this.at === this.pattern.length - 1) this.at++;
    if (this.at < this.pattern.length) this.refuse(`"${this.peek()}" has nothing to belong to`);
    return node;
  }

  private alternation(depth: number): PatternNode {
    if (depth > MAX_DEPTH) this.refuse(`groups may be nested ${MAX_DEPTH} deep`);
    const branches = [this.sequence(depth)];
    while (this.peek() === '|') {
      this.at++;
      branches.push(this.sequence(depth));
    }
    return branches.length === 1 ? branches[0]! : { kind: 'alternation', branches };
  }

  private sequence(depth: number): PatternNode {
    const nodes: PatternNode[] = [];
    for (let next = this.peek(); next !== '' && next !== '|' && next !== ')'; next = this.peek()) {
      if (next === '$' && this.at === this.pattern.length - 1 && depth === 0) break;
      nodes.push(this.repeated(this.atom(depth)));
    }
    return nodes.length === 1 ? nodes[0]! : { kind: 'sequence', nodes };
  }

  private repeated(node: PatternNode): PatternNode {
    const next = this.peek();
    if (next === '*' || next === '+') {
      const instead = next === '*' ? '{0,10}' : '{1,10}';
      this.refuse(`"${next}" has no upper bound; say how many, as in ${instead}`);
    }
    let bounds: { min: number; max: number };
    if (next === '?') {
      this.at++;
      bounds = { min: 0, max: 1 };
    } else if (next === '{') {
      bounds = this.bounds();
    } else {
      return node;
    }
    if ('?*+{'.includes(this.peek()) && this.peek() !== '')
      this.refuse('a repetition cannot be repeated; put it in a group');
    return { kind: 'repeat', node, ...bounds };
  }

  private bounds(): { min: number; max: number } {
    const [text, from, comma, to] = /^\{(\d{1,9})(,?)(\d{0,9})\}/.exec(this.pattern.slice(this.at)) ?? [];
    if (text === undefined || from === undefined)
      this.refuse('"{" must begin {n} or {n,m}; write \\{ for a brace');
    if (comma === ',' && to === '') this.refuse(`"${text}" has no upper bound; say {${from},m}`);
    const min = Number(from);
    const max = comma === ',' ? Number(to) : min;
    if (min > max) this.refuse(`"${text}" has its bounds the wrong way round`);
    if (max > MAX_REPEAT) this.refuse(`"${text}" repeats more than ${MAX_REPEAT} times`);
    this.at += text.length;
    return { min, max };
  }

  private atom(depth: number): PatternNode {
    const next = this.peek();
    if (next === '(') return this.group(depth);
    if (next === '[') return this.characterClass();
    if (next === '.') {
      this.at++;
      return { kind: 'class', characters: PRINTABLE };
    }
    if (next === '\\') return this.escape();
    if ('^$'.includes(next)) this.refuse(`"${next}" may only stand at the ${next === '^' ? 'start' : 'end'}`);
    if ('*+?{}]'.includes(next))
      this.refuse(`"${next}" has nothing to belong to; write \\${next} for the character`);
    const text = String.fromCodePoint(this.pattern.codePointAt(this.at)!);
    this.at += text.length;
    return { kind: 'literal', text };
  }

  private group(depth: number): PatternNode {
    const start = this.at;
    this.at++;
    if (this.peek() === '?') {
      const kind = this.pattern.slice(this.at, this.at + 3);
      if (/^\?(=|!|<=|<!)/.test(kind)) this.refuse('look-around cannot be used');
      if (!kind.startsWith('?:')) this.refuse('groups are written ( ) or (?: )');
      this.at += 2;
    }
    const node = this.alternation(depth + 1);
    if (this.peek() !== ')') {
      this.at = start;
      this.refuse('the group is not closed');
    }
    this.at++;
    return node;
  }

  private escape(): PatternNode {
    const { pattern, at } = this;
    const letter = pattern[at + 1] ?? '';
    const characters = Object.hasOwn(ESCAPED_CLASSES, letter) ? ESCAPED_CLASSES[letter] : undefined;
    if (characters === undefined) return { kind: 'literal', text: this.escapedCharacter() };
    this.at += 2;
    return { kind: 'class', characters };
  }

  private escapedCharacter(): string {
    const letter = this.pattern[this.at + 1] ?? '';
    if (/^[1-9k]$/.test(letter)) this.refuse('back-references cannot be used');
    const control = letter === 't' ? '\t' : letter === 'n' ? '\n' : letter === 'r' ? '\r' : undefined;
    if (control === undefined && !/^[^A-Za-z0-9\s]$/.test(letter))
      this.refuse(`"\\${letter}" cannot be used`);
    this.at += 2;
    return control ?? letter;
  }

  private characterClass(): PatternNode {
    const start = this.at;
    this.at++;
    const negated = this.peek() === '^';
    if (negated) this.at++;
    const members = new Set<string>();
    while (this.peek() !== ']') {
      if (this.peek() === '') {
        this.at = start;
        this.refuse('the class is not closed');
      }
      for (const character of this.classMember()) members.add(character);
    }
    this.at++;
    const characters = negated ? without([...members].join('')) : [...members].join('');
    if (characters === '') {
      this.at = start;
      this.refuse('the class has no characters');
    }
    return { kind: 'class', characters };
  }

  /** A character, an escaped class, or a range. */
  private classMember(): string {
    const letter = this.pattern[this.at + 1] ?? '';
    if (this.peek() === '\\' && Object.hasOwn(ESCAPED_CLASSES, letter)) {
      this.at += 2;
      if (this.peek() === '-' && this.pattern[this.at + 1] !== ']')
        this.refuse('a range needs a character at both ends');
      return ESCAPED_CLASSES[letter]!;
    }
    const from = this.classCharacter();
    if (this.peek() !== '-' || this.pattern[this.at + 1] === ']') return from;
    this.at++;
    if (this.peek() === '') return from;
    const to = this.classCharacter();
    if (from > to) this.refuse(`the range ${from}-${to} is the wrong way round`);
    return run(from, to);
  }

  private classCharacter(): string {
    const character = this.peek() === '\\' ? this.escapedCharacter() : this.pattern[this.at++]!;
    if (!PRINTABLE.includes(character)) this.refuse('classes are of printable ASCII characters');
    return character;
  }

  private peek(): string {
    return this.pattern[this.at] ?? '';
  }

  private refuse(message: string): never {
    throw new PatternProblem(message, this.at);
  }
}
