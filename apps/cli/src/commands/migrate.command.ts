import type * as ApplyMigrations from '../apply-migrations';
import type { RegisterCommand } from '../cli';
import { examples } from '../output/examples';

/** `veogen migrate`: what `npm run migrate` does. */
export const migrate: RegisterCommand = (program, cli) => {
  program
    .command('migrate')
    .summary('bring the database up to date')
    .description(
      'Bring the database of DATABASE_URL, and a queue in PostgreSQL, up to date. Any number may run at once.',
    )
    .addHelpText(
      'after',
      examples(
        ['DATABASE_URL=postgres://veogen@db/veogen veogen migrate', 'before the new version is started'],
        ['veogen migrate --json', 'prints {"applied":[…]}: empty when nothing was to be done'],
      ),
    )
    .action(async () => {
      const { applyMigrations } = require('../apply-migrations') as typeof ApplyMigrations;
      const applied = await applyMigrations();
      const end = applied.length === 0 ? 'The database is up to date.' : 'The database is now up to date.';
      cli.answer({ applied }, [...applied.map((name) => `applied ${name}`), end]);
    });
};
