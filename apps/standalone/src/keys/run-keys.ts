import { type ApiKey, ApiKeys } from '@app/auth';
import { loadEnvFile } from '@app/config';
import { Database } from '@app/database';
import { CannotStart, EXIT_CONFIGURATION } from '../cannot-start';
import { InstanceLock } from '../instance/instance-lock';
import { readStandaloneConfig } from '../instance/open-instance';
import type { KeysOptions } from './keys-options';

const PAGE = 200;

/** @returns the exit code */
export async function runKeys(options: KeysOptions): Promise<number> {
  loadEnvFile();
  const { config, embedded } = readStandaloneConfig(process.env);
  const url = !embedded ? config.database.url : InstanceLock.read(config.dataDir)?.databaseUrl;
  if (url === undefined) {
    const message = `No VeoGen runs in ${config.dataDir}. Start one with npm start, or set DATABASE_URL.`;
    throw new CannotStart(message, EXIT_CONFIGURATION);
  }
  const database = new Database({
    url,
    applicationName: 'veogen keys',
    poolSize: 2,
    bulkPoolSize: 1,
    timeoutMs: config.database.timeoutMs,
  });
  try {
    await perform(new ApiKeys(database), options);
    if (config.auth.mode !== 'api-key' && !options.json)
      process.stderr.write(`Keys are asked for with AUTH_MODE=api-key only; it is ${config.auth.mode}.\n`);
    return 0;
  } finally {
    await database.close();
  }
}

async function perform(keys: ApiKeys, options: KeysOptions): Promise<void> {
  switch (options.action) {
    case 'create': {
      const { action: _action, json, ...wanted } = options;
      const { key, secret } = await keys.create(wanted);
      return print(json ? JSON.stringify({ ...key, secret }) : `${secret}\n${describe(key)}`);
    }
    case 'list': {
      const all = await readAll(keys);
      return print(options.json ? JSON.stringify({ keys: all }) : all.map(describe).join('\n'));
    }
    case 'revoke': {
      await keys.revoke(options.keyId);
      return print(options.json ? JSON.stringify({ revoked: options.keyId }) : `revoked ${options.keyId}`);
    }
  }
}

async function readAll(keys: ApiKeys): Promise<ApiKey[]> {
  const all: ApiKey[] = [];
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const page = await keys.list({ limit: PAGE, after });
    all.push(...page.keys);
    after = page.next;
  }
  return all;
}

function describe({ keyId, name, scopes, tenant, expiresAt, revokedAt, lastUsedAt }: ApiKey): string {
  const facts = [
    keyId,
    JSON.stringify(name),
    scopes.join(','),
    tenant === null ? 'every tenant' : `tenant ${tenant}`,
    revokedAt !== null && `revoked ${revokedAt.toISOString()}`,
    expiresAt !== null && `expires ${expiresAt.toISOString()}`,
    lastUsedAt === null ? 'never used' : `used ${lastUsedAt.toISOString()}`,
  ];
  return facts.filter((fact) => fact !== false).join('  ');
}

function print(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`);
}
