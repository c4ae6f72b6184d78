// Writes the files that are generated from the code, so that they cannot disagree with it.
//
//   node scripts/generate.mjs           writes them       (npm run generate)
//   node scripts/generate.mjs --check   compares them     (npm run verify); exit code 1 when one differs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { renderClientTypes } from './client-types.mjs';
import { build, BuildFailed, ROOT } from './build.mjs';
import { renderDependencyGraph } from './dependency-graph.mjs';
import { renderFieldTypes } from './field-types.mjs';
import { renderLocales } from './locales.mjs';

/** A module of the build, by its source path without the ending. */
async function built(path) {
  const module = await import(pathToFileURL(join(ROOT, 'dist', `${path}.js`)).href);
  return module.default ?? module;
}

/** Every generated file, with what renders it. A renderer gives the text, or a promise of it. */
const GENERATED = [
  ['.env.example', async () => (await built('libs/config/src/index')).renderEnvExample()],
  ['docs/errors.md', async () => (await built('apps/api/src/openapi-document')).renderErrorList()],
  ['docs/openapi.json', async () => (await built('apps/api/src/openapi-document')).renderOpenApi()],
  ['docs/metrics.md', async () => (await built('apps/api/src/metrics/metric-list')).renderMetricList()],
  [
    'packages/client/src/openapi.ts',
    async () => renderClientTypes((await built('apps/api/src/openapi-document')).renderOpenApi()),
  ],
  ['docs/dependency-graph.md', () => renderDependencyGraph(ROOT)],
  ['docs/locales.md', async () => renderLocales((await built('libs/engine/src/index')).localeCatalogue())],
  ['docs/field-types.md', async () => renderFieldTypes((await built('libs/engine/src/index')).fieldTypes())],
];

async function render([file, renderer]) {
  const text = await renderer();
  return file.endsWith('.md') ? format(text, { parser: 'markdown', printWidth: 110 }) : text;
}

function read(file) {
  try {
    return readFileSync(join(ROOT, file), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

function firstDifference(before, after) {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const line = fresh.findIndex((text, i) => text !== old[i]);
  const at = line === -1 ? fresh.length : line;
  return `line ${at + 1}\n  is:        ${old[at] ?? '(nothing)'}\n  should be: ${fresh[at] ?? '(nothing)'}`;
}

try {
  build({ onStart: () => process.stderr.write('Building\n') });
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const check = process.argv.includes('--check');
let different = 0;
for (const entry of GENERATED) {
  const [file] = entry;
  const text = await render(entry);
  const before = read(file);
  if (before === text) continue;
  different += 1;
  if (check) {
    process.stderr.write(`${file} differs from the code, ${firstDifference(before, text)}\n`);
  } else {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true });
    writeFileSync(join(ROOT, file), text);
    process.stdout.write(`wrote ${file}\n`);
  }
}
if (check && different > 0) {
  process.stderr.write('Run: npm run generate\n');
  process.exitCode = 1;
} else if (different === 0) {
  process.stdout.write(`${GENERATED.length} generated files are up to date\n`);
}
