import { randomBytes } from 'node:crypto';
import type { Database } from './database';

/** A random value that all processes on this database share; made at the first call for its name. */
export async function instanceSecret(database: Database, name: string): Promise<string> {
  const candidate = randomBytes(32).toString('base64url');
  await database.query('INSERT INTO instance_secrets (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    name,
    candidate,
  ]);
  const { rows } = await database.query<{ value: string }>(
    'SELECT value FROM instance_secrets WHERE name = $1',
    [name],
  );
  return rows[0]?.value ?? candidate;
}
