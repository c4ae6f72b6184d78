import type { Readable } from 'node:stream';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type { Sample } from '@app/engine';
import type { StoredFile } from '@app/files';
import { ByteLimit, ByteLimitExceeded, Checksum, through } from '@app/streams';
import { SampleProblem } from './sample-problem';
import { ValueCounter } from './value-counter';

const MIB = 1024 * 1024;
/** Of the file as it is stored. */
const MAX_FILE_BYTES = 64 * MIB;
const MAX_UNPACKED_BYTES = 256 * MIB;
/** JSON is parsed at once, while nothing else runs. */
const MAX_JSON_BYTES = 8 * MIB;
const MAX_RECORD_BYTES = MIB;
const NAMES_SHOWN = 10;

type Format = 'csv' | 'tsv' | 'ndjson' | 'json';

const FORMAT_OF_TYPE: ReadonlyMap<string, Format> = new Map([
  ['text/csv', 'csv'],
  ['text/tab-separated-values', 'tsv'],
  ['application/x-ndjson', 'ndjson'],
  ['application/json', 'json'],
]);
const PACKED_NAME = /\.(csv|tsv|ndjson|json)\.gz$/i;

/**
 * Reads what values a column of a stored file has, and how often. The whole file is read, so that its checksum can
 * be compared; what comes too much is refused as soon as it is seen.
 *
 * @param open gives the bytes of the file
 * @throws SampleProblem, and the errors of `open`
 */
export async function readColumn(
  file: StoredFile,
  column: string,
  open: () => Promise<Readable>,
): Promise<Sample> {
  const packed = PACKED_NAME.exec(file.name)?.[1]?.toLowerCase() as Format | undefined;
  const isPacked = file.contentType === 'application/gzip';
  const format = isPacked ? packed : FORMAT_OF_TYPE.get(essence(file.contentType));
  if (format === undefined) {
    const message = `the file is ${file.contentType}; values are read from CSV, TSV, NDJSON and JSON, packed with gzip or not`;
    throw new SampleProblem('/fileId', 'sample_format_not_supported', message);
  }
  if (file.size > MAX_FILE_BYTES) throw tooLarge(`${file.size} bytes`, `${MAX_FILE_BYTES}`);
  const checksum = new Checksum();
  const unpacked = isPacked ? [createGunzip()] : [];
  const limit = new ByteLimit(format === 'json' ? MAX_JSON_BYTES : MAX_UNPACKED_BYTES);
  const text = through(await open(), checksum, ...unpacked, limit);
  const counter = new ValueCounter();
  try {
    await READERS[format](text, column, counter);
  } catch (error) {
    throw explained(error, format);
  } finally {
    text.destroy();
  }
  if (checksum.sha256 !== file.sha256)
    throw new SampleProblem(
      '/fileId',
      'file_corrupt',
      'the stored file is not what it was when it was received',
    );
  return counter.result(format === 'csv' || format === 'tsv');
}

type Reader = (text: Readable, column: string, counter: ValueCounter) => Promise<void>;

const READERS: Readonly<Record<Format, Reader>> = {
  csv: async (text, column, counter) => {
    const { head, whole } = await withHead(text);
    await readDelimited(whole, delimiterOf(head), column, counter);
  },
  tsv: (text, column, counter) => readDelimited(text, '\t', column, counter),
  ndjson: async (text, column, counter) => {
    let known = false;
    for await (const line of linesOf(text)) {
      if (line.trim() === '') counter.add(undefined);
      else known = readMember(JSON.parse(line), column, counter) || known;
    }
    if (!known) throw unknownColumn(column, []);
  },
  json: async (text, column, counter) => {
    const items: unknown = JSON.parse((await buffer(text)).toString('utf8').replace(/^\uFEFF/, ''));
    if (!Array.isArray(items))
      throw new SampleProblem('/fileId', 'sample_not_readable', 'the file is JSON, but no array of objects');
    const found = items.map((item) => readMember(item, column, counter));
    if (!found.includes(true)) throw unknownColumn(column, namesOf(items[0]));
  },
};

async function readDelimited(
  text: Readable,
  delimiter: string,
  column: string,
  counter: ValueCounter,
): Promise<void> {
  const parser = parse({ bom: true, delimiter, max_record_size: MAX_RECORD_BYTES, relax_column_count: true });
  let place = -1;
  for await (const record of through(text, parser) as AsyncIterable<string[]>) {
    if (place >= 0) {
      counter.add(record[place]);
      continue;
    }
    place = record.indexOf(column);
    if (place < 0) throw unknownColumn(column, record);
  }
  if (place < 0) throw unknownColumn(column, []);
}

async function* linesOf(text: Readable): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of text as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    if (rest.length > MAX_RECORD_BYTES) throw tooLarge('a line that is longer', `${MAX_RECORD_BYTES}`);
    yield* lines;
  }
  yield rest;
}

/** Counts a member of an object; says whether the object has it. Only its own: `__proto__` is a name like others. */
function readMember(item: unknown, column: string, counter: ValueCounter): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw new SampleProblem('/fileId', 'sample_not_readable', 'the file has a row that is no JSON object');
  const has = Object.hasOwn(item, column);
  counter.add(has ? (item as Record<string, unknown>)[column] : undefined);
  return has;
}

function namesOf(item: unknown): string[] {
  return typeof item === 'object' && item !== null ? Object.keys(item) : [];
}

/** The first chunk of a text, and the whole of it. */
async function withHead(text: Readable): Promise<{ head: string; whole: Readable }> {
  const whole = new PassThrough();
  const head = await new Promise<string>((resolve, reject) => {
    text.once('error', reject);
    text.once('end', () => resolve(''));
    text.once('data', (chunk: Buffer) => {
      text.pause();
      whole.write(chunk);
      resolve(chunk.toString('utf8'));
    });
  });
  if (head === '') return { head, whole: whole.end() };
  return { head, whole: through(text, whole) };
}

/** The delimiter that the first line has most of, outside of quotes; a comma when it has none. */
function delimiterOf(head: string): string {
  const line = head.replace(/"[^"]*"/g, '').split('\n', 1)[0] ?? '';
  const counts = [',', ';', '\t', '|'].map((delimiter) => [delimiter, line.split(delimiter).length] as const);
  return counts.reduce((best, candidate) => (candidate[1] > best[1] ? candidate : best))[0];
}

function unknownColumn(column: string, known: readonly string[]): SampleProblem {
  const shown = known.slice(0, NAMES_SHOWN).map((name) => JSON.stringify(name.slice(0, 60)));
  const more = known.length > shown.length ? ', …' : '';
  const hint = shown.length === 0 ? '' : `; it has ${shown.join(', ')}${more}`;
  const message = `the file has no column ${JSON.stringify(column.slice(0, 60))}${hint}`;
  return new SampleProblem('/column', 'unknown_column', message);
}

function tooLarge(what: string, limit: string): SampleProblem {
  return new SampleProblem(
    '/fileId',
    'sample_too_large',
    `the file has ${what}, but ${limit} bytes is the limit`,
  );
}

/** What went wrong with the content of the file as a problem of the request; anything else as it is. */
function explained(error: unknown, format: Format): unknown {
  if (error instanceof SampleProblem) return error;
  if (error instanceof ByteLimitExceeded) {
    const advice = format === 'json' ? ' of JSON; NDJSON may be larger' : ' when unpacked';
    const message = `the file has more than ${error.limit} bytes${advice}`;
    return new SampleProblem('/fileId', 'sample_too_large', message);
  }
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (error instanceof SyntaxError || code.startsWith('CSV_') || code.startsWith('Z_')) {
    const message = `the file cannot be read as ${format}: ${(error as Error).message.slice(0, 200)}`;
    return new SampleProblem('/fileId', 'sample_not_readable', message);
  }
  return error;
}

/** A media type without parameters, in lower case. */
function essence(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
}
