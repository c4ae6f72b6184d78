import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Cli } from '../cli';
import { WrongUsage } from '../cli.errors';

/** A file that was downloaded and checked. */
export interface SavedFile {
  /** `-` for stdout. */
  path: string;
  bytes: number;
  sha256: string;
}

/** Makes sure that a file can be written there, before the work that fills it begins. @throws WrongUsage */
export function prepareOut(out: string | undefined): void {
  if (out === undefined || out === '-') return;
  const folder = isFolder(out) ? out : dirname(resolve(out));
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new WrongUsage(`Nothing can be written to ${folder} (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/**
 * Downloads a file of the service. It appears under its name only once it is complete.
 * @param out a file, a folder in which the service names it, or `-` for stdout
 */
export async function saveDownload(cli: Cli, uri: string | null, out: string): Promise<SavedFile> {
  const download = await cli.client.download(uri, { signal: cli.signal });
  const hash = createHash('sha256');
  let bytes = 0;
  async function* measured(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  if (out === '-') {
    await pipeline(download.stream, measured, cli.streams.stdout, { end: false }).catch(ignoreClosedPipe);
    return { path: '-', bytes, sha256: hash.digest('hex') };
  }
  const path = resolve(isFolder(out) ? join(out, download.name ?? 'download') : out);
  const part = `${path}.part`;
  // Opened before the download can break: a stream that is destroyed while it opens would still make the file.
  const file = await open(part, 'w');
  try {
    await pipeline(download.stream, measured, file.createWriteStream());
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** A reader that has had enough, such as `head`, is no failure. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function isFolder(path: string): boolean {
  if (/[/\\]$/.test(path)) return true;
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
