import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DatasetReader, DatasetSnapshots, InvalidSelection, type SelectedField } from '@app/datasets';
import { AppError } from '@app/errors';
import { JobEnqueuer, type EnqueuedJob } from '@app/jobs';
import { CompressionUnavailable } from '../exports.errors';
import { isArchive, type ArchiveExportRequest, type RecordTypeExport } from '../export-request';
import type { Compression } from '../jobs/export-dataset/compression';
import {
  exportDatasetJob,
  paramsOf,
  selectionOf,
  type ExportPart,
} from '../jobs/export-dataset/export-dataset.job';
import { exportFormat } from '../jobs/export-dataset/export-format';
import { toMask } from '../masking/mask';
import { planMasks } from '../masking/plan-masks';
import { EnqueueExport } from './enqueue-export.command';

@CommandHandler(EnqueueExport)
export class EnqueueExportHandler implements ICommandHandler<EnqueueExport> {
  constructor(
    private readonly snapshots: DatasetSnapshots,
    private readonly datasets: DatasetReader,
    private readonly jobs: JobEnqueuer,
  ) {}

  /**
   * @throws UnknownFormat InvalidFormatOptions CompressionUnavailable DatasetNotFound InvalidSelection InvalidMask
   * @throws IdempotencyKeyReused BacklogFull DatabaseUnavailable
   */
  execute({ request, options }: EnqueueExport): Promise<EnqueuedJob> {
    return this.jobs.answerOnce({ export: request }, options, async (accepted) => {
      const { format, csv, maskContext = '', deduplicationKey } = request;
      const { readOptions, compressions } = exportFormat(format);
      const formatOptions = readOptions(format === 'csv' ? csv : undefined);
      const compression = isArchive(request)
        ? 'none'
        : requireAvailable(request.compression ?? 'none', compressions);
      const { boundTo } = options;
      const parts = isArchive(request)
        ? await this.checkAll(request, boundTo)
        : [await this.check(request, boundTo)];
      const params = paramsOf({
        ...{ parts, isArchive: isArchive(request) },
        ...{ format, formatOptions, compression, maskContext },
      });
      return this.jobs.enqueue(exportDatasetJob, params, { ...accepted, deduplicationKey });
    });
  }

  private async checkAll({ recordTypes }: ArchiveExportRequest, boundTo?: string): Promise<ExportPart[]> {
    const parts: ExportPart[] = [];
    for (const [index, one] of recordTypes.entries()) {
      const pointer = `/recordTypes/${index}`;
      if (parts.some(({ recordType }) => recordType === one.recordType)) {
        const message = `${one.recordType} is there twice: the files of a zip have different names`;
        throw new InvalidSelection([
          { pointer: `${pointer}/recordType`, code: 'duplicate_record_type', message },
        ]);
      }
      try {
        parts.push(await this.check(one, boundTo));
      } catch (error) {
        // The request for one record type is further down here than where it is checked.
        if (!(error instanceof AppError) || error.issues.length === 0) throw error;
        const issues = error.issues.map((issue) => ({ ...issue, pointer: `${pointer}${issue.pointer}` }));
        throw Object.assign(error, { issues });
      }
    }
    return parts;
  }

  private async check(request: RecordTypeExport, boundTo?: string): Promise<ExportPart> {
    const { recordType, fields, filters, limit, sample, mask = [] } = request;
    if (boundTo !== undefined) await this.datasets.get(recordType, boundTo);
    const part: ExportPart = {
      recordType,
      fields: fields?.map(toSelectedField),
      filters: filters && { ...filters, where: filters.where && [...filters.where] },
      limit,
      sample,
      mask: mask.map(toMask),
    };
    const columns = await this.snapshots.check(selectionOf(part));
    if (part.mask.length > 0)
      planMasks(part.mask, filters, { columns, dataset: await this.datasets.find(recordType) });
    return part;
  }
}

/** @throws CompressionUnavailable */
function requireAvailable(compression: Compression, available: readonly Compression[]): Compression {
  if (!available.includes(compression)) throw new CompressionUnavailable(compression, available);
  return compression;
}

/** The short form where a field keeps its name. */
function toSelectedField(selected: SelectedField): string | { field: string; as: string } {
  if (typeof selected === 'string') return selected;
  const { field, as } = selected;
  return as === undefined ? field : { field, as };
}
