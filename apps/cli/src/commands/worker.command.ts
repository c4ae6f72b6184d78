import { Option } from 'commander';
import type { RegisterCommand } from '../cli';
import { wholeNumber } from '../input/values';
import { examples } from '../output/examples';
import { becomeApp } from '../run-app';

/** `veogen worker`: one more worker for a service that runs elsewhere. */
export const worker: RegisterCommand = (program, cli) => {
  program
    .command('worker')
    .summary('run one more worker')
    .description(
      'Run a worker: it takes jobs from the queue of DATABASE_URL or QUEUE_URL until SIGTERM, and then hands back ' +
        'what it has not finished.',
    )
    .addOption(
      new Option('--health-port <port>', 'of its probes; 0 takes a free one (WORKER_HEALTH_PORT)').argParser(
        wholeNumber(0, 65_535),
      ),
    )
    .addOption(
      new Option(
        '--concurrency <jobs>',
        'that it runs at once, of each queue (WORKER_CONCURRENCY)',
      ).argParser(wholeNumber(1, 1_000)),
    )
    .addHelpText(
      'after',
      examples(
        [
          'DATABASE_URL=postgres://veogen@db/veogen veogen worker',
          'with the settings of the environment or .env',
        ],
        ['veogen worker --health-port 0 --concurrency 4', 'a second one on the same machine'],
      ),
    )
    .action(({ healthPort, concurrency }: { healthPort?: number; concurrency?: number }) =>
      becomeApp('worker', {
        WORKER_HEALTH_PORT: healthPort?.toString(),
        WORKER_CONCURRENCY: concurrency?.toString(),
        LOG_FORMAT: cli.json ? 'json' : undefined,
      }),
    );
};
