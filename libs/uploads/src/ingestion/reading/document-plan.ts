import { z } from 'zod';
import { COLUMN_TYPES } from '@app/engine';
import {
  CsvRecords,
  DocumentRecords,
  JsonArrayRecords,
  NdjsonRecords,
  type DecodedColumn,
  type RecordReader,
} from '@app/formats';
import { ENCODINGS, INGESTED_FORMATS } from '../ingestion-options';
import { isSeekable } from './document-source';

/** A longer record is a mistake in the file, most likely a quote that is not closed. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024;

const place = z.object({ line: z.number(), byteOffset: z.number() });

export const documentLayout = z.object({
  compression: z.enum(['none', 'gzip']),
  encoding: z.enum(ENCODINGS),
  markBytes: z.number(),
  isRejectFile: z.boolean(),
  format: z.enum(INGESTED_FORMATS),
  delimiter: z.string(),
  quote: z.string(),
  nullText: z.string(),
  /** What the file calls its columns, in its order; `null` for JSON, where any record may bring further ones. */
  names: z.array(z.string()).nullable(),
  /** Whether the first record has the names. */
  header: z.boolean(),
  /** The types that a file of Parquet says its columns have; other files are without. */
  types: z.record(z.string(), z.enum(COLUMN_TYPES)).optional(),
});

/** How the records of a file are found: what was given and, for the rest, what the file shows. */
export type DocumentLayout = z.output<typeof documentLayout>;

export const documentPlan = z.object({
  layout: documentLayout,
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.enum(COLUMN_TYPES),
      dateOrder: z.enum(['iso', 'dmy', 'mdy']),
      /** What the file calls it; `null` when the file does not have it. */
      source: z.string().nullable(),
    }),
  ),
  /** Records that rows can be made of. */
  accepted: z.number(),
  rejected: z.number(),
  /** Where the first record with values begins. */
  firstRecord: place,
});

/** A column of the dataset, with what the file calls it. */
export interface PlannedColumn extends DecodedColumn {
  source: string | null;
}

/** What one whole reading of a file has shown: enough to make rows of it without any surprise. */
export type DocumentPlan = z.output<typeof documentPlan>;
export type DocumentPlace = z.output<typeof place>;

/** The records of a document from a place on; from its begin when there is none. */
export function openRecords(
  layout: DocumentLayout,
  maxColumns: number,
  from?: DocumentPlace,
): DocumentRecords {
  return new DocumentRecords(readerOf(layout, maxColumns, from !== undefined), {
    maxRecordBytes: MAX_RECORD_BYTES,
    from: from ?? { line: 1, byteOffset: isSeekable(layout) ? layout.markBytes : 0 },
  });
}

function readerOf(layout: DocumentLayout, maxColumns: number, inside: boolean): RecordReader {
  const { format, delimiter, quote, names, isRejectFile } = layout;
  switch (format) {
    case 'csv':
    case 'tsv': {
      const reader = new CsvRecords({ delimiter, quote }, maxColumns);
      reader.emptyLinesCount = names?.length === 1;
      return reader;
    }
    case 'ndjson':
    case 'parquet':
      return new NdjsonRecords(maxColumns);
    case 'json':
      return isRejectFile
        ? new NdjsonRecords(maxColumns)
        : new JsonArrayRecords(maxColumns, inside ? 'separator' : 'opening');
  }
}
