import type { PatternNode, SearchBranch } from './parse-pattern';

/** Steps of a match; beyond them it is given up. */
const MAX_STEPS = 100_000;

/**
 * Whether a branch is found in `text`, by sets of places instead of by trying: no expression takes more than its
 * size times the square of the text. Undefined when it would take too long.
 */
export function isFound(branches: readonly SearchBranch[], text: string): boolean | undefined {
  const match = new Match(text);
  try {
    return branches.some(({ node, atStart, atEnd }) => {
      const starts = atStart ? [0] : Array.from({ length: text.length + 1 }, (_, i) => i);
      const ends = match.ends(node, new Set(starts));
      return atEnd ? ends.has(text.length) : ends.size > 0;
    });
  } catch (error) {
    if (error === GIVEN_UP) return undefined;
    throw error;
  }
}

const GIVEN_UP = Symbol('given up');

class Match {
  private steps = 0;

  constructor(private readonly text: string) {}

  /** The places where a text of `node` that begins at one of `starts` can end. */
  ends(node: PatternNode, starts: ReadonlySet<number>): ReadonlySet<number> {
    this.steps += 1 + starts.size;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- caught above, and never seen outside
    if (this.steps > MAX_STEPS) throw GIVEN_UP;
    switch (node.kind) {
      case 'literal':
        return this.each(starts, (at) => (this.text.startsWith(node.text, at) ? at + node.text.length : -1));
      case 'class':
        return this.each(starts, (at) =>
          at < this.text.length && node.characters.includes(this.text[at]!) ? at + 1 : -1,
        );
      case 'sequence':
        return node.nodes.reduce<ReadonlySet<number>>((places, child) => this.ends(child, places), starts);
      case 'alternation':
        return new Set(node.branches.flatMap((branch) => [...this.ends(branch, starts)]));
      case 'repeat': {
        let places = starts;
        const all = new Set<number>(node.min === 0 ? starts : []);
        for (let i = 1; i <= node.max && places.size > 0; i++) {
          places = this.ends(node.node, places);
          const before = all.size;
          if (i >= node.min) for (const place of places) all.add(place);
          if (i > node.min && all.size === before) break;
        }
        return all;
      }
    }
  }

  private each(starts: ReadonlySet<number>, next: (at: number) => number): Set<number> {
    const places = new Set<number>();
    for (const at of starts) {
      const place = next(at);
      if (place >= 0) places.add(place);
    }
    return places;
  }
}
