import { quote } from '../options/option';
import { ExpressionProblem } from './expression-problem';

/** A piece of an expression: a word, a number, a text, or a sign; `at` is where it begins. */
export type Token =
  | { readonly kind: 'name'; readonly text: string; readonly quoted: boolean; readonly at: number }
  | { readonly kind: 'number'; readonly text: string; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number };

// Each alternative is told from the others by its first characters and takes a text in one go: no backtracking.
const TOKEN =
  /[ \t\r\n]+|([A-Za-z_][A-Za-z0-9_]*)|((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|'((?:[^']|'')*)'|"([^"]*)"|(==|!=|<=|>=|[-+*/%<>(),])/y;

/** Signs of other languages, and what stands here for them. */
const INSTEAD: readonly (readonly [sign: string, advice: string])[] = [
  ['===', 'write == to compare'],
  ['!==', 'write != to compare'],
  ['<>', 'write != to compare'],
  ['=', 'write == to compare'],
  ['&&', 'write and'],
  ['||', 'write or; concat() joins texts'],
  ['!', 'write not'],
  ['**', 'write power(base, exponent)'],
  ['^', 'write power(base, exponent)'],
  ['?', 'write if(condition, value, otherwise)'],
  [':', 'write if(condition, value, otherwise)'],
  ['.', 'a value has no members; write the name of a field or of a function'],
  ['[', 'a value has no members; write the name of a field or of a function'],
  ["'", 'the text has no end; write two quotes for one inside a text'],
  ['"', 'the name has no end'],
];

/** @throws ExpressionProblem at what is no token */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    refuseForeignSign(source, at);
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (match === null) throw new ExpressionProblem(unknownAt(source, at), at);
    const [all, name, number, text, quoted, sign] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name, quoted: false, at });
    else if (quoted !== undefined) tokens.push({ kind: 'name', text: quoted, quoted: true, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'"), at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    at += all.length;
    if (number !== undefined && /[A-Za-z_.]/.test(source.charAt(at)))
      throw new ExpressionProblem(`${quote(number + source.charAt(at))} is no number`, at - all.length);
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
}

// `=` and `<>` begin with signs that there are, so they are looked for first.
function refuseForeignSign(source: string, at: number): void {
  const foreign = INSTEAD.slice(0, 10).find(([sign]) => source.startsWith(sign, at));
  if (foreign === undefined) return;
  const [sign, advice] = foreign;
  if ((sign === '=' || sign === '!') && source.charAt(at + 1) === '=') return;
  throw new ExpressionProblem(`${quote(sign)} is not known here: ${advice}`, at);
}

function unknownAt(source: string, at: number): string {
  const known = INSTEAD.find(([sign]) => source.startsWith(sign, at));
  if (known?.[0] === "'" || known?.[0] === '"') return known[1];
  if (known !== undefined) return `${quote(known[0])} is not known here: ${known[1]}`;
  return `${quote(String.fromCodePoint(source.codePointAt(at)!))} is not known here`;
}
