import { join, resolve } from 'node:path';
import ts from 'typescript';
import type { Manifest } from './manifests';

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
};

/**
 * What the types of Kubernetes say against manifests: above all keys that do not exist, which the schemas let pass and an
 * API server refuses.
 */
export function typeProblems(manifests: readonly Manifest[]): string[] {
  const source = manifests.map((manifest, index) => {
    const { apiVersion, kind } = manifest;
    return [
      `import type { I${kind} as K${index} } from 'kubernetes-models/${apiVersion}/${kind}';`,
      `const m${index}: K${index} = ${JSON.stringify(manifest)};`,
    ].join('\n');
  });
  // Named as if it stood here, so that packages are found.
  const file = join(resolve(__dirname), 'manifests-as-types.ts');
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, source.join('\n'), ts.ScriptTarget.ES2022)
      : getSourceFile.call(host, name, ...rest);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  const program = ts.createProgram([file], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
