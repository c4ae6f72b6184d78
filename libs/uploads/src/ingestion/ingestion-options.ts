import { z } from 'zod';
import { COLUMN_TYPES, NAME_PATTERN } from '@app/engine';
import { InvalidUploadField } from '../multipart';

/** The fields of the form that say how a file becomes rows, in front of the file. */
export const INGESTION_FIELDS = [
  'mode',
  'encoding',
  'delimiter',
  'quote',
  'header',
  'nullText',
  'dateFormat',
  'types',
  'maxRejects',
] as const;

/** Formats that rows can be read from. */
export const INGESTED_FORMATS = ['csv', 'tsv', 'json', 'ndjson', 'parquet'] as const;
export type IngestedFormat = (typeof INGESTED_FORMATS)[number];

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MAX_REJECTS = 100_000;
const DELIMITER_NAMES: Readonly<Record<string, string>> = { tab: '\t', '\\t': '\t' };
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", none: '' };

/** How a file is read; what is absent is found out from the file. */
export const ingestionOptions = z.object({
  recordType: z.string().regex(NAME_PATTERN, 'must be a small letter, then up to 62 letters, digits or _'),
  mode: z.enum(['append', 'replace', 'create'], 'must be append, replace or create').default('append'),
  encoding: z
    .string()
    .toLowerCase()
    .transform((name) => (name === 'latin1' || name === 'iso-8859-1' ? 'windows-1252' : name))
    .pipe(z.enum(ENCODINGS, `must be ${ENCODINGS.join(', ')} or latin1`))
    .optional(),
  delimiter: z
    .string()
    .transform((name) => DELIMITER_NAMES[name] ?? name)
    .pipe(
      z
        .string()
        .regex(/^[\t -~]$/, 'must be one ASCII character, or tab')
        .regex(/[^"'\w]/, 'must not be a letter, a digit or a quote'),
    )
    .optional(),
  quote: z
    .string()
    .refine((name) => Object.hasOwn(QUOTES, name) || name === '', 'must be ", \' or none')
    .transform((name) => QUOTES[name] ?? '')
    .optional(),
  header: z
    .union([
      z.boolean(),
      z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true'),
    ])
    .optional(),
  nullText: z.string().max(100, 'must have at most 100 characters').default(''),
  dateFormat: z.enum(['iso', 'dmy', 'mdy'], 'must be iso, dmy or mdy').optional(),
  types: z
    .preprocess(
      (value) => (typeof value === 'string' ? parseJson(value) : value),
      z.record(z.string(), z.enum(COLUMN_TYPES), 'must be JSON such as {"zip":"text"}'),
    )
    .default({}),
  maxRejects: z.coerce
    .number('must be an integer')
    .int('must be an integer')
    .min(0, 'must not be negative')
    .max(MAX_REJECTS, `must be at most ${MAX_REJECTS}`)
    .default(1_000),
});

export type IngestionOptions = z.output<typeof ingestionOptions>;
type FormField = 'recordType' | (typeof INGESTION_FIELDS)[number];

/**
 * Reads how the file of a form is to be ingested; `undefined` when it is only to be stored.
 * @throws InvalidUploadField
 */
export function readIngestionOptions(
  fields: Readonly<Partial<Record<FormField, string>>>,
): IngestionOptions | undefined {
  if (fields.recordType === undefined) {
    const needless = INGESTION_FIELDS.find((name) => fields[name] !== undefined);
    if (needless === undefined) return undefined;
    throw new InvalidUploadField({
      pointer: `/${needless}`,
      code: 'record_type_missing',
      message: `${needless} is for files that are ingested: send recordType, too.`,
    });
  }
  const known = Object.fromEntries(
    ['recordType' as const, ...INGESTION_FIELDS].map((name) => [name, fields[name]]),
  );
  const { success, data, error } = ingestionOptions.safeParse(known);
  if (success) return data;
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? 'recordType');
  throw new InvalidUploadField({
    pointer: `/${(issue?.path ?? []).map((part) => String(part).slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
    code: 'invalid_value',
    message:
      name === 'types'
        ? `types must be JSON such as {"zip":"text"}, with the types ${COLUMN_TYPES.join(', ')}`
        : `${name} ${issue?.message ?? 'is not valid'}`,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
