import type { DatasetSchema, TableColumn } from '@app/datasets';
import { ingestedSchemaHash } from './scan-document';

/** The schema of a dataset that a file makes. */
export function ingestedSchema(recordType: string, columns: readonly TableColumn[]): DatasetSchema {
  return {
    recordType,
    fields: columns.map(({ name, type }) => ({ name, type: 'ingested', columnType: type })),
    correlation: undefined,
    series: undefined,
    uniqueTogether: [],
    // BCP 47 for a language that is not known.
    locale: 'und',
    schemaHash: ingestedSchemaHash(columns),
    engineVersion: null,
  };
}
