import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** `mkdir -p` whose result survives a crash of the machine: every directory that got a new entry is synced. */
export async function makeDirectory(path: string): Promise<void> {
  const firstMade = await mkdir(path, { recursive: true, mode: 0o750 });
  if (firstMade === undefined) return;
  const top = dirname(firstMade);
  for (let directory = dirname(path); directory.length >= top.length; directory = dirname(directory)) {
    await syncDirectory(directory);
    if (directory === top) return;
  }
}

/** Makes new, renamed and removed entries of a directory durable. Windows has no such call and needs none. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
