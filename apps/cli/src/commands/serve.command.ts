import { Option } from 'commander';
import type { RegisterCommand } from '../cli';
import { wholeNumber } from '../input/values';
import { examples } from '../output/examples';
import { becomeApp } from '../run-app';

interface ServeOptions {
  port?: number;
  host?: string;
  dataDir?: string;
}

/** `veogen serve`: what `npm start` does. */
export const serve: RegisterCommand = (program, cli) => {
  program
    .command('serve')
    .summary('serve on this machine until Ctrl-C')
    .description(
      'Serve on this machine: PostgreSQL unless DATABASE_URL names one, the API and a worker, until Ctrl-C. ' +
        'Everything else is set by the environment or a file .env: see .env.example.',
    )
    .addOption(
      new Option('--port <port>', 'of the API; 0 takes a free one (PORT)').argParser(wholeNumber(0, 65_535)),
    )
    .option('--host <address>', 'where the API listens (HOST)')
    .option('--data-dir <folder>', 'where database and files are (DATA_DIR)')
    .addHelpText(
      'after',
      examples(
        ['veogen serve', 'with a database of its own in ./.veogen, at http://127.0.0.1:3000'],
        ['veogen serve --port 8080 --data-dir /var/lib/veogen', 'elsewhere'],
        ['DATABASE_URL=postgres://veogen@db/veogen veogen serve', 'on your PostgreSQL'],
        ['veogen serve --json', 'with logs as lines of JSON'],
      ),
    )
    .action(({ port, host, dataDir }: ServeOptions) =>
      becomeApp('serve', {
        PORT: port?.toString(),
        HOST: host,
        DATA_DIR: dataDir,
        VEOGEN_START_COMMAND: 'veogen serve',
        LOG_FORMAT: cli.json ? 'json' : undefined,
      }),
    );
};
