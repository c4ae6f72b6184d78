// Prints what would have to be done to a database with every migration for it to be as a schema says:
//
//   node prisma-diff.mjs <main database> <shadow database> <folder of migrations>  < schema.prisma
//
// It is `prisma migrate diff` with the engine that npm has, which is WebAssembly in an ES module: a program of its own,
// because Jest loads no such modules.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

const require = createRequire(import.meta.url);
// A package that only Prisma's adapter depends on.
const { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } = createRequire(
  require.resolve('@prisma/adapter-pg'),
)('@prisma/driver-adapter-utils');

async function loadEngine() {
  // By path: the package exports only an entry for bundlers.
  const folder = new URL('../../node_modules/@prisma/schema-engine-wasm/', import.meta.url);
  const bindings = await import(new URL('schema_engine_bg.js', folder));
  const bytes = await readFile(new URL('schema_engine_bg.wasm', folder));
  const { instance } = await globalThis.WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

/** The type "char", of which the catalogues are full, by its number in pg_type; what Prisma calls it, and text. */
const CHAR = 18;
const TEXT = 25;
const { Character } = ColumnTypeEnum;

const pools = [];

/** Prisma's adapter, as the schema engine needs it. */
async function openAdapter(url) {
  // The engine sets the state of its session, so there may be only one; it asks one thing after the other.
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pools.push(pool);
  const adapter = await new PrismaPg(pool).connect();
  // The stock adapter cuts a script at every semicolon, also inside of a function's body.
  adapter.executeScript = (script) => pool.query(script).then(() => undefined);

  // It does not know "char" either: it is shown text, and its answer is corrected.
  let characters = [];
  const query = pool.query.bind(pool);
  pool.query = async (...statement) => {
    const result = await query(...statement);
    characters = (result.fields ?? []).flatMap(({ dataTypeID }, index) =>
      dataTypeID === CHAR ? [index] : [],
    );
    for (const index of characters) result.fields[index].dataTypeID = TEXT;
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    for (const index of characters) result.columnTypes[index] = Character;
    return result;
  };
  return adapter;
}

async function readMigrations(directory) {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const content = { tag: 'ok', value: await readFile(join(directory, name, 'migration.sql'), 'utf8') };
      return { path: name, migrationFile: { path: 'migration.sql', content } };
    }),
  );
}

const [mainUrl, shadowUrl, directory] = process.argv.slice(2);
const adapter = bindMigrationAwareSqlAdapterFactory({
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: () => openAdapter(mainUrl),
  // Another database, for the engine to apply the migrations in: the stock adapter would take the main one.
  connectToShadowDb: () => openAdapter(shadowUrl),
});
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };
const SchemaEngine = await loadEngine();
const engine = await SchemaEngine.new({ datamodels: null }, () => undefined, adapter);
const { stdout } = await engine.diff({
  from: {
    tag: 'migrations',
    baseDir: directory,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(directory, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await readMigrations(directory),
  },
  to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: await text(process.stdin) }] },
  shadowDatabaseUrl: null,
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
process.stdout.write(stdout ?? '');
await Promise.all(pools.map((pool) => pool.end()));
