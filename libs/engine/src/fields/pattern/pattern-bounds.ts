import { utf8Length } from '../../bytes/utf8-literal';
import { characters, type Part } from '../composed/part';
import type { PatternNode } from './parse-pattern';

/** Bytes of the longest text of `node`. */
export function longestText(node: PatternNode): number {
  switch (node.kind) {
    case 'literal':
      return utf8Length(node.text);
    case 'class':
      return 1;
    case 'sequence':
      return node.nodes.reduce((sum, child) => sum + longestText(child), 0);
    case 'alternation':
      return Math.max(...node.branches.map(longestText));
    case 'repeat':
      return node.max * longestText(node.node);
  }
}

/** Steps to write a text of `node` at worst: empty texts take steps too. */
export function mostSteps(node: PatternNode): number {
  switch (node.kind) {
    case 'literal':
    case 'class':
      return 1;
    case 'sequence':
      return node.nodes.reduce((sum, child) => sum + mostSteps(child), 1);
    case 'alternation':
      return 1 + Math.max(...node.branches.map(mostSteps));
    case 'repeat':
      return 1 + node.max * mostSteps(node.node);
  }
}

/**
 * The node as pieces that follow each other, or undefined when texts can have different lengths or two ways can
 * lead to one text: then they cannot be counted. Call it for nodes with few {@link mostSteps}.
 */
export function countedParts(node: PatternNode): (Part | string)[] | undefined {
  switch (node.kind) {
    case 'literal':
      return [node.text];
    case 'class':
      return node.characters.length === 1 ? [node.characters] : characters(node.characters, 1);
    case 'sequence':
      return joined(node.nodes.map(countedParts));
    case 'alternation':
      return undefined;
    case 'repeat': {
      if (node.min !== node.max) return undefined;
      if (node.node.kind === 'class' && node.node.characters.length > 1)
        return characters(node.node.characters, node.max);
      const once = countedParts(node.node);
      return joined(Array.from({ length: node.max }, () => once));
    }
  }
}

function joined(lists: readonly ((Part | string)[] | undefined)[]): (Part | string)[] | undefined {
  const all: (Part | string)[] = [];
  for (const list of lists) {
    if (list === undefined) return undefined;
    all.push(...list);
  }
  return all;
}
