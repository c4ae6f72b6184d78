import { type Command, Option } from 'commander';
import { renderTable } from '@app/terminal';
import { type Job, type JobFilter, JobNotCompleted } from '@veogen/client';
import type { Cli, RegisterCommand } from '../cli';
import { WrongUsage } from '../cli.errors';
import { readJson } from '../input/read-json';
import { duration, oneOf, wholeNumber } from '../input/values';
import { followJob } from '../jobs/follow-job';
import { isWaiting, type WaitFlags, withWaitOptions } from '../jobs/wait-options';
import { progressOf, subjectOf } from '../output/details';
import { describeAccepted, describeCompleted, describeJob } from '../output/describe-job';
import { examples } from '../output/examples';

const STATUSES = ['pending', 'in-progress', 'completed', 'failed', 'cancelled'] as const;
const JOB_ID = ['<jobId>', 'id of the job'] as const;
/** Wide enough for the id of a job. */
const ID_WIDTH = 36;
const TABLE_WIDTH = 130;
const PAGE = 200;

/** `veogen jobs`: what runs, ran and failed. */
export const jobs: RegisterCommand = (program, cli) => {
  const command = program
    .command('jobs')
    .summary('list, get, watch, cancel and retry jobs')
    .description('Look after jobs: list, get, watch, cancel, retry.')
    .addHelpText(
      'after',
      examples(
        ['veogen jobs list --status failed', 'what failed'],
        ['veogen jobs watch 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c', 'follow one to its end'],
      ),
    );
  list(command, cli);
  get(command, cli);
  watch(command, cli);
  cancel(command, cli);
  retry(command, cli);
};

interface ListOptions {
  status?: (typeof STATUSES)[number];
  type?: string;
  recordType?: string;
  tenant?: string;
  text?: string;
  limit: number;
}

function list(parent: Command, cli: Cli): void {
  parent
    .command('list')
    .description('Jobs, newest first.')
    .addOption(new Option('--status <status>', STATUSES.join(', ')).argParser(oneOf(STATUSES)))
    .option('--type <type>', 'generation, export, upload, …')
    .option('--record-type <name>', 'about this dataset')
    .option('--tenant <name>', 'of this tenant')
    .option('--text <text>', 'with this in what was asked for')
    .addOption(new Option('--limit <n>', 'at most so many').argParser(wholeNumber(1, 100_000)).default(20))
    .addHelpText(
      'after',
      examples(
        ['veogen jobs list', 'the last 20'],
        ['veogen jobs list --status failed --type export --limit 100', 'exports that failed'],
        ["veogen jobs list --json | jq -r '.jobs[].jobId'", 'for a script'],
      ),
    )
    .action(async ({ limit, ...filter }: ListOptions) => {
      const found: Job[] = [];
      const query: JobFilter = { ...filter, limit: Math.min(limit, PAGE) };
      for await (const job of cli.client.jobs.list(query, { signal: cli.signal })) {
        found.push(job);
        if (found.length === limit) break;
      }
      const rows = found.map((job) => ({
        job: job.jobId,
        type: job.type,
        about: subjectOf(job),
        status: job.status,
        progress: progressOf(job),
        created: job.createdAt.replace(/\.\d+Z$/, 'Z'),
      }));
      const columns = ['job', 'type', 'about', 'status', 'progress', 'created'];
      const none = 'No jobs.';
      cli.answer(
        { jobs: found },
        rows.length === 0 ? [none] : renderTable(rows, columns, TABLE_WIDTH, ID_WIDTH),
      );
    });
}

function get(parent: Command, cli: Cli): void {
  parent
    .command('get')
    .argument(...JOB_ID)
    .description('One job: where it is, what it was asked for, what came of it.')
    .addHelpText(
      'after',
      examples(
        ['veogen jobs get 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c', 'for people'],
        ['veogen jobs get 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c --json | jq .result', 'for a script'],
      ),
    )
    .action(async (jobId: string) => {
      const job = await cli.client.status(jobId, { signal: cli.signal });
      cli.answer(job, describeJob(job));
    });
}

function watch(parent: Command, cli: Cli): void {
  parent
    .command('watch')
    .argument(...JOB_ID)
    .description(
      'Follow a job to its end, also when the service restarts meanwhile. The exit code says how it ended.',
    )
    .addOption(
      new Option('--timeout <time>', 'no longer than this: 90s, 10m, 2h (default: to the end)').argParser(
        duration,
      ),
    )
    .addHelpText(
      'after',
      examples([
        'veogen jobs watch 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c --timeout 10m',
        'exit code 7 after 10 minutes',
      ]),
    )
    .action(async (jobId: string, { timeout }: { timeout?: number }) => {
      const job = await followJob(cli, jobId, { label: 'watching', timeout, watch: true });
      cli.answer(job, [describeCompleted(job)]);
    });
}

function cancel(parent: Command, cli: Cli): void {
  const command = parent
    .command('cancel')
    .argument(...JOB_ID)
    .description(
      'Stop a job. Running work stops within two seconds and leaves nothing behind, unless it was told to.',
    )
    .option('--wait', 'return when it has stopped')
    .addHelpText(
      'after',
      examples(['veogen jobs cancel 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c --wait', 'and wait for it']),
    );
  command.action(async (jobId: string, { wait }: { wait?: boolean }) => {
    const accepted = await cli.client.cancel(jobId, { signal: cli.signal });
    if (wait !== true) return cli.answer(accepted, [`${jobId}  will stop`]);
    const job = await ended(cli, jobId);
    cli.answer(job, [`${jobId}  ${job.status}`]);
  });
}

/** The job at its end, which is the wanted one here, however it is called. */
async function ended(cli: Cli, jobId: string): Promise<Job> {
  return followJob(cli, jobId, { label: 'stopping' }).catch((error: unknown) => {
    if (error instanceof JobNotCompleted) return error.job;
    throw error;
  });
}

function retry(parent: Command, cli: Cli): void {
  const command = parent
    .command('retry')
    .argument(...JOB_ID)
    .description('Run a failed or cancelled job again: as it is, or as a new job with --params.')
    .option('--params <json>', 'what is to be asked otherwise: a file, - for stdin, or the JSON itself');
  withWaitOptions(command)
    .addHelpText(
      'after',
      examples(
        ['veogen jobs retry 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c --watch', 'the same once more'],
        [`veogen jobs retry 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c --params '{"count":500}'`, 'a smaller one'],
      ),
    )
    .action(async (jobId: string, { params, ...flags }: WaitFlags & { params?: string }) => {
      const changes = params === undefined ? undefined : (await readJson(params, cli.streams)).value;
      if (Array.isArray(changes)) throw new WrongUsage('--params must be a JSON object.');
      const options = { signal: cli.signal, ...(changes !== undefined && { params: changes }) };
      const accepted = await cli.client.retry(jobId, options);
      if (!isWaiting(flags)) return cli.answer(accepted, describeAccepted(accepted));
      const job = await followJob(cli, accepted.jobId, { label: 'running again', ...flags });
      cli.answer(job, [describeCompleted(job)]);
    });
}
