import { builtinModules } from 'node:module';
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NODE_GLOBALS = {
  AbortController: 'readonly',
  Buffer: 'readonly',
  URL: 'readonly',
  clearTimeout: 'readonly',
  console: 'readonly',
  fetch: 'readonly',
  performance: 'readonly',
  process: 'readonly',
  setTimeout: 'readonly',
};
const COMMONJS_GLOBALS = { __dirname: 'readonly', module: 'writable', require: 'readonly' };

/** A rule that is switched off in the code says why: `// eslint-disable-next-line rule -- reason`. */
const disableNeedsReason = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (/^\s*eslint-disable(?!.*\s--\s+\S)/s.test(comment.value)) {
          context.report({ loc: comment.loc, message: 'Say why the rule is off, after " -- ".' });
        }
      }
    },
  }),
};

const ENVIRONMENT_ONLY_IN_CONFIG = {
  object: 'process',
  property: 'env',
  message: 'Only libs/config reads the environment: inject AppConfig.',
};

/** The engine's output depends on its arguments and on nothing else, on every platform. */
const PURE_GLOBALS = [
  ...['Date', 'Intl', 'crypto', 'performance', 'process', 'Buffer'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'require', 'fetch', 'console', 'navigator'],
].map((name) => ({
  name,
  message: 'The pure libs take everything as an argument: no clock, no locale, no Node.js.',
}));

const LOCALE_METHODS = ['toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase', 'localeCompare'];

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '**/dist/',
    // Generated from docs/openapi.json.
    'packages/client/src/openapi.ts',
    'coverage/',
    '.veogen/',
    'libs/database/src/prisma-client/',
    'bench/files/prisma-client/',
  ]),
  {
    plugins: { veogen: { rules: { 'disable-needs-reason': disableNeedsReason } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'veogen/disable-needs-reason': 'error' },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: { globals: NODE_GLOBALS },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: COMMONJS_GLOBALS } },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        // One program for all files: the service that editors are made for, and is newer, takes half as long again.
        project: ['./tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
        // Tells consistent-type-imports that Nest reads constructor parameter types at run time,
        // so that it leaves the imports of decorated classes alone.
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', ENVIRONMENT_ONLY_IN_CONFIG],
      'object-shorthand': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-array-delete': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': ['error', { allowRethrowing: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An unused argument keeps its place in a signature; everything else unused is an error, by tsc too.
      '@typescript-eslint/no-unused-vars': ['error', { args: 'none', ignoreRestSiblings: true }],
      // A module of Nest is a class with a decorator and no members.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    // Programs for a terminal: printing is their job, and they hand the environment on to the processes they start.
    files: ['apps/{cli,standalone}/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['apps/cli/**/*.ts'],
    // What a command needs is loaded when it is run: `veogen --help` must not wait for Nest.
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Tests learn from the environment which servers were started for them, and start processes with one of their own.
    files: ['libs/config/**/*.ts', 'test/**/*.ts', '**/*.spec.ts', 'prisma.config.ts'],
    // They also look for the colours and cursor movements that a terminal gets, which are control characters.
    rules: { 'no-restricted-properties': 'off', 'no-control-regex': 'off' },
  },
  {
    files: ['libs/{engine,formats,errors}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/conformance.ts', '**/testing.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({ name, message: 'Pure libs import no Node.js module.' })),
          patterns: ['node:*'],
        },
      ],
      'no-restricted-globals': ['error', ...PURE_GLOBALS],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a RandomSource as an argument.' },
        { object: 'globalThis', property: 'Date', message: 'Take the reference date as an argument.' },
        { object: 'globalThis', property: 'crypto', message: 'Take a RandomSource as an argument.' },
        { object: 'globalThis', property: 'process', message: 'Pure libs know no process.' },
        ...LOCALE_METHODS.map((property) => ({ property, message: 'Its result depends on the machine.' })),
      ],
    },
  },
  {
    files: ['libs/engine/src/random/normal.ts'],
    // The coefficients stand as their author published them, with more digits than a number holds.
    rules: { 'no-loss-of-precision': 'off' },
  },
  {
    files: ['libs/formats/src/encoders/json/json-escape.ts'],
    // Two counters that run towards each other; the rule looks at one of them.
    rules: { 'for-direction': 'off' },
  },
);
