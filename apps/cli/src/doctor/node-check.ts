import { readManifest } from '../installation';
import { failed, type Finding, ok } from './check';

/** Whether this Node.js is new enough. */
export function checkNode(version: string = process.versions.node): Finding {
  const wanted = readManifest().engines.node.replace(/^\D+/, '');
  if (isAtLeast(version, wanted)) return ok(`Node.js ${version}`);
  return failed(
    `Node.js ${version}, and ${wanted} is needed`,
    'Install a newer one: https://nodejs.org, or your version manager, for example: nvm install --lts',
  );
}

function isAtLeast(version: string, wanted: string): boolean {
  const [have, need] = [version, wanted].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (have?.[i] ?? 0) - (need?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
