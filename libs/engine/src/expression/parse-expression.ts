import { quote } from '../options/option';
import { ExpressionProblem } from './expression-problem';
import { tokensOf, type Token } from './tokens';

interface Place {
  /** Where it begins in the text. */
  readonly at: number;
  /** Levels of expressions in each other, itself included. */
  readonly depth: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | Comparison | 'and' | 'or';
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** An expression as it is written; types are not known yet. */
export type Expression = Place &
  (
    | { readonly kind: 'number'; readonly digits: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
    | { readonly kind: 'field'; readonly name: string }
    | { readonly kind: 'negation'; readonly operand: Expression }
    | { readonly kind: 'not'; readonly operand: Expression }
    | { readonly kind: 'isNull'; readonly operand: Expression; readonly negated: boolean }
    | {
        readonly kind: 'in';
        readonly operand: Expression;
        readonly items: readonly Expression[];
        readonly negated: boolean;
      }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  );

/** Longest text of an expression. */
export const MAX_EXPRESSION_LENGTH = 2000;
/** Keeps recursion over an expression, and over fields computed from each other, far from the end of the stack. */
export const MAX_EXPRESSION_DEPTH = 64;

const WORDS = new Set(['and', 'or', 'not', 'in', 'is', 'null', 'true', 'false']);
const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];

/**
 * Parses an expression by its grammar (docs/expressions.md).
 *
 * @throws ExpressionProblem at the first thing that is wrong
 */
export function parseExpression(source: string): Expression {
  return new ExpressionParser(tokensOf(source)).parse();
}

/** The names of the fields that `expression` reads, in the order of their first use, each with how often. */
export function fieldsOf(expression: Expression): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const visit = (node: Expression): void => {
    if (node.kind === 'field') uses.set(node.name, (uses.get(node.name) ?? 0) + 1);
    childrenOf(node).forEach(visit);
  };
  visit(expression);
  return uses;
}

function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'negation':
    case 'not':
    case 'isNull':
      return [node.operand];
    case 'in':
      return [node.operand, ...node.items];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.arguments;
    default:
      return [];
  }
}

/** Recursive descent; one method for each rule of the grammar. */
class ExpressionParser {
  private next = 0;
  private open = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Expression {
    if (this.token.kind === 'end') this.refuse('there is no expression');
    const expression = this.disjunction();
    this.atEnd();
    return expression;
  }

  private atEnd(): void {
    if (this.token.kind !== 'end') this.refuse(`${this.shown()} has nothing to belong to`);
  }

  private disjunction(): Expression {
    if (++this.open > MAX_EXPRESSION_DEPTH) this.tooDeep(this.token.at);
    let left = this.conjunction();
    while (this.takeWord('or')) left = this.binary('or', left, this.conjunction());
    this.open--;
    return left;
  }

  private conjunction(): Expression {
    let left = this.inversion();
    while (this.takeWord('and')) left = this.binary('and', left, this.inversion());
    return left;
  }

  private inversion(): Expression {
    const { at } = this.token;
    if (!this.takeWord('not')) return this.comparison();
    if (++this.open > MAX_EXPRESSION_DEPTH) this.tooDeep(at);
    const operand = this.inversion();
    this.open--;
    return this.node({ kind: 'not', operand, at, depth: 1 + operand.depth });
  }

  private comparison(): Expression {
    const left = this.sum();
    const { at, text, kind } = this.token;
    if (kind === 'sign' && COMPARISONS.includes(text)) {
      this.next++;
      const compared = this.binary(text as Comparison, left, this.sum());
      if (this.token.kind === 'sign' && COMPARISONS.includes(this.token.text))
        this.refuse('comparisons cannot follow each other; join them by and');
      return compared;
    }
    if (this.takeWord('is')) {
      const negated = this.takeWord('not');
      if (!this.takeWord('null')) this.refuse('after is comes null or not null; write == to compare');
      return this.node({ kind: 'isNull', operand: left, negated, at, depth: 1 + left.depth });
    }
    const negated = this.isWord('not') && this.isWord('in', 1);
    if (negated) this.next++;
    if (!this.takeWord('in')) return left;
    this.expect('(', 'after in comes a list such as (1, 2)');
    const items = this.list();
    if (items.length === 0) this.refuse('the list after in is empty');
    const depth = 1 + Math.max(left.depth, ...items.map((item) => item.depth));
    return this.node({ kind: 'in', operand: left, items, negated, at, depth });
  }

  private sum(): Expression {
    let left = this.product();
    for (let sign = this.takeSign('+', '-'); sign !== undefined; sign = this.takeSign('+', '-'))
      left = this.binary(sign, left, this.product());
    return left;
  }

  private product(): Expression {
    let left = this.factor();
    for (let sign = this.takeSign('*', '/', '%'); sign !== undefined; sign = this.takeSign('*', '/', '%'))
      left = this.binary(sign, left, this.factor());
    return left;
  }

  private factor(): Expression {
    const { at } = this.token;
    const sign = this.takeSign('-', '+');
    if (sign === undefined) return this.primary();
    if (++this.open > MAX_EXPRESSION_DEPTH) this.tooDeep(at);
    const operand = this.factor();
    this.open--;
    if (sign === '+') return operand;
    return this.node({ kind: 'negation', operand, at, depth: 1 + operand.depth });
  }

  private primary(): Expression {
    const token = this.token;
    const { at } = token;
    if (token.kind === 'number' || token.kind === 'text') {
      this.next++;
      return token.kind === 'number'
        ? { kind: 'number', digits: token.text, at, depth: 1 }
        : { kind: 'text', text: token.text, at, depth: 1 };
    }
    if (token.kind === 'sign' && token.text === '(') {
      this.next++;
      const inner = this.disjunction();
      this.expect(')', 'the bracket is not closed', at);
      return inner;
    }
    if (token.kind !== 'name')
      this.refuse(`a value is expected, not ${token.kind === 'end' ? 'the end' : this.shown()}`);
    return this.named(token);
  }

  private named({ text, quoted, at }: Token & { kind: 'name' }): Expression {
    this.next++;
    if (!quoted) {
      if (text === 'null') return { kind: 'null', at, depth: 1 };
      if (text === 'true' || text === 'false')
        return { kind: 'boolean', value: text === 'true', at, depth: 1 };
      if (WORDS.has(text)) throw new ExpressionProblem(`a value is expected, not ${quote(text)}`, at);
      if (this.takeSign('(') !== undefined) {
        const args = this.list();
        const depth = 1 + Math.max(0, ...args.map((argument) => argument.depth));
        return this.node({ kind: 'call', name: text, arguments: args, at, depth });
      }
    }
    return { kind: 'field', name: text, at, depth: 1 };
  }

  /** The rest of a list after its opening bracket. */
  private list(): Expression[] {
    const items: Expression[] = [];
    const { at } = this.tokens[this.next - 1]!;
    if (this.takeSign(')') !== undefined) return items;
    do items.push(this.disjunction());
    while (this.takeSign(',') !== undefined);
    this.expect(')', 'the bracket is not closed', at);
    return items;
  }

  private binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
    const depth = 1 + Math.max(left.depth, right.depth);
    return this.node({ kind: 'binary', operator, left, right, at: left.at, depth });
  }

  private node(node: Expression): Expression {
    if (node.depth > MAX_EXPRESSION_DEPTH) this.tooDeep(node.at);
    return node;
  }

  private get token(): Token {
    return this.tokens[this.next]!;
  }

  private shown(): string {
    return quote(this.token.text);
  }

  private isWord(word: string, ahead = 0): boolean {
    const token = this.tokens[this.next + ahead];
    return token?.kind === 'name' && !token.quoted && token.text === word;
  }

  private takeWord(word: string): boolean {
    const taken = this.isWord(word);
    if (taken) this.next++;
    return taken;
  }

  private takeSign<const S extends string>(...signs: readonly S[]): S | undefined {
    const { kind, text } = this.token;
    const taken = kind === 'sign' ? signs.find((sign) => sign === text) : undefined;
    if (taken !== undefined) this.next++;
    return taken;
  }

  private expect(sign: string, otherwise: string, at = this.token.at): void {
    if (this.takeSign(sign) === undefined) throw new ExpressionProblem(otherwise, at);
  }

  private refuse(message: string): never {
    throw new ExpressionProblem(message, this.token.at);
  }

  private tooDeep(at: number): never {
    const advice = 'compute a part of it in a field of its own';
    throw new ExpressionProblem(`expressions can be nested ${MAX_EXPRESSION_DEPTH} deep; ${advice}`, at);
  }
}
