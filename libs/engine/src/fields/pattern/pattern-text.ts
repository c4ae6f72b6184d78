import type { PatternNode } from './parse-pattern';

/** `node` as an expression that {@link parsePattern} reads as the same node. */
export function patternText(node: PatternNode): string {
  switch (node.kind) {
    case 'literal':
      return [...node.text].map(literalText).join('');
    case 'class':
      return classText(node.characters);
    case 'sequence':
      return node.nodes
        .map((child) => (child.kind === 'alternation' ? `(${patternText(child)})` : patternText(child)))
        .join('');
    case 'alternation':
      return node.branches.map(patternText).join('|');
    case 'repeat': {
      const { node: inner, min, max } = node;
      const single = inner.kind === 'class' || (inner.kind === 'literal' && [...inner.text].length === 1);
      return `${single ? patternText(inner) : `(${patternText(inner)})`}{${min},${max}}`;
    }
  }
}

function literalText(character: string): string {
  if (character === '\t') return '\\t';
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  return /[\^$.*+?()[\]{}|\\]/.test(character) ? `\\${character}` : character;
}

/** Neighbours in ASCII are written as a range. */
function classText(characters: string): string {
  const codes = [...new Set(characters)].map((character) => character.charCodeAt(0)).sort((a, b) => a - b);
  let text = '';
  for (let i = 0; i < codes.length;) {
    let last = i;
    while (last + 1 < codes.length && codes[last + 1] === codes[last]! + 1) last++;
    text +=
      last - i < 2
        ? codes
            .slice(i, last + 1)
            .map(memberText)
            .join('')
        : `${memberText(codes[i]!)}-${memberText(codes[last]!)}`;
    i = last + 1;
  }
  return `[${text}]`;
}

function memberText(code: number): string {
  const character = String.fromCharCode(code);
  return /[A-Za-z0-9 _]/.test(character) ? character : `\\${character}`;
}
