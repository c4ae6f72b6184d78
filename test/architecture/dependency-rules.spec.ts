import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const PROGRAM = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const FOLDERS = ['apps', 'libs', 'packages/client/src', 'test'];

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** The rules that the files of a tree break, each with the file. */
function violationsOf(folder: string): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [PROGRAM, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', ...FOLDERS],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  const { violations } = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary;
  return violations.map(({ rule, from }) => `${rule.name} ${from}`);
}

/** Files that keep every rule, also beside those of `WRONG`, which break one each. */
const RIGHT: Record<string, string> = {
  'libs/errors/src/index.ts': 'export class AppError extends Error {}',
  'libs/engine/src/index.ts': "export * from './plan';",
  'libs/engine/src/plan.ts': "import { AppError } from '@app/errors'; export const plan = AppError;",
  'libs/engine/src/plan.spec.ts': "import 'fast-check'; import './plan';",
  'libs/streams/src/index.ts': "import { Transform } from 'node:stream'; export const streams = Transform;",
  'libs/config/src/index.ts': "import 'zod'; export const config = 1;",
  'libs/database/src/index.ts': "import '@app/config'; import 'pg'; export const database = 1;",
  'libs/database/src/testing.ts': 'export const createDatabase = 1;',
  'libs/jobs/src/index.ts': "import '@app/database'; export const jobs = 1;",
  'libs/jobs/src/worker.ts': 'export const worker = 1;',
  'libs/jobs/src/runner.ts': 'export const runner = 1;',
  'libs/jobs/src/jobs.spec.ts': "import '@app/database/testing';",
  'libs/generation/src/index.ts': "import '@app/engine'; import '@app/jobs'; export const generation = 1;",
  'libs/generation/src/worker.ts': "import '@app/jobs/worker'; export const worker = 1;",
  'libs/exports/src/index.ts': 'export const exports_ = 1;',
  'apps/api/src/main.ts': "import '@app/generation'; import '@app/errors';",
  'apps/worker/src/main.ts': "import '@app/generation/worker'; import '@app/jobs/worker';",
  'apps/cli/src/main.ts': "import '@veogen/client';",
  'packages/client/src/index.ts': "import 'openapi-fetch'; export const client = 1;",
  'packages/client/src/part.ts': 'export const part = 1;',
  'test/e2e/some.spec.ts': "import '@app/database/testing';",
};

/** What each rule is for: the file that breaks it. */
const WRONG: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['lib-engine', 'libs/engine/src/a.ts', "import '@app/config';"],
  ['lib-formats', 'libs/formats/src/a.ts', "import '@app/database';"],
  ['lib-database', 'libs/database/src/a.ts', "import '@app/jobs';"],
  ['lib-jobs', 'libs/jobs/src/a.ts', "import '@app/generation';"],
  ['lib-generation', 'libs/generation/src/a.ts', "import '@app/exports';"],
  ['lib-in-table', 'apps/worker/src/a.ts', "import '@app/novelty';"],
  ['no-cycles', 'libs/jobs/src/b.ts', "import './c';"],
  ['lib-door-from-lib', 'libs/generation/src/b.ts', "import '@app/jobs/runner';"],
  ['lib-door', 'apps/worker/src/b.ts', "import '@app/jobs/runner';"],
  ['lib-by-alias-from-lib', 'libs/generation/src/c.ts', "import '../../jobs/src/index';"],
  ['lib-by-alias', 'apps/worker/src/c.ts', "import '../../../libs/jobs/src/index';"],
  ['api-runs-no-handlers', 'apps/api/src/a.ts', "import '@app/uploads';"],
  ['index-runs-no-handlers', 'libs/uploads/src/index.ts', "import './worker';"],
  ['worker-door', 'apps/api/src/b.ts', "import '@app/jobs/worker';"],
  ['testing-door', 'apps/api/src/c.ts', "import '@app/database/testing';"],
  ['app-alone', 'apps/api/src/d.ts', "import '../../worker/src/main';"],
  ['package-alone', 'packages/client/src/a.ts', "import '@app/errors';"],
  ['package-door', 'apps/cli/src/a.ts', "import '../../../packages/client/src/part';"],
  ['pure-without-packages', 'libs/engine/src/b.ts', "import 'zod';"],
  ['pure-without-node', 'libs/engine/src/c.ts', "import 'node:crypto';"],
  ['streams-without-io', 'libs/streams/src/a.ts', "import 'node:fs';"],
  ['no-dev-dependency', 'libs/jobs/src/d.ts', "import 'fast-check';"],
  ['declared-package', 'libs/jobs/src/e.ts', "import 'semver';"],
  ['resolvable', 'libs/jobs/src/f.ts', "import './nowhere';"],
];

/** Files that the wrong ones need. */
const WRONG_HELPERS: Record<string, string> = {
  'libs/novelty/src/index.ts': 'export const novelty = 1;',
  'libs/jobs/src/c.ts': "import './b';",
  'libs/uploads/src/worker.ts': 'export const worker = 1;',
};

describe('dependency rules', () => {
  let folder: string;
  let found: string[];

  const write = (files: Record<string, string>): void => {
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${source}\n`);
    }
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'veogen-dependency-rules-'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    const doors = [...Object.keys({ ...RIGHT, ...WRONG_HELPERS }), ...WRONG.map(([, file]) => file)].flatMap(
      (file) => {
        const [, lib, door] = /^libs\/(\w+)\/src\/(index|worker|testing|runner)\.ts$/.exec(file) ?? [];
        return lib === undefined
          ? []
          : [[door === 'index' ? `@app/${lib}` : `@app/${lib}/${door}`, [`./${file}`]]];
      },
    );
    const paths = {
      ...(Object.fromEntries(doors) as object),
      '@veogen/client': ['./packages/client/src/index.ts'],
    };
    const compilerOptions = { module: 'node20', moduleResolution: 'node16', paths };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    write({ ...RIGHT, ...WRONG_HELPERS });
    write(Object.fromEntries(WRONG.map(([, file, source]) => [file, source])));
    // Once for both trees, because starting the program takes longer than all it does.
    found = violationsOf(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('accept files that keep them', () => {
    expect(
      found.filter((violation) => Object.keys(RIGHT).some((file) => violation.endsWith(` ${file}`))),
    ).toEqual([]);
  });

  it('catch what each of them is for', () => {
    expect(
      WRONG.map(([rule, file]) => `${rule} ${file}`).filter((expected) => !found.includes(expected)),
    ).toEqual([]);
  });

  it('hold in this repository', () => {
    expect(violationsOf(ROOT)).toEqual([]);
  });
});
