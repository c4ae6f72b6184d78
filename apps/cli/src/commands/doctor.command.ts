import type { RegisterCommand } from '../cli';
import type * as Examine from '../doctor/examine';
import { renderReport } from '../doctor/render-report';
import { EXIT } from '../exit-codes';
import { examples } from '../output/examples';

/** `veogen doctor`: what keeps VeoGen from working here. */
export const doctor: RegisterCommand = (program, cli) => {
  program
    .command('doctor')
    .summary('check this machine and the settings, and say what to do')
    .description(
      'Check this machine and the settings of the environment or .env: Node.js, ports, disk, database, clock, queue, ' +
        'storage, and with --url a running service. Prints what to do about what is wrong. Changes nothing.',
    )
    .addHelpText(
      'after',
      examples(
        ['veogen doctor', 'before the first start, or when something does not work'],
        [
          'DATABASE_URL=postgres://veogen@db/veogen QUEUE_URL=redis://queue:6379 veogen doctor',
          'a production setting',
        ],
        ['veogen doctor --url https://veogen.example.com', 'a running service as well'],
        ['veogen doctor --json | jq \'.checks[] | select(.status != "ok")\'', 'for a script'],
      ),
    )
    .action(async () => {
      const { examine } = require('../doctor/examine') as typeof Examine;
      const explicit = program.getOptionValueSource('url') !== 'default';
      const report = await examine({
        environment: process.env,
        ...(explicit && { service: cli.options }),
      });
      cli.answer(report, renderReport(report, cli.streams.stdout));
      const wrongSettings = report.checks.some(
        ({ name, status }) => name === 'settings' && status === 'failed',
      );
      cli.exitCode = wrongSettings ? EXIT.configuration : report.ok ? EXIT.ok : EXIT.failed;
    });
};
