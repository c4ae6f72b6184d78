import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { findProgram } from '../setup/find-program';

export const MANIFESTS = resolve(__dirname, '../../deploy/kubernetes');

/** A document of Kubernetes. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- every kind has another shape; schemas check them
  [section: string]: any;
}

/** `NAME=value` lines. */
export function readEnvFile(file: string): Record<string, string> {
  const lines = readFileSync(join(MANIFESTS, file), 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

const parse = (text: string): Manifest[] =>
  parseAllDocuments(text).map((document) => {
    if (document.errors.length > 0) throw document.errors[0] ?? new Error('not YAML');
    return document.toJS() as Manifest;
  });

/**
 * What `kubectl apply -k` would apply. Without kubectl, which brings kustomize: what the overlays begin with, before
 * their changes, with a word about it.
 */
export function renderOverlay(overlay: 'staging' | 'production'): Manifest[] {
  const kubectl = findProgram('kubectl');
  if (kubectl !== undefined) {
    const folder = join(MANIFESTS, 'overlays', overlay);
    return parse(execFileSync(kubectl, ['kustomize', folder], { encoding: 'utf8' }));
  }
  process.stderr.write(
    `\n*** NO KUBECTL: the overlay ${overlay} is not rendered, its parts are checked ***\n\n`,
  );
  const files = ['base', 'components/keda', `overlays/${overlay}`].flatMap((folder) =>
    readdirSync(join(MANIFESTS, folder))
      .filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml')
      .map((name) => join(folder, name)),
  );
  const settings: Manifest = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'veogen-settings' },
    data: readEnvFile('base/settings.env'),
  };
  return [...files.flatMap((file) => parse(readFileSync(join(MANIFESTS, file), 'utf8'))), settings];
}
