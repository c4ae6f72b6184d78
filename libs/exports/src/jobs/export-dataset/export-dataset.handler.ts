import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type PoolClient } from '@app/database';
import { assertOwnDatasets, DatasetSnapshots, expectedRows } from '@app/datasets';
import { FileCatalogue, fileReference, storageKeyFor, type NewStoredFile } from '@app/files';
import {
  type DiscardContext,
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
} from '@app/jobs/worker';
import { DataMetrics } from '@app/metrics';
import { STORAGE, type StorageDriver } from '@app/storage';
import { Checksum, through } from '@app/streams';
import { CompressionUnavailable } from '../../exports.errors';
import { MaskKeys } from '../../masking/mask-keys';
import { documentName, withDocument } from './dataset-document';
import {
  type DatasetExport,
  exportDatasetJob,
  type ExportDatasetParams,
  exportOf,
  selectionOf,
} from './export-dataset.job';
import { exportFormat } from './export-format';
import { writeArchive } from './write-archive';

/**
 * Streams one snapshot of datasets into storage: database → mask → format → checksum → file, bounded by back-pressure.
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
    private readonly maskKeys: MaskKeys,
    private readonly metrics: DataMetrics,
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
    const request = exportOf(params);
    const maskKey = await this.maskKeys.keyOf(request.maskContext);
    const { file, result } = await this.snapshots.within(
      request.parts.map(({ recordType }) => recordType),
      (client) => this.write(client, { ...request, maskKey }, context),
      context.signal,
    );
    const { rows } = result;
    await this.database.transaction(async (client) => {
      await context.begin(client);
      await this.files.add(client, file);
      await context.save(client, { progress: { done: rows, total: rows } });
    });
    const { fileId, size, sha256 } = file;
    this.metrics.addExported(rows, size);
    return {
      resultUri: fileReference(fileId),
      result: { fileId, ...result, bytes: size, sha256, format: request.format },
    };
  }

  /** What workers that died with the job left behind; none of it is listed. */
  private async removeObjects(jobId: string, lastRun: number): Promise<void> {
    for (let run = lastRun; run > 0; run--) await this.storage.delete(storageKeyFor('exports', jobId, run));
  }

  private async write(
    client: PoolClient,
    request: KeyedExport,
    context: JobContext,
  ): Promise<{ file: NewStoredFile; result: { rows: number } & Record<string, unknown> }> {
    const { jobId, run, signal } = context;
    const recordTypes = [...new Set(request.parts.map(({ recordType }) => recordType))];
    await assertOwnDatasets(client, jobId, recordTypes);
    const at = await snapshotTime(client);
    const total = await expectedRows(client, request.parts.map(selectionOf));
    const onRows = (done: number): void =>
      context.progress({ done, ...(total !== undefined && { total: Math.max(done, total) }) });
    const checksum = new Checksum();
    const storageKey = storageKeyFor('exports', jobId, run);
    const store = (bytes: Readable, contentType: string): Promise<unknown> =>
      this.storage.write(storageKey, through(bytes, checksum), { signal, contentType });

    const { name, contentType, result } = request.isArchive
      ? await writeZipFile(client, request, { onRows, at }, store)
      : await writeSingleFile(client, request, { onRows }, store);
    const { bytes: size, sha256 } = checksum;
    return {
      file: { fileId: jobId, jobId, storageKey, name, contentType, size, sha256, recordTypes },
      result,
    };
  }
}

/** Takes bytes of a media type to where they are kept. */
type Store = (bytes: Readable, contentType: string) => Promise<unknown>;

/** With the key of its masks. */
interface KeyedExport extends DatasetExport {
  maskKey: Buffer;
}

interface Written {
  /** Of the file. */
  name: string;
  contentType: string;
  /** What the result of the job says of it. */
  result: { rows: number } & Record<string, unknown>;
}

async function writeSingleFile(
  client: PoolClient,
  { parts, format, formatOptions, maskKey, compression }: KeyedExport,
  { onRows }: { onRows: (rows: number) => void },
  store: Store,
): Promise<Written> {
  const part = parts[0]!;
  const { contentType: unpackedType, compressions, packing } = exportFormat(format);
  if (!compressions.includes(compression)) throw new CompressionUnavailable(compression, compressions);
  const { extension, contentType = unpackedType, transforms = () => [] } = packing(compression);
  const settings = { format, formatOptions, compression, maskKey, onRows };
  const { rows } = await withDocument(client, part, settings, async (bytes) => {
    await store(through(bytes, ...transforms()), contentType);
  });
  return { name: `${documentName(part, format)}${extension}`, contentType, result: { rows, compression } };
}

async function writeZipFile(
  client: PoolClient,
  request: KeyedExport,
  settings: { onRows: (rows: number) => void; at: Date },
  store: Store,
): Promise<Written> {
  const contentType = 'application/zip';
  const { parts, format, formatOptions, maskKey } = request;
  const documents = { format, formatOptions, compression: 'none' as const, maskKey, ...settings };
  const files = await writeArchive(client, parts, documents, (bytes) => store(bytes, contentType));
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const listed = files.map(({ name, recordType, rows: count, bytes, sha256 }) => ({
    ...{ name, recordType, rows: count, bytes, sha256 },
  }));
  return { name: 'export.zip', contentType, result: { rows, compression: 'zip', files: listed } };
}

/** The first query of a transaction is the one that fixes its snapshot. */
async function snapshotTime(client: PoolClient): Promise<Date> {
  const { rows } = await client.query<{ at: Date }>('SELECT statement_timestamp() AS at');
  return rows[0]!.at;
}
