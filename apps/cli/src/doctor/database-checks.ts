import { Database, pendingMigrations } from '@app/database';
import { failed, type Finding, ok, reasonOf, type Setup, skipped, warning } from './check';

const OLDEST_VERSION = 14;
const UNDEFINED_TABLE = '42P01';
const TIMEOUT_MS = 5_000;
/** Seconds that clocks may differ. Leases are kept by the clock of the database, signed links by that of the API. */
const SKEW = { noticeable: 2, wrong: 30 };

/** The one with the shortest round trip is the surest. */
const SKEW_SAMPLES = 4;

const NOT_RUNNING = skipped('the embedded database does not run');

async function withDatabase(
  { config, databaseRuns }: Setup,
  look: (database: Database) => Promise<Finding>,
): Promise<Finding> {
  if (!databaseRuns) return NOT_RUNNING;
  const database = new Database({
    url: config.database.url,
    applicationName: 'veogen doctor',
    poolSize: 1,
    bulkPoolSize: 1,
    timeoutMs: TIMEOUT_MS,
  });
  try {
    return await look(database);
  } catch (error) {
    const { hostname, port, pathname } = new URL(config.database.url);
    return failed(
      `${hostname}:${port || '5432'}${pathname}: ${reasonOf(error)}`,
      'Check DATABASE_URL, that the server runs and lets this machine in, and the password.',
    );
  } finally {
    await database.close();
  }
}

/** Whether the database answers, is new enough, and lets us make schemas. */
export const checkDatabase = (setup: Setup): Promise<Finding> =>
  withDatabase(setup, async (database) => {
    const { rows } = await database.query<{
      version: string;
      major: number;
      create: boolean;
      user: string;
      name: string;
    }>(`
      SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
             has_database_privilege(current_database(), 'CREATE') AS create, current_user AS "user",
             current_database() AS name`);
    const [found] = rows;
    if (found === undefined) return failed('it answers nothing', 'Check DATABASE_URL: is this PostgreSQL?');
    const detail = `PostgreSQL ${found.version.split(' ')[0]}`;
    if (found.major < OLDEST_VERSION)
      return failed(detail, `VeoGen needs PostgreSQL ${OLDEST_VERSION} or newer.`);
    if (!found.create)
      return failed(
        `${detail}, where ${found.user} may not make schemas`,
        `Run as its owner: GRANT CREATE ON DATABASE "${found.name}" TO "${found.user}"`,
      );
    return ok(detail);
  });

/** Whether the database has what this version needs. */
export const checkMigrations = (setup: Setup): Promise<Finding> =>
  withDatabase(setup, async (database) => {
    const fix = 'Run veogen migrate; veogen serve does it by itself.';
    try {
      const pending = await pendingMigrations((sql) => database.query(sql));
      return pending.length === 0 ? ok('all applied') : failed(`missing: ${pending.join(', ')}`, fix);
    } catch (error) {
      if ((error as { code?: unknown }).code === UNDEFINED_TABLE) return failed('none was ever applied', fix);
      throw error;
    }
  });

/** How far our clock is from that of the database. */
export const checkClock = (setup: Setup): Promise<Finding> =>
  withDatabase(setup, async (database) => {
    const samples: { roundTrip: number; ahead: number }[] = [];
    for (let i = 0; i < SKEW_SAMPLES; i++) samples.push(await sampleClock(database));
    samples.sort((a, b) => a.roundTrip - b.roundTrip);
    return judgeSkew((samples[0]?.ahead ?? 0) / 1000);
  });

/** Milliseconds that the database is ahead, supposing that it looked at its clock halfway through the round trip. */
async function sampleClock(database: Database): Promise<{ roundTrip: number; ahead: number }> {
  const before = Date.now();
  const { rows } = await database.query<{ now: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now',
  );
  const roundTrip = Date.now() - before;
  return { roundTrip, ahead: (rows[0]?.now ?? before) - before - roundTrip / 2 };
}

/** @param seconds that the database is ahead */
export function judgeSkew(seconds: number): Finding {
  const off = Math.abs(seconds);
  const detail = `${off.toFixed(2)} s ${seconds < 0 ? 'ahead of' : 'behind'} the database`;
  const fix = 'Let both machines keep time by NTP, for example: timedatectl set-ntp true';
  if (off > SKEW.wrong) return failed(detail, fix);
  return off > SKEW.noticeable ? warning(detail, fix) : ok(detail);
}
