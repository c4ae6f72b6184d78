import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

const KEPT_CHARACTERS = 4_000;

/** What a program has printed last, read to the end so that it never waits for us. */
export function lastWords(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-KEPT_CHARACTERS)));
  return () => text.trim().replace(/\s*\n\s*/g, '; ');
}

/** Its exit code, or what ended it instead. Never rejects. */
export function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'nothing'));
  });
}
