import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of our package.json, found from the sources as well as from the build. */
export function projectFolder(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
