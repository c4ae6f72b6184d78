import { z } from 'zod';
import { CONDITION_OPERATORS, type Selection } from '@app/datasets';
import { defineJob } from '@app/jobs';
import type { ExportRequest } from '../../export-request';
import { MASK_METHODS } from '../../masking/mask';
import { COMPRESSIONS } from './compression';

const filters = z.object({
  dateRange: z
    .object({ from: z.string().optional(), to: z.string().optional(), field: z.string().optional() })
    .optional(),
  jobId: z.string().optional(),
  where: z
    .array(z.object({ field: z.string(), op: z.enum(CONDITION_OPERATORS), value: z.unknown().optional() }))
    .optional(),
});

/** All that a selection could be before names, samples and limits. */
const plainSelection = z.object({
  recordType: z.string(),
  fields: z.array(z.string()).optional(),
  filters: filters.optional(),
});

const recordTypeExport = z.object({
  recordType: z.string(),
  fields: z
    .array(z.union([z.string(), z.object({ field: z.string(), as: z.string().optional() })]))
    .optional(),
  filters: filters.optional(),
  limit: z.int().min(1).optional(),
  sample: z.object({ rate: z.number(), seed: z.number().optional() }).optional(),
  mask: z
    .array(z.object({ field: z.string(), method: z.enum(MASK_METHODS), type: z.string().optional() }))
    .default([]),
});

/** What of a record type is exported. */
export type ExportPart = z.output<typeof recordTypeExport>;

const settings = z.object({
  format: z.string(),
  formatOptions: z.record(z.string(), z.unknown()),
  /** Jobs of before it was offered have none. */
  compression: z.enum(COMPRESSIONS).default('none'),
});

const exportDatasetParams = z.union([
  settings.extend({
    recordTypes: z.array(recordTypeExport).min(1),
    /** Whether the files are in a zip; otherwise there is one. */
    isArchive: z.boolean(),
    maskContext: z.string(),
  }),
  settings.extend({ recordType: z.string(), selection: plainSelection }),
]);

export type ExportDatasetParams = z.output<typeof exportDatasetParams>;

/** What a job exports, however its parameters say it. */
export interface DatasetExport extends z.output<typeof settings> {
  parts: readonly ExportPart[];
  isArchive: boolean;
  maskContext: string;
}

export function exportOf(params: ExportDatasetParams): DatasetExport {
  if ('recordTypes' in params) {
    const { recordTypes, ...rest } = params;
    return { ...rest, parts: recordTypes };
  }
  const { selection, recordType: _, ...rest } = params;
  return { ...rest, parts: [{ ...selection, mask: [] }], isArchive: false, maskContext: '' };
}

/**
 * The parameters of an export. What a worker of an older version understands is said as it understands it; what it
 * would leave out, and above all a mask, it cannot read, so that it never exports more than it was asked for.
 */
export function paramsOf({ parts, isArchive, maskContext, ...rest }: DatasetExport): ExportDatasetParams {
  const [part] = parts;
  if (!isArchive && part !== undefined && parts.length === 1) {
    const { mask, limit, sample, ...selection } = part;
    const plain = plainSelection.safeParse(selection);
    if (plain.success && mask.length === 0 && limit === undefined && sample === undefined)
      return { ...rest, recordType: part.recordType, selection: plain.data };
  }
  return { ...rest, recordTypes: [...parts], isArchive, maskContext };
}

/** The request that gives these parameters, for a job that is run again with some of them changed. */
export function exportRequestOf(params: unknown): ExportRequest {
  const { parts, isArchive, format, formatOptions, compression, maskContext } = exportOf(
    exportDatasetParams.parse(params),
  );
  const asked = {
    format,
    ...(format === 'csv' && { csv: formatOptions }),
    ...(maskContext !== '' && { maskContext }),
  };
  const recordTypes = parts.map(({ mask, ...selection }) => ({
    ...selection,
    ...(mask.length > 0 && { mask }),
  }));
  return isArchive ? { ...asked, recordTypes } : { ...asked, compression, ...recordTypes[0]! };
}

/** What of the dataset a part shows. */
export function selectionOf({ mask: _, ...selection }: ExportPart): Selection {
  return selection;
}

/** Writes rows of datasets into a file in storage. */
export const exportDatasetJob = defineJob<ExportDatasetParams>({
  kind: 'export_dataset',
  type: 'export',
  queue: 'export',
  params: exportDatasetParams,
  progressUnit: 'records',
});
