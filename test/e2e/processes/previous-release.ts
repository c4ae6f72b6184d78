import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { OtherProgram } from './deployment';

const ROOT = resolve(__dirname, '../../..');

/**
 * The version that runs beside this one while this one is rolled out. After a release: its tag. Nothing was released
 * before 0.1.0, so this is 0.1.0 as it was before keys, metrics and backups came to its database.
 */
const PREVIOUS = 'dbc9a327b944ecf70cd7691ddd79f28cc93ae3e8';

const NEEDED = [
  ...['apps', 'libs', 'prisma', 'scripts'],
  ...[
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'nest-cli.json',
    'prisma.config.ts',
  ],
];

const hasHistory = spawnSync('git', ['cat-file', '-e', `${PREVIOUS}^{commit}`], { cwd: ROOT }).status === 0;

/**
 * `describe` where the history of the repository has the previous version. A shallow clone has not: the tests are skipped
 * with a word about it, which is a failure under `REQUIRE_PREVIOUS=1`.
 */
export function describeWithPrevious(name: string, tests: () => void): void {
  if (hasHistory) return describe(name, tests);
  if (process.env.REQUIRE_PREVIOUS === '1') {
    return describe(name, () => {
      it('has the previous version', () => {
        throw new Error(
          `REQUIRE_PREVIOUS=1, but the commit ${PREVIOUS} is not in this clone: git fetch --unshallow`,
        );
      });
    });
  }
  process.stderr.write(`\n*** NO HISTORY: "${name}" is SKIPPED. Get it with git fetch --unshallow. ***\n\n`);
  describe.skip(name, tests);
}

/** The sources of the previous version, with the packages of this one, which has the same and perhaps more. */
export class PreviousRelease {
  private constructor(private readonly folder: string) {}

  static prepare(): PreviousRelease {
    const folder = mkdtempSync(join(tmpdir(), 'veogen-previous-'));
    const sources = execFileSync('git', ['archive', PREVIOUS, ...NEEDED], {
      cwd: ROOT,
      maxBuffer: 512 * 1024 * 1024,
    });
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-x', '-C', folder], { input: sources });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    execFileSync(process.execPath, [join(folder, 'scripts/build.mjs'), '--client'], { stdio: 'pipe' });
    return new PreviousRelease(folder);
  }

  /** Its worker, compiled file by file as it is loaded: a build would take most of the test. */
  get worker(): OtherProgram {
    return {
      args: [
        '--require',
        require.resolve('@swc-node/register'),
        join(this.folder, 'apps/worker/src/main.ts'),
      ],
      environment: { SWC_NODE_PROJECT: join(this.folder, 'tsconfig.json') },
      // Compiling takes some seconds, and many on a machine that is busy.
      patienceMs: 60_000,
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
