import { z } from 'zod';
import { INGESTED_FORMATS, ingestionOptions } from '../ingestion-options';
import { RejectFileInvalid } from '../ingestion.errors';

const LF = 10;
/** Longer than any line that is written into a reject file. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
/** How the first line of a reject file begins. */
const MARK = '{"rejectsOf":';

const rejectHead = z.object({
  rejectsOf: z.object({
    format: z.enum(INGESTED_FORMATS),
    delimiter: z.string().length(1).optional(),
    quote: z.string().max(1).optional(),
    /** Names of the columns, for formats whose records do not have them. */
    columns: z.array(z.string()).optional(),
    nullText: z.string(),
    dateFormat: ingestionOptions.shape.dateFormat,
  }),
});

/** What the records of a reject file were read as. */
export type RejectHead = z.output<typeof rejectHead>['rejectsOf'];

const rejectLine = z.object({ raw: z.string(), rawTruncated: z.boolean().optional() });

/** How a file was read whose rejects the document has, if that is what it is. @throws RejectFileInvalid */
export function readRejectHead(head: Buffer): RejectHead | undefined {
  if (!head.toString('utf8', 0, MARK.length + 3).startsWith(MARK)) return undefined;
  const end = head.indexOf(LF);
  return parseHead(head.toString('utf8', 0, end < 0 ? head.length : end));
}

function parseHead(line: string): RejectHead {
  try {
    return rejectHead.parse(JSON.parse(line)).rejectsOf;
  } catch (error) {
    throw new RejectFileInvalid('The first line of the reject file is not as it was made.', { cause: error });
  }
}

/**
 * The records of a reject file as a document of the format that they came from, with a header where that has one.
 * @throws RejectFileInvalid
 */
export async function* unwrapRejects(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let head: RejectHead | undefined;
  let number = 0;
  for await (const line of linesOf(pieces)) {
    number++;
    if (line.trim() === '') continue;
    if (head === undefined) {
      head = parseHead(line);
      const { columns, delimiter = ',', quote = '"' } = head;
      if (columns !== undefined)
        yield Buffer.from(`${columns.map((name) => quoted(name, quote)).join(delimiter)}\n`);
    } else yield Buffer.from(`${rawOf(line, number, head)}\n`);
  }
}

function rawOf(line: string, number: number, { format }: RejectHead): string {
  let parsed: z.output<typeof rejectLine>;
  try {
    parsed = rejectLine.parse(JSON.parse(line));
  } catch (error) {
    throw new RejectFileInvalid(`Line ${number} of the reject file is not JSON with the record in "raw".`, {
      cause: error,
    });
  }
  if (parsed.rawTruncated === true) {
    throw new RejectFileInvalid(
      `Line ${number} of the reject file has only the begin of its record. Complete it and remove "rawTruncated".`,
    );
  }
  // Records of JSON may have been on several lines; outside of strings a line feed is but space.
  return format === 'csv' || format === 'tsv' ? parsed.raw : parsed.raw.replaceAll(/[\r\n]+/g, ' ');
}

function quoted(name: string, quote: string): string {
  return quote === '' ? name : `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
}

async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  let rest = Buffer.alloc(0);
  for await (const piece of pieces) {
    let from = 0;
    const bytes = Buffer.concat([rest, piece]);
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      yield bytes.toString('utf8', from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > MAX_LINE_BYTES) throw new RejectFileInvalid('A line of the reject file is too long.');
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
