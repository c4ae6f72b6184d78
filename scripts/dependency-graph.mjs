// Draws who imports whom, one box for each app and lib.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const LAYERS = [
  ['Apps', /^apps\//],
  ['Packages', /^packages\//],
  ['Features', /^libs\/(generation|uploads|exports|verification)$/],
  ['Platform', /^libs\/(config|terminal|observability|database|storage|files|datasets|jobs)$/],
  ['Pure', /^libs\/(errors|streams|engine|formats)$/],
];

function cruise(root) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      ...[
        '--exclude',
        '(\\.spec\\.ts|/testing(\\.ts|/)|/conformance\\.ts)',
        '--collapse',
        '^(apps|libs|packages)/[^/]+',
      ],
      ...['apps', 'libs', 'packages/client/src'],
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).modules.filter(({ source }) => /^(apps|libs|packages)\/[^/]+$/.test(source));
}

export function renderDependencyGraph(root) {
  const modules = cruise(root).sort((a, b) => a.source.localeCompare(b.source, 'en'));
  const names = modules.map(({ source }) => source);
  const id = (name) => name.replace('/', '_');
  const boxes = LAYERS.flatMap(([title, pattern]) => {
    const members = names.filter((name) => pattern.test(name));
    if (members.length === 0) return [];
    return [`  subgraph ${title}`, ...members.map((name) => `    ${id(name)}["${name}"]`), '  end'];
  });
  const arrows = modules.flatMap(({ source, dependencies }) => {
    const targets = new Set(dependencies.map(({ resolved }) => resolved));
    // Every lib may import errors; drawing that would hide the rest.
    return names
      .filter((name) => targets.has(name) && name !== source && name !== 'libs/errors')
      .map((name) => `  ${id(source)} --> ${id(name)}`);
  });
  return [
    '<!-- Generated from the imports by `npm run generate`. -->',
    '',
    '# Dependency graph',
    '',
    'Who imports whom, without tests. Every lib may also import `libs/errors`. The rules are in',
    '`.dependency-cruiser.cjs` and are checked by `npm run deps`.',
    '',
    '```mermaid',
    'flowchart TD',
    ...boxes,
    ...arrows,
    '```',
    '',
  ].join('\n');
}
