// The packages that a process needs when it runs, and how large they are. The image of the Dockerfile has these and dist/.
//
//   node scripts/runtime-packages.mjs --prune node_modules   takes away what is never loaded
//   node scripts/runtime-packages.mjs --measure              the size of an image's files, from what is installed here
import { lstatSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BLOCK = 4096;
/** Bytes on disk that all of it may take. */
const LIMIT = 250e6;

/** Types, source maps of others, and what people read. Our own source maps are in dist/. */
const NEVER_LOADED = /(\.d\.[cm]?ts|\.[cm]?ts|\.map|\.md|\.markdown|\.tsbuildinfo|\.flow)$/i;
/** Prisma brings its compiler of queries for each database, in two sizes, each as two kinds of module. */
const PRISMA_COMPILER = /(^|\/)@prisma\/client\/runtime\/query_compiler_/;
const OUR_PRISMA_COMPILER = /query_compiler_fast_bg\.postgresql\.(wasm-base64\.)?js$/;

/** @param path of a file, below node_modules */
export function isNeeded(path) {
  if (/(^|\/)@types\//.test(path)) return false;
  if (PRISMA_COMPILER.test(path)) return OUR_PRISMA_COMPILER.test(path);
  // A licence is kept with what it covers, whatever it is called.
  return !NEVER_LOADED.test(path) || /^(licen[cs]e|notice|copying)/i.test(basename(path));
}

/** Files below a folder, without what links lead to. */
function filesBelow(folder, nested = () => true) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return nested(path) ? filesBelow(path, nested) : [];
    return entry.isFile() ? [path] : [];
  });
}

export function prune(folder) {
  for (const file of filesBelow(folder)) if (!isNeeded(relative(folder, file))) rmSync(file);
}

/** Bytes of files as they are, and as blocks of a disk. */
function sizeOf(files) {
  const sizes = files.map((file) => statSync(file).size);
  return {
    files: files.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    diskBytes: sizes.reduce((sum, size) => sum + Math.ceil(size / BLOCK) * BLOCK, 0),
  };
}

/** Packages that `npm ci --omit=dev --omit=optional` installs, by the lock file. */
export function runtimePackages(lock) {
  return Object.entries(lock.packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
    .map(([path]) => path);
}

/**
 * What an image holds beside its base: packages without what is never loaded, the build, and the migrations.
 * @returns {Record<'packages' | 'build' | 'migrations' | 'all', { files: number, bytes: number, diskBytes: number }>}
 */
export function measureRuntime(root = ROOT) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const packages = runtimePackages(lock)
    .map((path) => join(root, path))
    // A package below another one is listed itself.
    .flatMap((folder) => filesBelow(folder, (path) => basename(path) !== 'node_modules'))
    .filter((file) => isNeeded(relative(join(root, 'node_modules'), file)));
  const build = filesBelow(join(root, 'dist'));
  const migrations = filesBelow(join(root, 'prisma/migrations'));
  return {
    packages: sizeOf(packages),
    build: sizeOf(build),
    migrations: sizeOf(migrations),
    all: sizeOf([...packages, ...build, ...migrations]),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [mode, folder] = process.argv.slice(2);
  if (mode === '--prune' && folder !== undefined && lstatSync(folder).isDirectory()) prune(folder);
  else if (mode === '--measure') {
    const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`.padStart(10);
    const sizes = measureRuntime();
    for (const [part, { files, bytes, diskBytes }] of Object.entries(sizes))
      process.stdout.write(
        `${part.padEnd(12)}${String(files).padStart(7)} files${megabytes(bytes)}, on disk${megabytes(diskBytes)}\n`,
      );
    if (sizes.all.diskBytes >= LIMIT) {
      process.stderr.write(`That is more than${megabytes(LIMIT)}\n`);
      process.exitCode = 1;
    }
  } else {
    process.stderr.write('Usage: node scripts/runtime-packages.mjs --measure | --prune FOLDER\n');
    process.exitCode = 2;
  }
}
