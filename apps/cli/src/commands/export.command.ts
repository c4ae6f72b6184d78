import { Option } from 'commander';
import type { ExportRequest } from '@veogen/client';
import type { Cli, RegisterCommand } from '../cli';
import { WrongUsage } from '../cli.errors';
import { COMPRESSIONS, type Compression, fileFormat, type Format, FORMATS } from '../input/file-format';
import { readJson } from '../input/read-json';
import { type Condition, condition, list, oneOf, wholeNumber } from '../input/values';
import { describeFile, exportToFile } from '../jobs/export-to-file';
import { followJob } from '../jobs/follow-job';
import { isWaiting, type WaitFlags, withWaitOptions } from '../jobs/wait-options';
import { describeAccepted, describeCompleted } from '../output/describe-job';
import { examples } from '../output/examples';
import { prepareOut } from '../output/save-download';

interface ExportOptions extends WaitFlags {
  body?: string;
  format?: Format;
  compression?: Compression;
  fields?: string[];
  where?: Condition[];
  mask?: string[];
  limit?: number;
  out?: string;
  idempotencyKey?: string;
}

/** `veogen export`: rows of one dataset or of several as a file. */
export const exportRecords: RegisterCommand = (program, cli) => {
  const command = program
    .command('export')
    .argument('[recordTypes...]', 'datasets to export; several become a zip of one moment')
    .summary('export datasets, and with --out download the file')
    .description('Export datasets, and with --out download the file. What it can do is in docs/exports.md.')
    .option('--out <file>', 'wait, and download to this file or folder; - for stdout')
    .addOption(
      new Option(
        '--format <format>',
        `${FORMATS.join(', ')} (default: as the file is called, or csv)`,
      ).argParser(oneOf(FORMATS)),
    )
    .addOption(
      new Option(
        '--compression <kind>',
        `${COMPRESSIONS.join(', ')} (default: as the file is called)`,
      ).argParser(oneOf(COMPRESSIONS)),
    )
    .addOption(new Option('--fields <names>', 'only these, in this order: id,email').argParser(list))
    .addOption(
      new Option(
        '--where <condition>',
        'only rows with <field>:<operator>:<value>; may be repeated',
      ).argParser(condition),
    )
    .addOption(new Option('--mask <names>', 'hash these fields').argParser(list))
    .addOption(new Option('--limit <rows>', 'at most so many').argParser(wholeNumber(1, 1e15)))
    .option(
      '--body <json>',
      'body of POST /export as JSON: a file, - for stdin, or the JSON itself; options win',
    )
    .option('--idempotency-key <key>', 'sent twice with the same request, it starts one job only');
  withWaitOptions(command)
    .addHelpText(
      'after',
      examples(
        ['veogen export users --out users.csv', 'all rows'],
        [
          'veogen export users --fields email,age --where age:gte:65 --out elderly.ndjson.gz',
          'some of them, packed',
        ],
        ['veogen export users --format csv --out - | head', 'to another program'],
        [
          'veogen export teams users --format parquet --out .',
          'several, named by the service, into this folder',
        ],
        [
          `veogen export --body '{"recordType":"users","format":"csv","sample":{"rows":100}}' --wait`,
          'anything the API can',
        ],
      ),
    )
    .action(async (recordTypes: string[], options: ExportOptions) => {
      const request = await readRequest(cli, recordTypes, options);
      const { out, idempotencyKey } = options;
      prepareOut(out);
      if (out !== undefined) {
        const { job, file } = await exportToFile(cli, request, { ...options, out });
        if (out !== '-') cli.answer({ ...job, file }, [describeFile(file)]);
        return;
      }
      const accepted = await cli.client.export(request, { idempotencyKey, signal: cli.signal });
      if (!isWaiting(options)) return cli.answer(accepted, describeAccepted(accepted));
      const job = await followJob(cli, accepted.jobId, { label: 'exporting', ...options });
      cli.answer(job, [describeCompleted(job)]);
    });
};

async function readRequest(
  cli: Cli,
  names: readonly string[],
  options: ExportOptions,
): Promise<ExportRequest> {
  const { body, fields, where, mask, limit, out } = options;
  const given = body === undefined ? {} : (await readJson(body, cli.streams)).value;
  if (Array.isArray(given)) throw new WrongUsage('--body must be a JSON object.');
  const request: Record<string, unknown> = { ...given };
  if (names.length === 1) request['recordType'] = names[0];
  const parts = { ...(fields && { fields }), ...(mask && { mask }), ...(limit && { limit }) };
  const filters = where && { filters: { ...(request['filters'] as object | undefined), where } };
  if (names.length > 1) {
    delete request['recordType'];
    request['recordTypes'] = names.map((recordType) => ({ recordType, ...parts, ...filters }));
  } else Object.assign(request, parts, filters);
  if (request['recordType'] === undefined && request['recordTypes'] === undefined)
    throw new WrongUsage('Name the dataset: veogen export <recordType>, or give a --body.');
  const { format, compression } = fileFormat(out, {
    format: options.format ?? (request['format'] as Format | undefined),
    compression: options.compression ?? (request['compression'] as Compression | undefined),
  });
  return { ...request, format, ...(compression !== undefined && { compression }) } as ExportRequest;
}
