const { compilerOptions } = JSON.parse(require('node:fs').readFileSync(`${__dirname}/tsconfig.json`, 'utf8'));

const moduleNameMapper = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([alias, [file]]) => [`^${alias}$`, `<rootDir>/${file}`]),
);

const swc = (parser) => ({
  jsc: {
    target: 'es2023',
    parser,
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
});

const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch,
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  moduleNameMapper,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/packages/[^/]+/dist/'],
  // A global of Jest's context is looked up through an interceptor, at each use: a few nanoseconds of arithmetic in the
  // engine became a hundred. Injected, it is a parameter of the module. No package may declare one of these names at
  // the top of a module (which fails at once), so `Buffer`, `Error` and `process` cannot be among them.
  sandboxInjectedGlobals: [
    ...['Math', 'Object', 'Array', 'Number', 'String', 'BigInt', 'RegExp', 'Symbol', 'Map', 'Set'],
    ...['Uint8Array', 'Float64Array'],
  ],
  // Nest 12 and some of its friends are ES modules; Jest needs them as CommonJS.
  transform: {
    '\\.ts$': ['@swc/jest', swc({ syntax: 'typescript', decorators: true })],
    '\\.m?js$': ['@swc/jest', swc({ syntax: 'ecmascript' })],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs/[^/]+|uuid|file-type|strtok3|token-types|uint8array-extras|@tokenizer/[^/]+|@borewit/[^/]+|@faker-js/faker|@tus/[^/]+|srvx|hyparquet[^/]*|jose|fzstd|hysnappy)/)',
  ],
  ...extra,
});

module.exports = {
  projects: [
    project('unit', [
      '<rootDir>/{apps,libs,packages,examples/*/src}/**/*.spec.ts',
      '<rootDir>/test/architecture/**/*.spec.ts',
    ]),
    project('integration', ['<rootDir>/{test/integration,examples/*/test}/**/*.spec.ts'], {
      globalSetup: '<rootDir>/test/setup/servers.ts',
      globalTeardown: '<rootDir>/test/setup/stop-servers.ts',
    }),
    project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts'], {
      globalSetup: '<rootDir>/test/setup/servers.ts',
      globalTeardown: '<rootDir>/test/setup/stop-servers.ts',
    }),
    // Takes minutes and asserts times: run by hand, on a quiet machine (npm run test:scale).
    project('scale', ['<rootDir>/test/scale/**/*.spec.ts'], {
      globalSetup: '<rootDir>/test/setup/servers.ts',
      globalTeardown: '<rootDir>/test/setup/stop-servers.ts',
    }),
  ],
  testSequencer: '<rootDir>/test/setup/longest-first.cjs',
  testTimeout: 120_000,
};
