import { Dictionary, dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { composedField } from '../composed/composed-field';
import { characters, HEX, numbers, type Part } from '../composed/part';
import { listedField, weightedListField } from '../listed/listed-field';
import { wordListField } from '../word-list/word-list-field';

const MAX_MAJOR = 12;
const MAX_MINOR = 40;
const PRE_RELEASES = ['alpha', 'beta', 'rc'].flatMap((name) =>
  Array.from({ length: 9 }, (_, i) => `${name}.${i + 1}`),
);

/** `major.minor.patch` */
const version: readonly (Part | string)[] = [
  numbers(0, MAX_MAJOR),
  '.',
  numbers(0, MAX_MINOR),
  '.',
  numbers(0, MAX_MINOR),
];

export const semver = composedField({
  type: 'semver',
  family: 'software',
  description: 'A version by Semantic Versioning 2.0.0, such as "2.14.3" or "3.0.1-beta.2".',
  example: { preRelease: true },
  options: {
    preRelease: option.boolean({
      description: 'Whether every version is a pre-release: alpha, beta or rc.',
      default: false,
    }),
  },
  parts: ({ preRelease }) => [...version, ...(preRelease ? ['-', new Dictionary(PRE_RELEASES)] : [])],
});

export const commitHash = composedField({
  type: 'commitHash',
  family: 'software',
  description: 'Hexadecimal digits in the shape of a Git commit; no repository has it.',
  example: { length: 'full' },
  options: {
    length: option.choice(['full', 'short'], {
      description: 'full: 40 digits. short: 7 digits.',
      default: 'full',
    }),
  },
  parts: ({ length }) => characters(HEX, length === 'full' ? 40 : 7),
});

const CHANGES = new Dictionary(['feature', 'fix', 'chore', 'refactor', 'docs', 'hotfix']);
const VERBS = [
  'add',
  'allow',
  'cache',
  'check',
  'clean-up',
  'document',
  'drop',
  'fix',
  'improve',
  'limit',
  'move',
];
const MORE_VERBS = [
  'remove',
  'rename',
  'replace',
  'retry',
  'simplify',
  'speed-up',
  'split',
  'test',
  'update',
  'validate',
];
const ACTIONS = new Dictionary([...VERBS, ...MORE_VERBS]);
const SUBJECTS = [
  'access-tokens',
  'audit-log',
  'basket',
  'billing-address',
  'cache-keys',
  'checkout',
  'csv-export',
  'currency-rounding',
  'database-pool',
  'date-picker',
  'discount-codes',
  'e-mail-templates',
  'error-messages',
  'file-upload',
  'health-check',
  'image-resizing',
  'invoice-numbers',
  'job-queue',
  'login-form',
  'navigation',
  'order-history',
  'pagination',
  'password-reset',
  'price-list',
  'rate-limits',
  'request-logging',
  'search-index',
  'session-timeout',
  'shipping-costs',
  'sign-up',
  'stock-levels',
  'tax-rates',
  'user-roles',
  'webhooks',
];
const BRANCH_SUBJECTS = new Dictionary(SUBJECTS);

export const gitBranch = composedField({
  type: 'gitBranch',
  family: 'software',
  description: 'The name of a Git branch, such as "feature/1042-improve-search-index".',
  example: {},
  options: {},
  parts: () => [CHANGES, '/', numbers(1, 9999), '-', ACTIONS, '-', BRANCH_SUBJECTS],
});

const withSpaces = (text: string): string => text.replace(/-/g, ' ');

export const commitMessage = composedField({
  type: 'commitMessage',
  family: 'software',
  description: 'The subject of a commit by Conventional Commits, such as "fix(api): retry job queue".',
  example: {},
  options: {},
  parts: () => [
    new Dictionary(['feat', 'fix', 'chore', 'refactor', 'docs', 'test', 'perf']),
    '(',
    new Dictionary(['api', 'web', 'worker', 'db', 'auth', 'cli', 'deps', 'mobile']),
    '): ',
    ACTIONS.map(withSpaces),
    ' ',
    BRANCH_SUBJECTS.map((subject) =>
      subject === 'e-mail-templates' ? 'e-mail templates' : withSpaces(subject),
    ),
  ],
});

export const programmingLanguage = listedField({
  type: 'programmingLanguage',
  family: 'software',
  description: 'The name of a programming language.',
  values:
    'Ada|C|C#|C++|Clojure|COBOL|Crystal|D|Dart|Elixir|Elm|Erlang|F#|Fortran|Go|Groovy|Haskell|Java|JavaScript|Julia|Kotlin|Lisp|Lua|MATLAB|Nim|OCaml|Pascal|Perl|PHP|Prolog|Python|R|Ruby|Rust|Scala|Scheme|Smalltalk|SQL|Swift|TypeScript|Visual Basic|Zig'.split(
      '|',
    ),
});

export const packageName = composedField({
  type: 'packageName',
  family: 'software',
  description: 'The name of a package of npm in the scope @example, such as "@example/quiet-harbor".',
  example: {},
  options: {},
  parts: () => ['@example/', dictionary('adjective'), '-', dictionary('noun')],
});

export const softwareLicense = weightedListField({
  type: 'softwareLicense',
  family: 'software',
  description: 'The SPDX identifier of a licence, such as "Apache-2.0", as often as packages have it.',
  weights: {
    MIT: 50,
    'Apache-2.0': 18,
    ISC: 9,
    'BSD-3-Clause': 7,
    'BSD-2-Clause': 3,
    'GPL-3.0-only': 3,
    'GPL-2.0-or-later': 2,
    'LGPL-3.0-only': 1,
    'AGPL-3.0-only': 2,
    'MPL-2.0': 2,
    'EPL-2.0': 1,
    Unlicense: 1,
    '0BSD': 1,
  },
});

export const appName = wordListField({
  type: 'appName',
  family: 'software',
  description: 'A made-up name of an application, such as "Treeflex".',
  words: 'appName',
});
