import { basename } from 'node:path';
import { statSync } from 'node:fs';
import { Option } from 'commander';
import { formatBytes, Screen } from '@app/terminal';
import type { Upload, UploadFields, UploadSource } from '@veogen/client';
import type { Cli, RegisterCommand } from '../cli';
import { WrongUsage } from '../cli.errors';
import { explainFile } from '../input/read-json';
import { oneOf, wholeNumber } from '../input/values';
import { followJob } from '../jobs/follow-job';
import { isWaiting, type WaitFlags, withWaitOptions } from '../jobs/wait-options';
import { describeCompleted } from '../output/describe-job';
import { examples } from '../output/examples';

interface UploadCommandOptions extends WaitFlags, Omit<UploadFields, 'types' | 'header' | 'digest'> {
  name?: string;
  header?: 'true' | 'false';
  idempotencyKey?: string;
}

/** `veogen upload`: a file, and on request its records as rows. */
export const upload: RegisterCommand = (program, cli) => {
  const command = program
    .command('upload')
    .argument('<file>', 'file to send, or - for stdin')
    .summary('upload a file, and with --record-type make rows of it')
    .description(
      'Upload a file. With --record-type its records become rows of that dataset; those that do not fit are listed, ' +
        'never lost (docs/ingestion.md). Files of many gigabytes go better by tus (docs/uploads.md).',
    )
    .option('--name <name>', 'what to call it (default: as the file is called)')
    .option('--record-type <name>', 'make rows of this dataset of it')
    .addOption(
      new Option('--mode <mode>', 'append, replace all rows, or create').argParser(
        oneOf(['append', 'replace', 'create'] as const),
      ),
    )
    .option('--format <format>', 'csv, tsv, json, ndjson, parquet (default: found out)')
    .option('--encoding <encoding>', 'utf-8, utf-16le, utf-16be, windows-1252 (default: found out)')
    .option('--delimiter <character>', 'of CSV; tab for a tab (default: found out)')
    .option('--quote <character>', '" or \' or none (default: found out)')
    .addOption(
      new Option('--header <bool>', 'true or false: whether the first record names the columns').argParser(
        oneOf(['true', 'false'] as const),
      ),
    )
    .option('--null-text <text>', 'what stands for null')
    .addOption(
      new Option('--date-format <order>', 'iso, dmy, mdy').argParser(oneOf(['iso', 'dmy', 'mdy'] as const)),
    )
    .addOption(
      new Option('--max-rejects <n>', 'records that may be left out (default: 1,000)').argParser(
        wholeNumber(0, 100_000),
      ),
    )
    .option('--tenant <name>', 'for whom the job runs')
    .option('--idempotency-key <key>', 'sent twice with the same file, it is stored once');
  withWaitOptions(command)
    .addHelpText(
      'after',
      examples(
        ['veogen upload people.csv', 'store it'],
        ['veogen upload people.csv --record-type people --watch', 'and make rows of it'],
        [
          'gunzip -c dump.gz | veogen upload - --name dump.ndjson --record-type events --wait',
          'from another program',
        ],
      ),
    )
    .action(
      async (
        file: string,
        { name, idempotencyKey, wait, watch, timeout, header, ...fields }: UploadCommandOptions,
      ) => {
        const source = sourceOf(cli, file, name);
        const uploaded = await send(cli, source, name ?? basename(file), {
          fields: { ...fields, ...(header !== undefined && { header: header === 'true' }) },
          idempotencyKey,
        });
        const flags = {
          ...(wait && { wait }),
          ...(watch && { watch }),
          ...(timeout !== undefined && { timeout }),
        };
        if (!isWaiting(flags)) return cli.answer(uploaded, describeUpload(uploaded));
        cli.note(describeUpload(uploaded)[0] ?? '');
        const label = uploaded.recordType === null ? 'checking' : 'ingesting';
        const job = await followJob(cli, uploaded.jobId, { label, ...flags });
        cli.answer({ ...job, file: uploaded }, [describeCompleted(job)]);
      },
    );
};

function sourceOf(cli: Cli, file: string, name: string | undefined): UploadSource {
  if (file === '-') return { name: name ?? 'stdin', content: bytesOf(cli.streams.stdin) };
  try {
    if (statSync(file).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (error) {
    throw new WrongUsage(explainFile(file, error));
  }
  return name === undefined ? file : { name, path: file };
}

async function* bytesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

async function send(
  cli: Cli,
  source: UploadSource,
  label: string,
  { fields, idempotencyKey }: { fields: UploadFields; idempotencyKey: string | undefined },
): Promise<Upload> {
  const { stderr } = cli.streams;
  const bar = stderr.isTTY === true ? new Screen(stderr).startProgress(label, 'bytes') : undefined;
  try {
    return await cli.client.upload(source, fields, {
      idempotencyKey,
      signal: cli.signal,
      onProgress: ({ bytes, total }) => bar?.update(bytes, total ?? 0),
    });
  } finally {
    bar?.clear();
  }
}

function describeUpload({ fileId, originalName, size, mimeType, sha256, jobId }: Upload): string[] {
  return [
    `${originalName} is stored: ${formatBytes(size)}, ${mimeType}, sha256 ${sha256}`,
    `file ${fileId}, checked by job ${jobId}`,
  ];
}
