import { constants, gunzipSync } from 'node:zlib';
import { fileTypeFromBuffer } from 'file-type/core';
import { ContentMismatch, EmptyFile, UnsupportedMediaType } from './content-type.errors';
import { readDelimitedHead } from './delimited-head';
import {
  essence,
  type FileFormatName,
  fileFormats,
  formatNamed,
  formatOfFileName,
  formatOfType,
} from './file-formats';
import { readJsonHead } from './json-head';
import { readTextHead } from './text-head';

/** How much of a file is looked at, in bytes. Enough for every signature and some lines of any table. */
export const HEAD_BYTES = 64 * 1024;

/** The most that deflate makes of a head, which is about a thousand times as much. */
const MAX_UNPACKED_HEAD_BYTES = 1_100 * HEAD_BYTES;

export interface ContentClaim {
  /** The media type the client sent; `application/octet-stream` and `text/plain` claim nothing in particular. */
  claimedType: string;
  fileName: string;
  /** The first `HEAD_BYTES` of the content, or all of it if it is shorter. */
  head: Uint8Array;
  /** What is accepted here; default: every format there is. */
  accept?: readonly FileFormatName[];
  /** Reads texts in other encodings than UTF-8, too: by their byte order mark, or by this name for `TextDecoder`. */
  encoding?: string | 'detect';
  /** Believes what a text is said to be: its records are judged one by one later. */
  trustText?: boolean;
}

export interface ContentType {
  /** Of the unpacked content. */
  format: FileFormatName;
  compression: 'none' | 'gzip';
  /** The type to store and serve it as. */
  mimeType: string;
}

const CLAIMS_NOTHING: ReadonlySet<string> = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'text/plain',
]);
const GZIP_TYPES: ReadonlySet<string> = new Set([
  'application/gzip',
  'application/x-gzip',
  'application/x-gunzip',
]);
const MARKUP = /^\s*<(?:!doctype|!--|\?xml|\?php|html|head|body|script|svg)\b/i;
// Formats other programs run or lay out, which happen to be readable text.
const DOCUMENT = /^(?:%PDF-|%!PS|\{\\rtf|#!)/;

/**
 * Decides by its content what a file is. What the client says of it (the type, else the extension) has to
 * agree, and settles the one question content cannot: which table format a text is meant to be.
 *
 * @throws EmptyFile, UnsupportedMediaType (not accepted, or nothing that can be told), ContentMismatch (claims
 *   one format and is another)
 */
export async function decideContentType(claim: ContentClaim): Promise<ContentType> {
  return isGzip(claim.head) ? decidePackedType(claim) : decidePlainType(claim);
}

/** A table that is compressed; other formats have their own compression. */
async function decidePackedType(claim: ContentClaim): Promise<ContentType> {
  const { accept = fileFormats.map((format) => format.name) } = claim;
  const packed = GZIP_TYPES.has(essence(claim.claimedType));
  const claimed = packed ? undefined : claimedFormat(claim, accept);
  if (claimed !== undefined && claim.trustText !== true && !/\.gz$/i.test(claim.fileName))
    throw new ContentMismatch(claimed, 'application/gzip');
  const { format } = await decidePlainType({
    ...claim,
    head: unpackHead(claim.head),
    // The type is of the file, the name in front of `.gz` of what is in it.
    claimedType: packed ? '' : claim.claimedType,
    fileName: claim.fileName.replace(/\.gz$/i, ''),
    accept: accept.filter((name) => formatNamed(name).text),
  });
  return { format, compression: 'gzip', mimeType: 'application/gzip' };
}

async function decidePlainType(claim: ContentClaim): Promise<ContentType> {
  const { head, accept = fileFormats.map((format) => format.name) } = claim;
  if (head.length === 0) throw new EmptyFile();
  const claimed = claimedFormat(claim, accept);
  const found = await findFormat(head, claimed, claim);

  if (found.format === undefined) {
    if (claimed) throw new ContentMismatch(claimed, found.description);
    throw notAccepted(`The content is ${found.description}`, accept);
  }
  if (claimed && found.format !== claimed) throw new ContentMismatch(claimed, found.format);
  if (!accept.includes(found.format)) throw notAccepted(`The content is ${found.format}`, accept);
  return { format: found.format, compression: 'none', mimeType: formatNamed(found.format).mimeType };
}

function claimedFormat(
  { claimedType, fileName }: ContentClaim,
  accept: readonly FileFormatName[],
): FileFormatName | undefined {
  const byName = formatOfFileName(fileName)?.name;
  const type = essence(claimedType);
  if (CLAIMS_NOTHING.has(type)) return byName;
  const byType = formatOfType(type)?.name;
  // The type is not repeated as it came: it goes into an answer and a log.
  if (byType === undefined || !accept.includes(byType)) {
    throw notAccepted(`The type ${JSON.stringify(type.slice(0, 100))}`, accept);
  }
  // Systems know few of the table formats by type, so among these the name says more.
  const bothTables = byName !== undefined && formatNamed(byName).text && formatNamed(byType).text;
  return bothTables ? byName : byType;
}

type Found = { format: FileFormatName } | { format?: undefined; description: string };

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/** The begin of what is packed. @throws UnsupportedMediaType */
function unpackHead(head: Uint8Array): Uint8Array {
  try {
    // A head that is cut is no error here; what it unpacks to is bounded, whatever it claims.
    const unpacked = gunzipSync(head, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: MAX_UNPACKED_HEAD_BYTES,
    });
    return unpacked.subarray(0, HEAD_BYTES);
  } catch (error) {
    throw new UnsupportedMediaType('The content begins as gzip but cannot be unpacked.', { cause: error });
  }
}

async function findFormat(
  head: Uint8Array,
  claimed: FileFormatName | undefined,
  { encoding, trustText = false }: Pick<ContentClaim, 'encoding' | 'trustText'>,
): Promise<Found> {
  const whole = head.length < HEAD_BYTES;
  const read = readTextHead(head, whole, encoding);
  // Text first: signatures are short, and a CSV whose first column is "BM" is no bitmap.
  if (read.kind === 'text') return findTextFormat(read.text, whole, claimed, trustText);
  if (read.kind === 'utf-16') return { description: 'text in UTF-16 (save it as UTF-8)' };

  const signature = await fileTypeFromBuffer(head);
  if (signature) {
    const format = formatOfType(signature.mime)?.name;
    return format && !formatNamed(format).text ? { format } : { description: signature.mime };
  }
  if (read.kind === 'other-encoding') return { description: 'text that is not UTF-8 (save it as UTF-8)' };
  return { description: 'binary data of an unknown kind' };
}

function findTextFormat(
  text: string,
  whole: boolean,
  claimed: FileFormatName | undefined,
  trustText: boolean,
): Found {
  const trimmed = text.trimStart();
  if (trimmed === '' && whole) throw new EmptyFile();
  if (MARKUP.test(text)) return { description: 'HTML or XML' };
  if (DOCUMENT.test(text)) return { description: 'a document or a program' };

  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    const json = readJsonHead(text, whole);
    if (json) {
      // One value on one line, or the beginning of one, may be either.
      if (json.values <= 1 && json.oneLineEach && claimed === 'ndjson') return { format: 'ndjson' };
      if (json.values > 1)
        return json.oneLineEach ? { format: 'ndjson' } : { description: 'several JSON values' };
      return { format: 'json' };
    }
  }
  if (trustText && claimed !== undefined && formatNamed(claimed).text) return { format: claimed };
  // Any text can be a table of one column, so the claim is enough.
  if (claimed === 'csv' || claimed === 'tsv') return { format: claimed };
  const table = readDelimitedHead(text, whole);
  return table ? { format: table } : { description: 'plain text that is neither JSON nor a table' };
}

function notAccepted(subject: string, accept: readonly FileFormatName[]): UnsupportedMediaType {
  return new UnsupportedMediaType(`${subject} is not accepted. Accepted are ${accept.join(', ')}.`, {
    details: { accepted: accept },
  });
}
