import type { Encoding } from '../ingestion-options';

/** The encoding of a text and how many bytes its byte order mark has. */
export interface FoundEncoding {
  encoding: Encoding;
  markBytes: number;
}

/** By the byte order mark; without one by the zeros that UTF-16 has in most texts; otherwise UTF-8. */
export function detectEncoding(head: Uint8Array): FoundEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]!++;
  const half = head.length / 2;
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.1) return { encoding: 'utf-16le', markBytes: 0 };
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.1) return { encoding: 'utf-16be', markBytes: 0 };
  return { encoding: 'utf-8', markBytes: 0 };
}

/** As {@link detectEncoding}, when the encoding is known: its mark is still no part of the text. */
export function encodingOf(head: Uint8Array, given: Encoding | undefined): FoundEncoding {
  const found = detectEncoding(head);
  if (given === undefined || found.encoding === given) return found;
  return { encoding: given, markBytes: 0 };
}
