import type { PatternNode, SearchBranch } from './parse-pattern';

/** Characters (code points) that texts can have, both included. */
export interface LengthRange {
  readonly min: number;
  readonly max: number;
}

export function lengthsOf(node: PatternNode): LengthRange {
  switch (node.kind) {
    case 'literal': {
      const length = [...node.text].length;
      return { min: length, max: length };
    }
    case 'class':
      return { min: 1, max: 1 };
    case 'sequence':
      return sum(node.nodes.map(lengthsOf));
    case 'alternation': {
      const all = node.branches.map(lengthsOf);
      return { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
    }
    case 'repeat': {
      const { min, max } = lengthsOf(node.node);
      return { min: node.min * min, max: node.max * max };
    }
  }
}

function sum(ranges: readonly LengthRange[]): LengthRange {
  return ranges.reduce((total, { min, max }) => ({ min: total.min + min, max: total.max + max }), {
    min: 0,
    max: 0,
  });
}

/**
 * A node all of whose texts are found by `branches` and have a length in `range`, or undefined when none is known:
 * repetitions are narrowed, and what the ends leave open is filled up with letters.
 */
export function fittingNode(branches: readonly SearchBranch[], range: LengthRange): PatternNode | undefined {
  const fitted = branches.flatMap((branch) => {
    const node = withFilling(branch, range);
    return fit(node, range) ?? [];
  });
  if (fitted.length === 0) return undefined;
  return fitted.length === 1 ? fitted[0] : { kind: 'alternation', branches: fitted };
}

function withFilling({ node, atStart, atEnd }: SearchBranch, { min, max }: LengthRange): PatternNode {
  const lengths = lengthsOf(node);
  if ((atStart && atEnd) || lengths.min >= min) return node;
  const missing = { kind: 'repeat', node: LETTER, min: 0, max: max - lengths.min } as const;
  return { kind: 'sequence', nodes: atEnd ? [missing, node] : [node, missing] };
}

const LETTER: PatternNode = { kind: 'class', characters: 'abcdefghijklmnopqrstuvwxyz' };

/** A node with some of the texts of `node`: those of lengths in `range`, as far as that can be said by it. */
function fit(node: PatternNode, range: LengthRange): PatternNode | undefined {
  const lengths = lengthsOf(node);
  if (lengths.min >= range.min && lengths.max <= range.max) return node;
  if (lengths.min > range.max || lengths.max < range.min) return undefined;
  switch (node.kind) {
    case 'literal':
    case 'class':
      return undefined;
    case 'alternation': {
      const branches = node.branches.flatMap((branch) => fit(branch, range) ?? []);
      if (branches.length === 0) return undefined;
      return branches.length === 1 ? branches[0] : { kind: 'alternation', branches };
    }
    case 'repeat':
      return fitRepeat(node, range);
    case 'sequence':
      return fitSequence(node.nodes, range);
  }
}

function fitRepeat(node: PatternNode & { kind: 'repeat' }, range: LengthRange): PatternNode | undefined {
  const each = lengthsOf(node.node);
  if (each.min !== each.max) {
    // Repetitions of a fixed number, each of a range of its own.
    for (let times = node.min; times <= Math.min(node.max, node.min + 20); times++) {
      const nodes = Array.from({ length: times }, () => node.node);
      const fitted = fitSequence(nodes, range);
      if (fitted !== undefined) return fitted;
    }
    return undefined;
  }
  if (each.min === 0) return undefined;
  const min = Math.max(node.min, Math.ceil(range.min / each.min));
  const max = Math.min(node.max, Math.floor(range.max / each.min));
  return min <= max ? { ...node, min, max } : undefined;
}

/** Takes every node as short as it gets, makes them longer from the left until they suffice, then gives the rest of the room away. */
function fitSequence(nodes: readonly PatternNode[], range: LengthRange): PatternNode | undefined {
  const lengths = nodes.map(lengthsOf);
  let missing = range.min - sum(lengths).min;
  const mins = lengths.map(({ min, max }) => {
    const more = Math.max(0, Math.min(missing, max - min));
    missing -= more;
    return min + more;
  });
  let room = range.max - mins.reduce((total, min) => total + min, 0);
  if (missing > 0 || room < 0) return undefined;
  const fitted = nodes.map((node, i) => {
    const max = mins[i]! + Math.min(room, lengths[i]!.max - mins[i]!);
    const child = fit(node, { min: mins[i]!, max });
    if (child !== undefined) room -= lengthsOf(child).max - mins[i]!;
    return child;
  });
  if (fitted.some((child) => child === undefined)) return undefined;
  return { kind: 'sequence', nodes: fitted as PatternNode[] };
}
