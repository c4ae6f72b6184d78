// Makes what the sources need before they can run: Prisma's client, then dist/. Does nothing that is up to date.
//
//   node scripts/build.mjs            both
//   node scripts/build.mjs --client   Prisma's client only (tests compile the rest themselves)
//   node scripts/build.mjs --force    both, whatever is there
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const SCHEMA = join(ROOT, 'prisma/schema.prisma');
const CLIENT = join(ROOT, 'libs/database/src/prisma-client');
const CLIENT_STAMP = join(CLIENT, '.built-from');
const DIST_STAMP = join(ROOT, 'dist/.built-from');
const BUILD_FILES = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
  'prisma/schema.prisma',
];

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.startsWith(CLIENT));
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

function run(what, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new BuildFailed(`${what} failed:\n${stdout}${stderr}`);
}

export class BuildFailed extends Error {}

/** Whether the sources are here at all: an image of production holds only dist/. */
export const hasSources = () => existsSync(join(ROOT, 'tsconfig.build.json'));

export function generateClient(force = false) {
  const packages = join(ROOT, 'node_modules/prisma/package.json');
  if (!existsSync(packages)) throw new BuildFailed('The packages are not installed yet. Run: npm ci');
  const stamp = hashOf([SCHEMA, packages]);
  if (!force && readStamp(CLIENT_STAMP) === stamp) return;
  run('prisma generate', [join(ROOT, 'node_modules/prisma/build/index.js'), 'generate', '--no-hints'], {
    // Generating needs no engine, but Prisma downloads one unless it is shown a program. It never starts this one.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
  writeFileSync(CLIENT_STAMP, stamp);
}

/**
 * Builds dist/ unless it was built from these very sources.
 * @param onStart called before work that takes seconds, and only then
 */
export function build({ force = false, onStart = () => {} } = {}) {
  const files = [
    ...['apps', 'libs', 'packages/client/src'].flatMap((folder) => sourceFiles(join(ROOT, folder))),
  ];
  const stamp = hashOf([...files, ...BUILD_FILES.map((file) => join(ROOT, file))]);
  if (!force && readStamp(DIST_STAMP) === stamp) return;
  onStart();
  generateClient(force);
  // One run of the compiler emits every app and every lib, and writes real paths in place of the aliases.
  run('The build', [join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', 'api']);
  // `bin` of package.json.
  chmodSync(join(ROOT, 'dist/apps/cli/src/main.js'), 0o755);
  writeFileSync(DIST_STAMP, stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const force = process.argv.includes('--force');
  try {
    if (process.argv.includes('--client')) generateClient(force);
    else build({ force, onStart: () => process.stderr.write('Building\n') });
  } catch (error) {
    if (!(error instanceof BuildFailed)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
