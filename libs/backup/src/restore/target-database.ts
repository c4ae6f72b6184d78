import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { isUnavailable, translateDatabaseError } from '@app/database';
import { RestoreRefused } from '../backup.errors';

const NO_SUCH_DATABASE = '3D000';
const NOT_ALLOWED = '42501';

/** Everything in a database that is not the server's own. */
const OWN_SCHEMAS = `
  SELECT nspname AS name FROM pg_namespace
  WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' ORDER BY nspname`;

/** Others who are connected, by what they call themselves. */
const SESSIONS = `
  SELECT CASE application_name WHEN '' THEN 'unnamed' ELSE application_name END AS name, count(*)::int AS n
  FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
  GROUP BY 1 ORDER BY 1`;
const LOOKS = 10;
const LOOK_MS = 100;

/** Runs `work` on one connection without time limits. @throws DatabaseUnavailable and what `work` throws */
export async function withConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: 'veogen restore',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw translateDatabaseError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes the database of a URL where there is none, and answers the version of the server. */
export async function ensureDatabase(url: string): Promise<string> {
  try {
    return await withConnection(url, serverVersion);
  } catch (error) {
    if ((error as { code?: string }).code !== NO_SUCH_DATABASE) throw error;
  }
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  return onServerOf(url, async (client) => {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`);
    return serverVersion(client);
  });
}

/**
 * Makes sure that nobody works with a database. Those who have just gone, such as ourselves, are seen for a moment still.
 * @throws RestoreRefused
 */
export async function assertUnused(url: string): Promise<void> {
  await withConnection(url, async (client) => {
    for (let looks = 1; ; looks++) {
      const { rows: sessions } = await client.query<{ name: string; n: number }>(SESSIONS);
      if (sessions.length === 0) return;
      if (looks === LOOKS) {
        const who = sessions.map(({ name, n }) => `${name} (${n})`).join(', ');
        throw new RestoreRefused(`The database is in use by ${who}. Stop the API and all workers first.`);
      }
      await delay(LOOK_MS);
    }
  });
}

/** @throws RestoreRefused */
export async function assertEmpty(url: string): Promise<void> {
  await withConnection(url, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
       WHERE nspname IN (${OWN_SCHEMAS})`,
    );
    if ((rows[0]?.n ?? 0) === 0) return;
    throw new RestoreRefused(
      'The database is not empty. Restore into an empty one, or say --replace: then everything that is in it goes.',
    );
  });
}

/** Removes everything that is in a database. */
export async function emptyDatabase(url: string): Promise<void> {
  await withConnection(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(OWN_SCHEMAS);
    const drops = rows.map(({ name }) => `DROP SCHEMA ${client.escapeIdentifier(name)} CASCADE;`);
    await client.query(`BEGIN; ${drops.join(' ')} CREATE SCHEMA public; COMMIT`);
  });
}

/**
 * Lets `work` use a database that is made for it and dropped afterwards, on the server of `url`.
 * @throws RestoreRefused when the role may not make databases
 */
export async function withScratchDatabase<T>(url: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `veogen_verify_${randomBytes(6).toString('hex')}`;
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  try {
    await onServerOf(url, (client) =>
      client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`),
    );
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_ALLOWED) throw error;
    throw new RestoreRefused(
      'The role of DATABASE_URL may not make a database to restore into. ' +
        'Allow it (ALTER ROLE … CREATEDB), or name another server with --scratch-url.',
    );
  }
  try {
    return await work(scratch.href);
  } finally {
    await onServerOf(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }
}

/** On the database `postgres`, which every server has unless somebody dropped it, or else on that of the URL. */
async function onServerOf<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  let connected = false;
  const noted = (client: Client): Promise<T> => {
    connected = true;
    return work(client);
  };
  try {
    return await withConnection(maintenance.href, noted);
  } catch (error) {
    if (connected || isUnavailable(error)) throw error;
    return withConnection(url, work);
  }
}

async function serverVersion(client: Client): Promise<string> {
  const { rows } = await client.query<{ version: string }>(
    `SELECT current_setting('server_version') AS version`,
  );
  return rows[0]?.version ?? '';
}
