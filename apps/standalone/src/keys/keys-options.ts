import { Command, InvalidArgumentError } from 'commander';
import { isScope, type NewApiKey, SCOPES, type ScopeName } from '@app/auth';
import { scriptCommand } from '../start-command';

export type KeysOptions = { json: boolean } & (
  | ({ action: 'create' } & Pick<NewApiKey, 'name' | 'scopes' | 'tenant' | 'expiresAt'>)
  | { action: 'list' }
  | { action: 'revoke'; keyId: string }
);

const DAY_MS = 24 * 3_600_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function addScope(text: string, before: readonly ScopeName[] | undefined): ScopeName[] {
  const added = text.split(',').map((one) => one.trim());
  if (!added.every(isScope)) throw new InvalidArgumentError(`It must be one of ${SCOPES.join(', ')}.`);
  return [...new Set([...(before ?? []), ...added])];
}

/** `90d`, or a date. */
function instant(text: string): Date {
  const [, days] = /^(\d{1,5})d$/.exec(text) ?? [];
  const date = days === undefined ? new Date(text) : new Date(Date.now() + Number(days) * DAY_MS);
  if (!(date.getTime() > Date.now()))
    throw new InvalidArgumentError('It must lie ahead, for example 90d or 2099-12-31.');
  return date;
}

function keyIdOf(text: string): string {
  if (!UUID.test(text))
    throw new InvalidArgumentError(`It must be the id of a key: ${scriptCommand('keys')} list.`);
  return text.toLowerCase();
}

/** Reads the command line. One that is wrong ends the process with a message and code 1. */
export function readKeysOptions(argv: readonly string[]): KeysOptions {
  let chosen: KeysOptions | undefined;
  const program = new Command(scriptCommand('keys'))
    .description(
      'API keys of AUTH_MODE=api-key. Works on the database of DATABASE_URL, or of the VeoGen that runs in DATA_DIR.',
    )
    .showHelpAfterError(`(${scriptCommand('keys')} --help lists the options)`);
  const json = ['--json', 'print one JSON object instead of text', false] as const;
  program
    .command('create')
    .description('Make a key. It is printed this once.')
    .requiredOption('--name <name>', 'what it is for, for people')
    .requiredOption('--scope <scope>', `${SCOPES.join(', ')}; several by commas, or repeat it`, addScope)
    .option('--tenant <tenant>', 'whose jobs, files and datasets it sees (default: its own; not with admin)')
    .option('--expires <when>', 'days, such as 90d, or a date (default: never)', instant)
    .option(...json)
    .action(({ name, scope, tenant, expires, json }: Record<string, unknown>) => {
      chosen = {
        action: 'create',
        name: name as string,
        scopes: scope as ScopeName[],
        tenant: tenant as string | undefined,
        expiresAt: expires as Date | undefined,
        json: json as boolean,
      };
    });
  program
    .command('list')
    .description('All keys, newest first')
    .option(...json)
    .action(({ json }: { json: boolean }) => void (chosen = { action: 'list', json }));
  program
    .command('revoke')
    .description('Refuse a key from now on')
    .argument('<keyId>', 'its id', keyIdOf)
    .option(...json)
    .action(
      (keyId: string, { json }: { json: boolean }) => void (chosen = { action: 'revoke', keyId, json }),
    );
  program.parse([...argv]);
  if (chosen === undefined) program.help({ error: true });
  return chosen as KeysOptions;
}
