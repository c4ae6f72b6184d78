import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderEnvExample } from '@app/config';

/** What stands in two places must say the same in both; this is where that is checked. */

const ROOT = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

function filesBelow(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => pattern.test(file) && !file.includes('prisma-client'))
    .sort();
}

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

interface Manifest {
  version: string;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  bin: Record<string, string>;
}
const { scripts, version, dependencies, bin } = JSON.parse(read('package.json')) as Manifest;

describe('error codes', () => {
  // The standalone app has no part in this: its errors end a command and reach no client.
  const inCode = ['libs', 'apps/api', 'apps/worker']
    .flatMap((folder) => filesBelow(folder, /\.errors\.ts$/))
    .flatMap((file) =>
      matches(read(file), /\breadonly code = '([a-z0-9_]+)'/g).map((code) => ({ code, file })),
    );

  it('are each given by one class only', () => {
    const files = new Map<string, string[]>();
    for (const { code, file } of inCode) files.set(code, [...(files.get(code) ?? []), file]);
    expect([...files].filter(([, where]) => where.length > 1)).toEqual([]);
  });

  it('all stand in docs/errors.md, with their status, and nothing else does', () => {
    const documented = matches(read('docs/errors.md'), /^\|\s*`([a-z0-9_]+)`\s*\|\s*\d{3}\s*\|/gm);
    expect(documented.sort()).toEqual(inCode.map(({ code }) => code).sort());
  });
});

describe('settings', () => {
  it('are what .env.example shows', () => {
    expect(read('.env.example')).toBe(renderEnvExample());
  });
});

describe('npm scripts', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', '.ci/run', ...filesBelow('docs', /\.md$/)];

  it.each(documents)('named in %s exist', (file) => {
    const named = [
      ...matches(read(file), /\bnpm run (?:--silent |-s )?([a-z][a-z0-9:-]*)/g),
      ...matches(read(file), /\bnpm (start|test)\b/g),
    ];
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('run programs that exist', () => {
    const programs = Object.values(scripts).flatMap((script) => [
      ...matches(script, /\bnode (scripts\/\S+)/g),
      ...matches(script, /\brun\.mjs (\S+)/g).map((entry) => `apps/${entry}.ts`),
    ]);
    expect(programs.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

describe('@veogen/client', () => {
  const client = JSON.parse(read('packages/client/package.json')) as Manifest;

  it('has the version of the service, and the dependencies that its tests run with', () => {
    expect(client.version).toBe(version);
    const others = Object.entries(client.dependencies).filter(
      ([name, range]) => dependencies[name] !== range,
    );
    expect(others).toEqual([]);
  });
});

describe('veogen', () => {
  it('is a program that the build makes of the sources', () => {
    const source = (bin['veogen'] ?? '').replace(/^dist\//, '').replace(/\.js$/, '.ts');
    expect(read(source)).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe('libs', () => {
  it('each have a name for imports, and each name leads to a door', () => {
    const { compilerOptions } = JSON.parse(read('tsconfig.json')) as {
      compilerOptions: { paths: Record<string, string[]> };
    };
    const doors = Object.entries(compilerOptions.paths).map(([alias, [file]]) => ({
      alias,
      file: file ?? '',
    }));
    expect(doors.filter(({ file }) => !existsSync(join(ROOT, file)))).toEqual([]);
    const libs = readdirSync(join(ROOT, 'libs')).map((lib) => `@app/${lib}`);
    expect(libs.filter((lib) => compilerOptions.paths[lib] === undefined)).toEqual([]);
  });
});
