const text = (description: string, example: string) => ({ type: 'string' as const, description, example });

/** The text fields of an upload, for the OpenAPI document; `libs/uploads` reads them. */
export const UPLOAD_FIELDS = {
  recordType: text(
    'Makes rows of this record type of the file. Sent before the file, like all fields.',
    'people',
  ),
  tenant: text('For whom the job runs: tenants take turns.', 'team-a'),
  format: text(
    'What the file is, where you know: for ingestion `csv`, `tsv`, `json`, `ndjson` or `parquet`.',
    'csv',
  ),
  digest: text(
    'Digests that the file must have, as in RFC 9530; `sha-256` and `sha-512` are checked. With another one nothing is kept.',
    'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
  ),
  mode: {
    type: 'string' as const,
    enum: ['append', 'replace', 'create'],
    default: 'append',
    description: 'What becomes of the rows that the dataset has.',
  },
  encoding: text(
    '`utf-8`, `utf-16le`, `utf-16be` or `windows-1252`. Default: UTF-8, or UTF-16 by its marks.',
    'utf-8',
  ),
  delimiter: text('One ASCII character, or `tab`. Default: found in the file.', ';'),
  quote: text('`"`, `\'` or `none`. Default: found in the file.', '"'),
  header: {
    type: 'string' as const,
    enum: ['true', 'false'],
    description: 'Whether the first record has the names of the columns. Default: found in the file.',
  },
  nullText: text('What stands for null where it is not quoted. Default: nothing.', 'NULL'),
  dateFormat: {
    type: 'string' as const,
    enum: ['iso', 'dmy', 'mdy'],
    description: 'Order of the parts of dates. Default: the one that every date of a column allows.',
  },
  types: text('JSON with the types of columns that should not be found out.', '{"zip":"text"}'),
  maxRejects: {
    type: 'integer' as const,
    minimum: 0,
    maximum: 100_000,
    default: 1_000,
    description: 'Records that may be left out; with one more the job fails and writes nothing.',
  },
};
