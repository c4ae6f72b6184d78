import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasDatabaseUrl, InvalidConfiguration, loadEnvFile, readConfig, type Environment } from '@app/config';
import { type Check, failed, type Finding, ok, reasonOf, type Setup } from './check';
import { checkClock, checkDatabase, checkMigrations } from './database-checks';
import { checkDisk } from './disk-check';
import { checkEmbeddedDatabase } from './embedded-check';
import { checkNode } from './node-check';
import { checkApiPort, checkWorkerPort } from './port-checks';
import { checkQueue } from './queue-check';
import { checkService, type ServiceAddress } from './service-check';
import { checkStorage } from './storage-check';

export interface Examined extends Finding {
  name: string;
  /** Milliseconds that it took. */
  ms: number;
}

export interface Report {
  /** Whether no check failed. */
  ok: boolean;
  checks: Examined[];
}

/** Milliseconds after which a check is given up. */
const CHECK_TIMEOUT_MS = 10_000;

const CHECKS: readonly Check[] = [
  { name: 'api port', run: checkApiPort },
  { name: 'worker port', run: checkWorkerPort },
  { name: 'disk', run: checkDisk },
  { name: 'postgresql', run: checkEmbeddedDatabase },
  { name: 'database', run: checkDatabase },
  { name: 'migrations', run: checkMigrations },
  { name: 'clock', run: checkClock },
  { name: 'queue', run: checkQueue },
  { name: 'storage', run: checkStorage },
];

/**
 * Checks what VeoGen needs here.
 * @param service a running service to look at as well
 */
export async function examine({
  environment,
  service,
}: {
  environment: Environment;
  service?: ServiceAddress;
}): Promise<Report> {
  loadEnvFile();
  const read = readSetup(environment);
  const settings =
    'config' in read
      ? ok(read.embedded ? 'no DATABASE_URL: veogen serve runs PostgreSQL itself' : 'complete')
      : failed(read.wrong, 'Put them right in the environment or in .env; .env.example explains each.');
  const work = [
    examineOne('node', async () => checkNode()),
    examineOne('settings', async () => settings),
    ...('config' in read ? CHECKS.map(({ name, run }) => examineOne(name, () => run(read))) : []),
    ...(service === undefined ? [] : [examineOne('service', () => checkService(service))]),
  ];
  const checks = await Promise.all(work);
  return { ok: checks.every(({ status }) => status !== 'failed'), checks };
}

async function examineOne(name: string, run: () => Promise<Finding>): Promise<Examined> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    const detail = `no answer within ${CHECK_TIMEOUT_MS / 1000} s`;
    timer = setTimeout(
      () =>
        resolve(
          failed(
            detail,
            'Something accepts connections and does not answer: look at that server and the network.',
          ),
        ),
      CHECK_TIMEOUT_MS,
    );
  });
  const finding = await Promise.race([
    run().catch((error: unknown) => failed(reasonOf(error), 'Unexpected; please report it.')),
    late,
  ]).finally(() => clearTimeout(timer));
  return { name, ...finding, ms: Math.round(performance.now() - started) };
}

/** Stands in for the URL of an embedded database that does not run. */
const NO_DATABASE = 'postgres://127.0.0.1:1/veogen';

function readSetup(environment: Environment): Setup | { wrong: string } {
  try {
    const embedded = !hasDatabaseUrl(environment);
    if (!embedded) return { config: readConfig(environment), embedded, databaseRuns: true };
    const { dataDir } = readConfig({ ...environment, DATABASE_URL: NO_DATABASE });
    const running = runningDatabase(dataDir);
    const config = readConfig({ ...environment, DATABASE_URL: running ?? NO_DATABASE });
    return { config, embedded, databaseRuns: running !== undefined };
  } catch (error) {
    if (!(error instanceof InvalidConfiguration)) throw error;
    return { wrong: error.issues.map(({ pointer, message }) => `${pointer.slice(1)} ${message}`).join('; ') };
  }
}

/** The database of an instance that runs in this data directory, as its lock file says. */
function runningDatabase(dataDir: string): string | undefined {
  const file = join(dataDir, 'instance.lock');
  if (!existsSync(file)) return undefined;
  try {
    const { process: owner, databaseUrl } = JSON.parse(readFileSync(file, 'utf8')) as {
      process: { pid: number };
      databaseUrl?: string;
    };
    process.kill(owner.pid, 0);
    return databaseUrl;
  } catch {
    // A lock that is unreadable, of somebody else, or left behind says nothing.
    return undefined;
  }
}
