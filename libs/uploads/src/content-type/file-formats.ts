/** A kind of file that can be uploaded. */
export interface FileFormat {
  readonly name: string;
  /** What it is stored and served as, whatever the client said. */
  readonly mimeType: string;
  /** Other types clients send for it. */
  readonly aliases: readonly string[];
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Text is recognised by how it reads, everything else by its signature. */
  readonly text: boolean;
}

/** Every accepted format; accepting another that has a signature is a line here. */
export const fileFormats = [
  {
    name: 'csv',
    mimeType: 'text/csv',
    // The last is what browsers on Windows say where a spreadsheet program is installed.
    aliases: ['application/csv', 'text/x-csv', 'text/comma-separated-values', 'application/vnd.ms-excel'],
    extensions: ['csv'],
    text: true,
  },
  {
    name: 'tsv',
    mimeType: 'text/tab-separated-values',
    aliases: ['text/tsv'],
    extensions: ['tsv', 'tab'],
    text: true,
  },
  { name: 'json', mimeType: 'application/json', aliases: ['text/json'], extensions: ['json'], text: true },
  {
    name: 'ndjson',
    mimeType: 'application/x-ndjson',
    aliases: ['application/ndjson', 'application/jsonl', 'application/jsonlines', 'application/x-jsonlines'],
    extensions: ['ndjson', 'jsonl'],
    text: true,
  },
  {
    name: 'parquet',
    mimeType: 'application/vnd.apache.parquet',
    aliases: ['application/x-parquet', 'application/parquet'],
    extensions: ['parquet'],
    text: false,
  },
  { name: 'png', mimeType: 'image/png', aliases: ['image/apng'], extensions: ['png'], text: false },
  { name: 'jpeg', mimeType: 'image/jpeg', aliases: ['image/jpg'], extensions: ['jpg', 'jpeg'], text: false },
  { name: 'webp', mimeType: 'image/webp', aliases: [], extensions: ['webp'], text: false },
  { name: 'mp4', mimeType: 'video/mp4', aliases: ['video/x-m4v'], extensions: ['mp4', 'm4v'], text: false },
  { name: 'webm', mimeType: 'video/webm', aliases: [], extensions: ['webm'], text: false },
  { name: 'mov', mimeType: 'video/quicktime', aliases: [], extensions: ['mov'], text: false },
] as const satisfies readonly FileFormat[];

export type FileFormatName = (typeof fileFormats)[number]['name'];

const byType = new Map<string, AcceptedFormat>();
const byExtension = new Map<string, AcceptedFormat>();
const byName = new Map<string, AcceptedFormat>();
type AcceptedFormat = FileFormat & { readonly name: FileFormatName };

for (const format of fileFormats) {
  byName.set(format.name, format);
  for (const type of [format.mimeType, ...format.aliases]) byType.set(type, format);
  for (const extension of format.extensions) byExtension.set(extension, format);
}

export function formatNamed(name: FileFormatName): AcceptedFormat {
  return byName.get(name) as AcceptedFormat;
}

/** The format of a media type; parameters such as `charset` are ignored. */
export function formatOfType(mediaType: string): AcceptedFormat | undefined {
  return byType.get(essence(mediaType));
}

/** The format of a file name, by its last extension. */
export function formatOfFileName(fileName: string): AcceptedFormat | undefined {
  const dot = fileName.lastIndexOf('.');
  return dot < 0 ? undefined : byExtension.get(fileName.slice(dot + 1).toLowerCase());
}

/** A media type without parameters, in lower case. */
export function essence(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}
