import { CellKind, detectDialect, isOnlyText, TooManyColumns, type DocumentRecords } from '@app/formats';
import type { IngestUploadParams } from '../../jobs/ingest-upload/ingest-upload.job';
import { openRecords, type DocumentLayout } from './document-plan';
import type { DocumentSource, OpenOptions } from './document-source';
import { encodingOf } from './encoding';
import { readRejectHead, type RejectHead } from './reject-document';

const HEAD_BYTES = 64 * 1024;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Finds out how the records of a file are laid out, as far as the request does not say it. */
export async function inspectDocument(
  source: DocumentSource,
  params: IngestUploadParams,
  isColumn: (name: string) => boolean,
  options: OpenOptions & { maxColumns: number },
): Promise<DocumentLayout> {
  if (params.format === 'parquet') return parquetLayout(source, params, options);
  const head = await source.head(params.compression, HEAD_BYTES, options);
  const { encoding, markBytes } = encodingOf(head, params.encoding);
  const rejects = params.format === 'ndjson' ? readRejectHead(head.subarray(markBytes)) : undefined;
  const text = new TextDecoder(encoding).decode(head.subarray(markBytes));
  const layout: DocumentLayout = {
    compression: params.compression,
    encoding,
    markBytes,
    isRejectFile: rejects !== undefined,
    format: rejects?.format ?? params.format,
    ...dialectOf(params, text, rejects),
    nullText: rejects?.nullText ?? params.nullText,
    names: null,
    header: false,
  };
  if (layout.format !== 'csv' && layout.format !== 'tsv') return layout;
  return { ...layout, ...(await readNames(source, layout, params, isColumn, options)) };
}

/** Parquet says itself what its columns are. @throws TooManyColumns */
async function parquetLayout(
  source: DocumentSource,
  { compression, nullText }: IngestUploadParams,
  options: OpenOptions & { maxColumns: number },
): Promise<DocumentLayout> {
  const { columns } = await source.parquet(options);
  if (columns.length > options.maxColumns) throw new TooManyColumns(options.maxColumns);
  return {
    ...{ compression, nullText, format: 'parquet', encoding: 'utf-8', markBytes: 0, isRejectFile: false },
    ...{ delimiter: ',', quote: '"', names: null, header: false },
    types: Object.fromEntries(columns.map(({ name, type }) => [name, type])),
  };
}

function dialectOf(
  { delimiter, quote, format }: IngestUploadParams,
  text: string,
  rejects: RejectHead | undefined,
): Pick<DocumentLayout, 'delimiter' | 'quote'> {
  if (rejects !== undefined) return { delimiter: rejects.delimiter ?? ',', quote: rejects.quote ?? '"' };
  const found = detectDialect(text);
  return {
    delimiter: delimiter ?? (format === 'tsv' ? '\t' : found.delimiter),
    quote: quote ?? found.quote,
  };
}

/** The columns by the first record: its values when it is a header, otherwise their numbers. */
async function readNames(
  source: DocumentSource,
  layout: DocumentLayout,
  params: IngestUploadParams,
  isColumn: (name: string) => boolean,
  options: OpenOptions & { maxColumns: number },
): Promise<Pick<DocumentLayout, 'names' | 'header'>> {
  const { maxColumns } = options;
  const records = openRecords(layout, maxColumns);
  if (!(await readFirst(source, layout, records, options))) return { names: [], header: false };
  const { cells } = records;
  if (cells.count > maxColumns) throw new TooManyColumns(maxColumns);
  const texts = Array.from({ length: cells.count }, (_, i) => cellText(records, i, layout.quote));
  const header = layout.isRejectFile || (params.header ?? looksLikeHeader(records, texts, isColumn));
  return { header, names: header ? texts : texts.map((_, i) => `column${i + 1}`) };
}

async function readFirst(
  source: DocumentSource,
  layout: DocumentLayout,
  records: DocumentRecords,
  options: OpenOptions,
): Promise<boolean> {
  for await (const piece of source.read(layout, options)) {
    records.push(piece);
    if (records.next()) return true;
  }
  records.end();
  return records.next();
}

/** Names that are known are a header; so are texts that differ, none of which could be a value of another type. */
function looksLikeHeader(
  { cells, bytes }: DocumentRecords,
  texts: readonly string[],
  isColumn: (name: string) => boolean,
): boolean {
  if (texts.some(isColumn)) return true;
  return (
    new Set(texts).size === texts.length &&
    texts.every(
      (text, i) => text.trim() !== '' && isOnlyText(cells.kinds[i]!, bytes, cells.starts[i]!, cells.ends[i]!),
    )
  );
}

function cellText({ cells, bytes }: DocumentRecords, place: number, quote: string): string {
  const text = utf8.decode(bytes.subarray(cells.starts[place], cells.ends[place]));
  return cells.kinds[place] === CellKind.quotedEscaped ? text.replaceAll(quote + quote, quote) : text.trim();
}
