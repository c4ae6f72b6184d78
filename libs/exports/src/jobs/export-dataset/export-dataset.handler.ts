import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { DatasetSnapshots, type SnapshotRows } from '@app/datasets';
import { FileCatalogue, fileReference, storageKeyFor, type NewStoredFile } from '@app/files';
import { formatInfo } from '@app/formats';
import {
  type DiscardContext,
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
} from '@app/jobs/worker';
import { STORAGE, type StorageDriver } from '@app/storage';
import { Checksum, through } from '@app/streams';
import { packing } from './compression';
import { exportDatasetJob, type ExportDatasetParams } from './export-dataset.job';
import { TranscodeRows } from './transcode-rows';

/**
 * Streams one snapshot of a dataset into storage: database → format → checksum → file, bounded by back-pressure.
 * Each worker that takes the job writes an object of its own, and the one that still holds the lease lists it: a
 * zombie cannot overwrite what its successor has finished.
 */
@HandlesJob()
@Injectable()
export class ExportDatasetHandler implements JobHandler<ExportDatasetParams> {
  readonly contract = exportDatasetJob;

  constructor(
    private readonly database: Database,
    private readonly snapshots: DatasetSnapshots,
    private readonly files: FileCatalogue,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  async run(params: ExportDatasetParams, context: JobContext): Promise<JobOutcome> {
    await this.removeObjects(context.jobId, context.run - 1);
    try {
      return await this.export(params, context);
    } catch (error) {
      await this.storage.delete(storageKeyFor('exports', context.jobId, context.run)).catch(() => undefined);
      throw error;
    }
  }

  async discard(_params: ExportDatasetParams, context: DiscardContext): Promise<void> {
    const { jobId, run } = context;
    // Under the lease: a zombie that fails must not take off the list what its successor has put there.
    await this.database.transaction(async (client) => {
      await context.begin(client);
      await this.files.forget(client, jobId);
      await context.save(client, {});
    });
    await this.removeObjects(jobId, run);
  }

  private async export(params: ExportDatasetParams, context: JobContext): Promise<JobOutcome> {
    const { file, rows } = await this.snapshots.read(
      params.selection,
      (snapshot) => this.write(snapshot, params, context),
      context.signal,
    );
    await this.database.transaction(async (client) => {
      await context.begin(client);
      await this.files.add(client, file);
      await context.save(client, { progress: { done: rows, total: rows } });
    });
    const { fileId, size, sha256 } = file;
    return {
      resultUri: fileReference(fileId),
      result: { fileId, rows, bytes: size, sha256, format: params.format, compression: params.compression },
    };
  }

  /** What workers that died with the job left behind; none of it is listed. */
  private async removeObjects(jobId: string, lastRun: number): Promise<void> {
    for (let run = lastRun; run > 0; run--) await this.storage.delete(storageKeyFor('exports', jobId, run));
  }

  private async write(
    { columns, expected, bytes }: SnapshotRows,
    { recordType, format, formatOptions, compression }: ExportDatasetParams,
    context: JobContext,
  ): Promise<{ file: NewStoredFile; rows: number }> {
    const { contentType: unpackedType, extension } = formatInfo(format);
    const transcode = new TranscodeRows({ columns, format, options: formatOptions }, (done) =>
      context.progress({ done, ...(expected !== undefined && { total: Math.max(done, expected) }) }),
    );
    const packed = packing(compression);
    const contentType = packed.contentType ?? unpackedType;
    const checksum = new Checksum();
    const storageKey = storageKeyFor('exports', context.jobId, context.run);
    await this.storage.write(storageKey, through(bytes, transcode, ...packed.transforms(), checksum), {
      signal: context.signal,
      contentType,
    });
    return {
      rows: transcode.rows,
      file: {
        fileId: context.jobId,
        jobId: context.jobId,
        storageKey,
        name: `${recordType}.${extension}${packed.extension}`,
        contentType,
        size: checksum.bytes,
        sha256: checksum.sha256,
      },
    };
  }
}
