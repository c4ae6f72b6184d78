import { InvalidUploadField, type IncomingFile } from '../multipart';
import { UPLOAD_FIELDS, type UploadField } from '../receiving/file-intake';

type Metadata = Readonly<Record<string, string | null>>;

/** What file choosers of browsers send along, which says nothing that `filename` and `filetype` do not. */
const MEANINGLESS = ['name', 'type', 'relativePath'];
const MAX_BYTES = 1024;

/**
 * Reads the metadata of an upload as the form of a `POST /upload` is read: its text fields under their names, and name
 * and type of the file.
 * @throws InvalidUploadField
 */
export function readUploadMetadata(
  metadata: Metadata,
): Pick<IncomingFile<UploadField>, 'fileName' | 'claimedType' | 'fields'> {
  const fields: Partial<Record<UploadField, string>> = {};
  for (const [name, value] of Object.entries(metadata)) {
    const text = value ?? '';
    if (Buffer.byteLength(text) > MAX_BYTES)
      throw problem(name, 'field_too_long', `is longer than ${MAX_BYTES} bytes`);
    if (text.includes('\0')) throw problem(name, 'invalid_value', 'has a NUL character');
    if (isField(name)) fields[name] = text;
    else if (name !== 'filename' && name !== 'filetype' && !MEANINGLESS.includes(name)) {
      const known = ['filename', 'filetype', ...UPLOAD_FIELDS].join(', ');
      throw problem(name, 'unknown_field', `is unknown. Known are ${known}`);
    }
  }
  return { fileName: metadata['filename'] ?? '', claimedType: metadata['filetype'] ?? '', fields };
}

function isField(name: string): name is UploadField {
  return (UPLOAD_FIELDS as readonly string[]).includes(name);
}

function problem(name: string, code: string, what: string): InvalidUploadField {
  const short = name.length > 100 ? `${name.slice(0, 100)}…` : name;
  return new InvalidUploadField({
    pointer: `/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    code,
    message: `The metadata ${JSON.stringify(short)} ${what}.`,
  });
}
