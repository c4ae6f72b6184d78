import { highWord, mix32 } from './mix';

/** 128 bits that name a stream of randomness. */
export type RandomKey = readonly [number, number, number, number];

/**
 * Derives the key of a stream from the dataset's seed and a path of names, such as record type and field.
 * Nothing positional goes in, so adding, removing or reordering fields leaves every other stream as it was.
 * The names are absorbed one UTF-16 unit at a time, each followed by its length, so no two paths collide
 * by joining differently.
 */
export function deriveKey(seed: number, ...path: readonly string[]): RandomKey {
  const state: [number, number, number, number] = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]; // pi
  const absorb = (word: number): void => {
    state[0] = mix32(state[0] ^ word);
    state[1] = mix32((state[1] + state[0]) | 0);
    state[2] = mix32(state[2] ^ state[1] ^ Math.imul(word, 0x9e3779b9));
    state[3] = mix32((state[3] + state[2]) | 0);
    state[0] ^= state[3];
  };
  absorb(seed | 0);
  absorb(highWord(seed));
  for (const name of path) {
    for (let i = 0; i < name.length; i++) absorb(name.charCodeAt(i));
    absorb(name.length | 0x80000000);
  }
  absorb(0);
  return state;
}
