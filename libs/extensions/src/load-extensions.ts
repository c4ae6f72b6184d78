import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { addFieldTypes } from '@app/engine';
import type { Extension } from './extension';

/** Whose field types are in the engine: several apps in one process, as in tests, load the same extensions. */
const added = new Set<Extension>();

/**
 * Loads what `EXTENSIONS` names, in that order, and adds the field types to the engine.
 * @param names packages, or paths that start with a dot or a slash, both as seen from the working directory
 * @throws Error naming the extension and what is wrong with it
 */
export function loadExtensions(names: readonly string[]): Extension[] {
  const require = createRequire(resolve('package.json'));
  return names.map((name) => {
    try {
      const extension = exported(require(name));
      if (!added.has(extension)) addFieldTypes(extension.fieldTypes ?? []);
      added.add(extension);
      return extension;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`EXTENSIONS: cannot use "${name}". ${reason}`, { cause: error });
    }
  });
}

function exported(loaded: unknown): Extension {
  const extension = (loaded as { default?: unknown } | null)?.default;
  if (typeof extension !== 'object' || extension === null || !('name' in extension)) {
    throw new Error('Its entry must export by default what defineExtension gives.');
  }
  return extension as Extension;
}
