// The dependency graph as data: who may import whom. docs/dependency-graph.md is drawn from the same facts,
// and test/architecture/dependency-rules.spec.ts shows that each rule catches what it is for.

const PURE = ['errors', 'streams', 'engine', 'formats'];
const PLATFORM = [
  'config',
  'terminal',
  'observability',
  'database',
  'metrics',
  'parquet',
  'storage',
  'files',
  'datasets',
  'jobs',
  'auth',
  'schedules',
  'webhooks',
  'extensions',
];
const FEATURES = ['generation', 'uploads', 'exports', 'verification', 'retention', 'backup'];

/** What each lib may import beside itself and `errors`, which all libs may. */
const MAY_IMPORT = {
  errors: [],
  streams: [],
  engine: [],
  formats: ['engine'],
  config: [],
  terminal: [],
  observability: ['config'],
  database: ['config', 'observability'],
  metrics: ['database'],
  parquet: ['engine', 'formats'],
  storage: ['config', 'streams'],
  files: ['config', 'database', 'storage'],
  datasets: ['database', 'engine', 'formats', 'streams'],
  jobs: ['config', 'database', 'metrics', 'observability'],
  auth: ['config', 'database', 'jobs'],
  schedules: ['database', 'jobs'],
  webhooks: ['config', 'database', 'observability'],
  extensions: ['engine'],
  ...Object.fromEntries(FEATURES.map((feature) => [feature, [...PURE, ...PLATFORM]])),
};

const TESTS = '(\\.spec\\.ts$|/testing\\.ts$|/testing/|/conformance\\.ts$)';
const oneOf = (names) => `(${names.join('|')})`;
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

const libRules = Object.entries(MAY_IMPORT).map(([lib, others]) => ({
  name: `lib-${lib}`,
  comment: `libs/${lib} may import only: ${['errors', ...others].join(', ')}. The table is in docs/architecture.md.`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: '^(libs|apps)/', pathNot: `^libs/${oneOf([...new Set([lib, 'errors', ...others])])}/` },
}));

module.exports = {
  forbidden: [
    ...libRules,
    {
      name: 'lib-in-table',
      comment: 'A new lib gets a line in MAY_IMPORT first.',
      severity: 'error',
      from: {},
      to: { path: '^libs/', pathNot: `^libs/${oneOf(Object.keys(MAY_IMPORT))}/` },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module, or miss a third one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'lib-door-from-lib',
      comment: 'Another lib is entered through a door only: index.ts, worker.ts or testing.ts.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index|worker|testing)\\.ts$'] },
    },
    {
      name: 'lib-door',
      comment: 'A lib is entered through a door only: index.ts, worker.ts or testing.ts.',
      severity: 'error',
      from: { pathNot: '^libs/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/(index|worker|testing)\\.ts$' },
    },
    {
      name: 'lib-by-alias-from-lib',
      comment: 'Another lib is called by its name, @app/<lib>, not by the way to its folder.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: '^libs/$1/', dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'lib-by-alias',
      comment: 'A lib is called by its name, @app/<lib>, not by the way to its folder.',
      severity: 'error',
      from: { pathNot: '^libs/' },
      to: { path: '^libs/', dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'api-runs-no-handlers',
      comment: 'The API accepts work and never does it: no way leads from it to the worker door of a lib.',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^libs/[^/]+/src/worker\\.ts$', reachable: true },
    },
    {
      name: 'index-runs-no-handlers',
      comment:
        'The door for producers stays free of handlers: no way leads from an index.ts to a worker door.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/index\\.ts$' },
      to: { path: '^libs/[^/]+/src/worker\\.ts$', reachable: true },
    },
    {
      name: 'worker-door',
      comment: 'Of the apps only the worker opens worker doors.',
      severity: 'error',
      from: { path: '^apps/', pathNot: ['^apps/worker/', TESTS] },
      to: { path: '^libs/[^/]+/src/worker\\.ts$' },
    },
    {
      name: 'testing-door',
      comment: 'Testing doors are for tests.',
      severity: 'error',
      from: { pathNot: ['^test/', TESTS] },
      to: { path: ['^libs/[^/]+/src/testing\\.ts$', '^test/', TESTS] },
    },
    {
      name: 'app-alone',
      comment: 'Apps are processes of their own; what they have in common is a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'package-alone',
      comment: 'Packages are installed without the service: they import nothing of it.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: TESTS },
      to: { path: '^(apps|libs|packages)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'package-door',
      comment: 'A package is called by its name and entered through its index.ts.',
      severity: 'error',
      from: { pathNot: '^packages/' },
      to: {
        path: '^packages/',
        pathNot: '^packages/[^/]+/src/index\\.ts$',
      },
    },
    {
      name: 'pure-without-packages',
      comment: 'Pure libs import no package.',
      severity: 'error',
      from: { path: `^libs/${oneOf(PURE)}/`, pathNot: TESTS },
      to: { dependencyTypes: NPM },
    },
    {
      name: 'pure-without-node',
      comment: 'errors, engine and formats run anywhere: no module of Node.js.',
      severity: 'error',
      from: { path: `^libs/${oneOf(['errors', 'engine', 'formats'])}/`, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'streams-without-io',
      comment: 'libs/streams knows streams and checksums, no files and no network.',
      severity: 'error',
      from: { path: '^libs/streams/', pathNot: TESTS },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(stream|stream/promises|crypto)$' },
    },
    {
      name: 'no-dev-dependency',
      comment: 'What runs in production is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: '^(apps|libs|packages)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-package',
      comment: 'What we import stands in package.json, and is not there because another package brought it.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^libs/database/src/prisma-client/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
