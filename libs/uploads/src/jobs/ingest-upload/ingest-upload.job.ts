import { z } from 'zod';
import { defineJob } from '@app/jobs';
import { INGESTED_FORMATS, ingestionOptions } from '../../ingestion/ingestion-options';

const ingestUploadParams = ingestionOptions.extend({
  fileId: z.uuid(),
  /** As the content was found to be. */
  format: z.enum(INGESTED_FORMATS),
  compression: z.enum(['none', 'gzip']),
});

export type IngestUploadParams = z.output<typeof ingestUploadParams>;

/** Makes rows of a record type of an uploaded file. */
export const ingestUploadJob = defineJob<IngestUploadParams>({
  kind: 'ingest_upload',
  type: 'upload',
  queue: 'upload',
  params: ingestUploadParams,
  progressUnit: 'records',
});
