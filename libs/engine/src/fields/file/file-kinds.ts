/** Extensions with their media types (IANA registry), by what the files are for. */
const FILES = {
  document: {
    pdf: 'application/pdf',
    txt: 'text/plain',
    md: 'text/markdown',
    html: 'text/html',
    epub: 'application/epub+zip',
    rtf: 'application/rtf',
    odt: 'application/vnd.oasis.opendocument.text',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  image: {
    jpg: 'image/jpeg',
    png: 'image/png',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
    svg: 'image/svg+xml',
    tiff: 'image/tiff',
    bmp: 'image/bmp',
    heic: 'image/heic',
  },
  audio: {
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    ogg: 'audio/ogg',
    flac: 'audio/flac',
    aac: 'audio/aac',
  },
  video: {
    mp4: 'video/mp4',
    webm: 'video/webm',
    mov: 'video/quicktime',
    mpeg: 'video/mpeg',
    mkv: 'video/matroska',
  },
  archive: {
    zip: 'application/zip',
    gz: 'application/gzip',
    zst: 'application/zstd',
    jar: 'application/java-archive',
  },
  data: {
    csv: 'text/csv',
    json: 'application/json',
    xml: 'application/xml',
    yaml: 'application/yaml',
    sql: 'application/sql',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
  },
} as const satisfies Record<string, Record<string, string>>;

export const FILE_KINDS = ['any', 'document', 'image', 'audio', 'video', 'archive', 'data'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Pairs of extension and media type, one for each extension. */
export function mediaTypes(kind: FileKind): (readonly [extension: string, mediaType: string])[] {
  return kind === 'any' ? Object.values(FILES).flatMap(Object.entries) : Object.entries(FILES[kind]);
}

/** Extensions without the point. */
export function extensions(kind: FileKind): string[] {
  return mediaTypes(kind).map(([extension]) => extension);
}
