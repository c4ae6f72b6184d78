import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface PackageInfo {
  name: string;
  version: string;
  description: string;
}

/** Our package.json, found from the sources as well as from the build. */
export function readPackageInfo(): PackageInfo {
  for (let directory = __dirname; directory !== dirname(directory); directory = dirname(directory)) {
    const file = join(directory, 'package.json');
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as PackageInfo;
  }
  throw new Error('package.json is missing from this installation');
}
