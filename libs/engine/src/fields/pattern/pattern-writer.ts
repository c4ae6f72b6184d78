import type { ByteWriter } from '../../bytes/byte-writer';
import { Utf8Literal } from '../../bytes/utf8-literal';
import { choice } from '../../random/draw';
import type { CellSeed } from '../../random/field-random';
import type { PatternNode } from './parse-pattern';

/** Writes a text and returns the next draw that was not used. */
export type PatternWriter = (out: ByteWriter, cell: CellSeed, draw: number) => number;

/** Every branch, count and character is chosen by a draw of its own, all equally likely. */
export function patternWriter(node: PatternNode): PatternWriter {
  switch (node.kind) {
    case 'literal': {
      const text = new Utf8Literal(node.text);
      return (out, _, draw) => {
        text.write(out);
        return draw;
      };
    }
    case 'class': {
      const codes = codesOf(node.characters);
      return (out, cell, draw) => {
        out.byte(codes[choice(cell, draw, codes.length)]!);
        return draw + 1;
      };
    }
    case 'sequence': {
      const writers = node.nodes.map(patternWriter);
      return (out, cell, draw) => {
        for (let i = 0; i < writers.length; i++) draw = writers[i]!(out, cell, draw);
        return draw;
      };
    }
    case 'alternation': {
      const branches = node.branches.map(patternWriter);
      return (out, cell, draw) => branches[choice(cell, draw, branches.length)]!(out, cell, draw + 1);
    }
    case 'repeat':
      return repeatWriter(node.node, node.min, node.max);
  }
}

function repeatWriter(node: PatternNode, min: number, max: number): PatternWriter {
  const spread = max - min + 1;
  const writer = patternWriter(node);
  return (out, cell, draw) => {
    const count = min + choice(cell, draw, spread);
    draw++;
    for (let i = 0; i < count; i++) draw = writer(out, cell, draw);
    return draw;
  };
}

function codesOf(characters: string): Uint8Array {
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
