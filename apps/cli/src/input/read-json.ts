import { readFile } from 'node:fs/promises';
import { WrongUsage } from '../cli.errors';
import type { Streams } from '../cli';

/**
 * JSON that was given on the command line: as it is, as the name of a file, or as `-` for stdin.
 * @returns an object or an array, and where it came from
 * @throws WrongUsage
 */
export async function readJson(
  source: string,
  { stdin }: Pick<Streams, 'stdin'>,
): Promise<{ value: Record<string, unknown> | unknown[]; name: string }> {
  const inline = /^\s*[{[]/.test(source);
  const name = inline ? 'the argument' : source === '-' ? 'stdin' : source;
  const text = inline ? source : source === '-' ? await readAll(stdin) : await readText(source);
  const value = parse(text.replace(/^\uFEFF/, ''), name);
  if (typeof value !== 'object' || value === null)
    throw new WrongUsage(`${name} is not a JSON object or array.`);
  return { value: value as Record<string, unknown> | unknown[], name };
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = text.trim() === '' ? 'it is empty' : (error as Error).message;
    throw new WrongUsage(`${name} is not JSON: ${reason}`);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new WrongUsage(explainFile(file, error));
  }
}

/** What is wrong with a file that somebody named, in a sentence. */
export function explainFile(file: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no file ${file}.`;
  if (code === 'EISDIR') return `${file} is a folder.`;
  return `${file} cannot be read (${code ?? String(error)}).`;
}

async function readAll(stream: Streams['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
