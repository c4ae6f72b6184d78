import { Option } from 'commander';
import type { ExportRequest, GenerateRequest, Job, Preview, PreviewRequest } from '@veogen/client';
import { renderTable } from '@app/terminal';
import type { Cli, RegisterCommand } from '../cli';
import { WrongUsage } from '../cli.errors';
import { COMPRESSIONS, type Compression, fileFormat, type Format, FORMATS } from '../input/file-format';
import { readJson } from '../input/read-json';
import { oneOf, wholeNumber } from '../input/values';
import { describeFile, exportToFile } from '../jobs/export-to-file';
import { followJob } from '../jobs/follow-job';
import { isWaiting, type WaitFlags, withWaitOptions } from '../jobs/wait-options';
import { describeAccepted, describeCompleted } from '../output/describe-job';
import { examples } from '../output/examples';
import { prepareOut } from '../output/save-download';

interface GenerateOptions extends WaitFlags {
  recordType?: string;
  count?: number;
  seed?: number;
  locale?: string;
  mode?: 'append' | 'replace' | 'create';
  preview?: number | true;
  out?: string;
  format?: Format;
  compression?: Compression;
  idempotencyKey?: string;
}

const PREVIEW_ROWS = 10;
const WIDTH = 100;

/** `veogen generate`: from a schema to rows, and on request to a file. */
export const generate: RegisterCommand = (program, cli) => {
  const command = program
    .command('generate')
    .argument('<schema>', 'body of POST /generate as JSON: a file, - for stdin, or the JSON itself')
    .summary('generate records, and with --out export them into a file')
    .description(
      'Generate records. The schema is what POST /generate takes, or only its array of fields. Options win over what ' +
        'it says. GET /generate/types lists the field types, docs/field-types.md explains them.',
    )
    .option('--record-type <name>', 'name of the dataset')
    .addOption(new Option('--count <n>', 'records to generate').argParser(wholeNumber(1, 1e15)))
    .addOption(
      new Option('--seed <n>', 'the same seed gives the same rows').argParser(
        wholeNumber(0, Number.MAX_SAFE_INTEGER),
      ),
    )
    .option('--locale <locale>', 'language and country, such as de_AT')
    .addOption(
      new Option(
        '--mode <mode>',
        'append, replace all rows, or create (refused when there are any)',
      ).argParser(oneOf(['append', 'replace', 'create'] as const)),
    )
    .addOption(
      new Option(
        '--preview [rows]',
        `show the first rows, up to 100, and write nothing (default: ${PREVIEW_ROWS})`,
      ).argParser(wholeNumber(1, 100)),
    )
    .option('--out <file>', 'when it is done, export what was generated into this file; - for stdout')
    .addOption(
      new Option('--format <format>', `${FORMATS.join(', ')} (default: as the file is called)`).argParser(
        oneOf(FORMATS),
      ),
    )
    .addOption(
      new Option(
        '--compression <kind>',
        `${COMPRESSIONS.join(', ')} (default: as the file is called)`,
      ).argParser(oneOf(COMPRESSIONS)),
    )
    .option('--idempotency-key <key>', 'sent twice with the same schema, it starts one job only');
  withWaitOptions(command)
    .addHelpText(
      'after',
      examples(
        ['veogen generate examples/customers.json --preview 5', 'look at it first'],
        ['veogen generate examples/customers.json --watch', 'generate, and follow the job to its end'],
        [
          'veogen generate users.json --count 1_000_000 --mode replace --out users.csv.gz',
          'straight into a file',
        ],
        [
          'veogen generate examples/shop.json --out shop.zip --format ndjson',
          'several tables that refer to each other',
        ],
        [
          `veogen generate '[{"name":"id","type":"uuid"},{"name":"email","type":"email"}]' --record-type users --count 10 --out -`,
          'without a file at all',
        ],
      ),
    )
    .action(async (schema: string, options: GenerateOptions) => {
      const request = await readRequest(cli, schema, options);
      if (options.preview !== undefined) return showPreview(cli, request, options.preview);
      return start(cli, request as GenerateRequest, options);
    });
};

async function readRequest(
  cli: Cli,
  schema: string,
  { recordType, count, seed, locale, mode }: GenerateOptions,
): Promise<Record<string, unknown>> {
  const { value, name } = await readJson(schema, cli.streams);
  const body: Record<string, unknown> = Array.isArray(value) ? { fields: value } : { ...value };
  if ('recordTypes' in body && (recordType !== undefined || count !== undefined))
    throw new WrongUsage(`${name} describes several record types: --record-type and --count belong to one.`);
  const given = Object.entries({ recordType, count, seed, locale, mode });
  for (const [option, chosen] of given) if (chosen !== undefined) body[option] = chosen;
  if (!('recordTypes' in body) && body['recordType'] === undefined)
    throw new WrongUsage(
      `${name} names no "recordType": add --record-type, for example --record-type users.`,
    );
  return body;
}

/** What `POST /generate` takes for the job and `POST /generate/preview` does not. */
const ABOUT_THE_JOB = [
  'maxAttempts',
  'timeoutMs',
  'priority',
  'tenant',
  'runAt',
  'onCancel',
  'deduplicationKey',
];

async function showPreview(cli: Cli, request: Record<string, unknown>, wanted: number | true): Promise<void> {
  const rows = wanted === true ? PREVIEW_ROWS : wanted;
  const body = Object.fromEntries(Object.entries(request).filter(([name]) => !ABOUT_THE_JOB.includes(name)));
  const sized = 'recordTypes' in body ? { ...body, rows } : { ...body, count: rows };
  const answer = await cli.client.preview(sized as PreviewRequest, { signal: cli.signal });
  const previews: Preview[] = 'recordTypes' in answer ? answer.recordTypes : [answer];
  const lines = previews.flatMap(({ recordType, seed, rows: shown }, index) => [
    ...(index === 0 ? [] : ['']),
    `${recordType}, seed ${seed}`,
    ...renderTable(shown, Object.keys(shown[0] ?? {}), WIDTH),
  ]);
  cli.answer(answer, lines);
}

async function start(cli: Cli, request: GenerateRequest, options: GenerateOptions): Promise<void> {
  const { out, idempotencyKey } = options;
  const exported = out === undefined ? undefined : exportOf(request, out, options);
  prepareOut(out);
  const accepted = await cli.client.generate(request, { idempotencyKey, signal: cli.signal });
  if (!isWaiting(options) && exported === undefined) return cli.answer(accepted, describeAccepted(accepted));
  const job = await followJob(cli, accepted.jobId, { label: 'generating', ...options });
  if (exported === undefined || out === undefined) return cli.answer(job, [describeCompleted(job)]);
  cli.note(describeCompleted(job));
  const { timeout, watch } = options;
  const { file } = await exportToFile(cli, rowsOf(job, exported), {
    out,
    ...(timeout !== undefined && { timeout }),
    ...(watch !== undefined && { watch }),
  });
  if (out === '-') return;
  cli.answer({ ...job, file }, [describeFile(file)]);
}

/** The export of what a request generates. Checked before anything is generated. @throws WrongUsage */
function exportOf(request: GenerateRequest, out: string, said: GenerateOptions): ExportRequest {
  const { format, compression } = fileFormat(out, said);
  if (!('recordTypes' in request))
    return { recordType: request.recordType, format, ...(compression !== undefined && { compression }) };
  if (compression !== undefined)
    throw new WrongUsage(
      'Several record types are exported as a zip, which is compressed: leave --compression away.',
    );
  return { recordTypes: request.recordTypes.map(({ recordType }) => recordType), format };
}

/** Only the rows that this job wrote: the datasets may have others. */
function rowsOf({ jobId }: Job, request: ExportRequest): ExportRequest {
  const filters = { jobId };
  if (!('recordTypes' in request)) return { ...request, filters };
  const recordTypes = request.recordTypes.map((item) =>
    typeof item === 'string' ? { recordType: item, filters } : { ...item, filters },
  );
  return { ...request, recordTypes };
}
