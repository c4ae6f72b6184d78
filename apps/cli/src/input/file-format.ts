import { WrongUsage } from '../cli.errors';

export const FORMATS = ['csv', 'json', 'ndjson', 'parquet'] as const;
export const COMPRESSIONS = ['none', 'gzip', 'zstd'] as const;
export type Format = (typeof FORMATS)[number];
export type Compression = (typeof COMPRESSIONS)[number];

const EXTENSIONS: Readonly<Record<string, Format>> = {
  csv: 'csv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  parquet: 'parquet',
};
const PACKED: Readonly<Record<string, Compression>> = { gz: 'gzip', zst: 'zstd' };

/**
 * What to export as: what was said, and otherwise what the name of the file says (`users.csv.gz`). `csv` without either.
 * @throws WrongUsage when the name says nothing that is known
 */
export function fileFormat(
  out: string | undefined,
  said: { format?: Format | undefined; compression?: Compression | undefined },
): { format: Format; compression?: Compression } {
  const name = out === undefined || out === '-' ? '' : (out.split(/[/\\]/).pop() ?? '').toLowerCase();
  const packed = PACKED[/\.([a-z0-9]+)$/.exec(name)?.[1] ?? ''];
  const plain = packed === undefined ? name : name.replace(/\.[a-z0-9]+$/, '');
  const extension = /\.([a-z0-9]+)$/.exec(plain)?.[1];
  const format = said.format ?? EXTENSIONS[extension ?? ''];
  if (format === undefined && extension !== undefined && extension !== 'zip')
    throw new WrongUsage(
      `The name ${out} does not say which format is meant: add --format ${FORMATS.join('|')}.`,
    );
  const compression = said.compression ?? packed;
  return { format: format ?? 'csv', ...(compression !== undefined && { compression }) };
}
