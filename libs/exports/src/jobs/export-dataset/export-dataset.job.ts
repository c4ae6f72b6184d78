import { z } from 'zod';
import { CONDITION_OPERATORS, type Selection } from '@app/datasets';
import { defineJob } from '@app/jobs';
import type { ExportRequest } from '../../export-request';
import { COMPRESSIONS } from './compression';

const selection: z.ZodType<Selection> = z.object({
  recordType: z.string(),
  fields: z.array(z.string()).optional(),
  filters: z
    .object({
      dateRange: z
        .object({ from: z.string().optional(), to: z.string().optional(), field: z.string().optional() })
        .optional(),
      jobId: z.string().optional(),
      where: z
        .array(
          z.object({ field: z.string(), op: z.enum(CONDITION_OPERATORS), value: z.unknown().optional() }),
        )
        .optional(),
    })
    .optional(),
});

const exportDatasetParams = z.object({
  recordType: z.string(),
  format: z.string(),
  formatOptions: z.record(z.string(), z.unknown()),
  /** Jobs of before it was offered have none. */
  compression: z.enum(COMPRESSIONS).default('none'),
  selection,
});

export type ExportDatasetParams = z.output<typeof exportDatasetParams>;

/** The request that gives these parameters, for a job that is run again with some of them changed. */
export function exportRequestOf(params: unknown): ExportRequest {
  const { recordType, format, formatOptions, compression, selection } = exportDatasetParams.parse(params);
  const { fields, filters } = selection;
  return {
    recordType,
    format,
    compression,
    ...(fields !== undefined && { fields }),
    ...(filters !== undefined && { filters }),
    ...(format === 'csv' && { csv: formatOptions }),
  };
}

/** Writes rows of a dataset into a file in storage. */
export const exportDatasetJob = defineJob<ExportDatasetParams>({
  kind: 'export_dataset',
  type: 'export',
  queue: 'export',
  params: exportDatasetParams,
  progressUnit: 'records',
});
