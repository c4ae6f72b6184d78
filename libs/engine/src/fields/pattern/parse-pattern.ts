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
/** What of a range of any characters is printable ASCII. */
const printable = (from: string, to: string): string =>
  [...PRINTABLE].filter((character) => character >= from && character <= to).join('');
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

/** One of the alternatives of an expression that is searched for, with what may stand before and after it. */
export interface SearchBranch {
  readonly node: PatternNode;
  /** Whether the text begins with it. */
  readonly atStart: boolean;
  /** Whether the text ends with it. */
  readonly atEnd: boolean;
}

/**
 * Parses an expression as JSON Schema uses it: found anywhere in a text unless `^` and `$` tie it. It may have `*`,
 * `+` and `{n,}`, which are read as up to `more` repetitions above the fewest, and characters outside ASCII in
 * classes, which are left out of them as long as others remain.
 *
 * @throws PatternProblem for look-around, back-references, word boundaries and anchors elsewhere.
 */
export function parseSearch(pattern: string, more: number): readonly SearchBranch[] {
  return new PatternParser(pattern, more).parseSearch();
}

/** Letters of the general categories that can be asked for by name; of ASCII only. */
const PROPERTIES: Readonly<Record<string, string>> = {
  L: `${run('A', 'Z')}${run('a', 'z')}`,
  Letter: `${run('A', 'Z')}${run('a', 'z')}`,
  Alphabetic: `${run('A', 'Z')}${run('a', 'z')}`,
  Lu: run('A', 'Z'),
  Ll: run('a', 'z'),
  N: DIGITS,
  Nd: DIGITS,
};

class PatternParser {
  private at = 0;

  /** With `more`, the expression is searched for; see {@link parseSearch}. */
  constructor(
    private readonly pattern: string,
    private readonly more?: number,
  ) {}

  parseSearch(): SearchBranch[] {
    const branches: SearchBranch[] = [];
    for (;;) {
      const atStart = this.peek() === '^';
      if (atStart) this.at++;
      const node = this.sequence(0);
      const atEnd = this.peek() === '$';
      if (atEnd) this.at++;
      branches.push({ node, atStart, atEnd });
      if (this.peek() !== '|') break;
      this.at++;
    }
    if (this.at < this.pattern.length) this.refuse(`"${this.peek()}" has nothing to belong to`);
    return branches;
  }

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
      if (next === '$' && depth === 0 && this.endsBranch()) break;
      nodes.push(this.repeated(this.atom(depth)));
    }
    return nodes.length === 1 ? nodes[0]! : { kind: 'sequence', nodes };
  }

  private endsBranch(): boolean {
    if (this.at === this.pattern.length - 1) return true;
    return this.more !== undefined && this.pattern[this.at + 1] === '|';
  }

  private repeated(node: PatternNode): PatternNode {
    const next = this.peek();
    if (this.more !== undefined && (next === '*' || next === '+')) {
      this.at++;
      this.skipLazy();
      const min = next === '*' ? 0 : 1;
      return { kind: 'repeat', node, min, max: min + this.more };
    }
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
    this.skipLazy();
    if ('?*+{'.includes(this.peek()) && this.peek() !== '')
      this.refuse('a repetition cannot be repeated; put it in a group');
    return { kind: 'repeat', node, ...bounds };
  }

  /** How eagerly a repetition is matched makes no difference to what matches. */
  private skipLazy(): void {
    if (this.more !== undefined && this.peek() === '?') this.at++;
  }

  private bounds(): { min: number; max: number } {
    const [text, from, comma, to] = /^\{(\d{1,9})(,?)(\d{0,9})\}/.exec(this.pattern.slice(this.at)) ?? [];
    if (text === undefined || from === undefined)
      this.refuse('"{" must begin {n} or {n,m}; write \\{ for a brace');
    if (this.more !== undefined && comma === ',' && to === '') {
      this.at += text.length;
      return { min: Number(from), max: Number(from) + this.more };
    }
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
      const name = this.more === undefined ? null : /^\?<[A-Za-z_]\w*>/.exec(this.pattern.slice(this.at));
      if (!kind.startsWith('?:') && name === null) this.refuse('groups are written ( ) or (?: )');
      this.at += name === null ? 2 : name[0].length;
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
    const property = this.property();
    if (property !== undefined) return { kind: 'class', characters: property };
    const characters = Object.hasOwn(ESCAPED_CLASSES, letter) ? ESCAPED_CLASSES[letter] : undefined;
    if (characters === undefined) return { kind: 'literal', text: this.escapedCharacter() };
    this.at += 2;
    return { kind: 'class', characters };
  }

  /** `\p{L}` and the like, or undefined when something else stands here. */
  private property(): string | undefined {
    if (this.more === undefined) return undefined;
    const [whole, name] =
      /^\\p\{(?:Script=|General_Category=)?(\w+)\}/.exec(this.pattern.slice(this.at)) ?? [];
    if (whole === undefined || name === undefined) return undefined;
    if (!Object.hasOwn(PROPERTIES, name)) this.refuse(`"${whole}" cannot be used`);
    this.at += whole.length;
    return PROPERTIES[name];
  }

  /** `\x41`, `\u0041` or `\u{41}`, or undefined when something else stands here. */
  private codePoint(): string | undefined {
    if (this.more === undefined) return undefined;
    const [whole, ...digits] =
      /^\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})/i.exec(this.pattern.slice(this.at)) ?? [];
    if (whole === undefined) return undefined;
    const code = Number.parseInt(
      digits.find((given) => given !== undefined)!,
      16,
    );
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
      this.refuse(`"${whole}" cannot be used`);
    this.at += whole.length;
    return String.fromCodePoint(code);
  }

  private escapedCharacter(): string {
    const coded = this.codePoint();
    if (coded !== undefined) return coded;
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
      for (const character of this.classMember())
        if (this.more === undefined || PRINTABLE.includes(character)) members.add(character);
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
    const property = this.peek() === '\\' ? this.property() : undefined;
    if (property !== undefined) return property;
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
    return this.more === undefined ? run(from, to) : printable(from, to);
  }

  private classCharacter(): string {
    if (this.more !== undefined && this.peek() !== '\\') {
      const given = String.fromCodePoint(this.pattern.codePointAt(this.at)!);
      this.at += given.length;
      return given;
    }
    const character = this.peek() === '\\' ? this.escapedCharacter() : this.pattern[this.at++]!;
    if (this.more !== undefined) return character;
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
