import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database } from '@app/database';
import {
  columnsOfFields,
  DatasetExists,
  findDataset,
  type DatasetView,
  type TableColumn,
} from '@app/datasets';
import { ChunkHashes, chunkEnd, DatasetWriter } from '@app/datasets/worker';
import { FileCatalogue, fileReference, storageKeyFor, type StoredFile } from '@app/files';
import { columnName } from '@app/formats';
import {
  type DiscardContext,
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
} from '@app/jobs/worker';
import { DataMetrics } from '@app/metrics';
import { STORAGE, type StorageDriver } from '@app/storage';
import { Checksum } from '@app/streams';
import { ingestedSchema } from '../../ingestion/ingested-schema';
import { NothingIngested } from '../../ingestion/ingestion.errors';
import type { DocumentPlan } from '../../ingestion/reading/document-plan';
import { DocumentSource, type OpenOptions } from '../../ingestion/reading/document-source';
import { inspectDocument } from '../../ingestion/reading/inspect-document';
import { RejectFile, rejectHeadOf, type WrittenRejects } from '../../ingestion/reject-file';
import { RowPieces } from '../../ingestion/row-pieces';
import { DocumentScan } from '../../ingestion/scan-document';
import { StoredFileCorrupt } from '../../uploads.errors';
import { parseCheckpoint, type IngestCheckpoint } from './ingest-checkpoint';
import { ingestUploadJob, type IngestUploadParams } from './ingest-upload.job';

/** What the first reading of a file has shown, and for which dataset. */
interface ScannedFile {
  plan: DocumentPlan;
  rejects: WrittenRejects | null;
  dataset: DatasetView | undefined;
}

/**
 * Reads the file twice. The first reading looks at every record and writes nothing but the rejects: it finds the types
 * of the columns, counts the rows and ends the job when too few records fit. The second one writes the rows, in chunks
 * like those of a generation: rows, receipt and the place in the file are one transaction under the job's lease, so
 * that another worker goes on behind the last row that is committed.
 */
@HandlesJob()
@Injectable()
export class IngestUploadHandler implements JobHandler<IngestUploadParams> {
  readonly contract = ingestUploadJob;

  constructor(
    private readonly database: Database,
    private readonly datasets: DatasetWriter,
    private readonly files: FileCatalogue,
    private readonly metrics: DataMetrics,
    private readonly config: AppConfig,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  async run(params: IngestUploadParams, context: JobContext): Promise<JobOutcome> {
    const file = await this.files.get(params.fileId);
    const checkpoint =
      parseCheckpoint(context.checkpoint) ?? (await this.scanAndReserve(file, params, context));
    if (!checkpoint.published) {
      await this.writeRows(file, checkpoint, context);
      await this.publish(params, checkpoint, context);
    }
    return outcomeOf(file, params, checkpoint, context.jobId);
  }

  async discard({ fileId }: IngestUploadParams, context: DiscardContext): Promise<void> {
    const saved = parseCheckpoint(context.checkpoint);
    if (saved?.published === true) return;
    await this.database.bulkTransaction(async (client) => {
      await context.begin(client);
      if (saved !== undefined) await this.datasets.discard(client, [saved.reservation], context.jobId);
      await client.query(`UPDATE uploaded_files SET status = 'rejected' WHERE id = $1`, [fileId]);
      await context.save(client, { progress: { done: 0 }, checkpoint: null });
    });
    await this.removeRejects(context.jobId, context.run);
  }

  /** What workers that had the job wrote into storage; none of it is listed. */
  private async removeRejects(jobId: string, lastRun: number): Promise<void> {
    for (let run = lastRun; run > 0; run--) await this.storage.delete(storageKeyFor('rejects', jobId, run));
  }

  private async scanAndReserve(
    file: StoredFile,
    params: IngestUploadParams,
    context: JobContext,
  ): Promise<IngestCheckpoint> {
    await this.removeRejects(context.jobId, context.run - 1);
    const scanned = await this.scan(file, params, context);
    try {
      return await this.reserve(scanned, params, context);
    } catch (error) {
      await this.removeRejects(context.jobId, context.run).catch(() => undefined);
      throw error;
    }
  }

  private async scan(
    file: StoredFile,
    params: IngestUploadParams,
    context: JobContext,
  ): Promise<ScannedFile> {
    const dataset = await findDataset(this.database, params.recordType);
    if (params.mode === 'create' && dataset !== undefined) throw new DatasetExists(params.recordType);
    const known = params.mode === 'append' && dataset !== undefined ? dataset : undefined;
    const columns = known && (await columnsOfFields(this.database, known));
    const names = new Set(columns?.map(({ name }) => name));
    const source = new DocumentSource(this.files, file);
    const options = this.openOptions(context);
    const layout = await inspectDocument(
      source,
      params,
      (name) => names.has(name) || names.has(columnName(name, 1)),
      {
        ...options,
        maxColumns: this.config.limits.fields,
      },
    );

    const rejects = new RejectFile(this.storage, {
      storageKey: storageKeyFor('rejects', context.jobId, context.run),
      maxRejects: params.maxRejects,
      head: rejectHeadOf(layout, params.dateFormat),
      signal: context.signal,
    });
    try {
      const target = { columns, maxColumns: this.config.limits.fields };
      const scan = new DocumentScan(layout, params, target, rejects.add);
      const checksum = new Checksum();
      for await (const piece of source.read(layout, { ...options, checksum })) {
        scan.push(piece);
        await rejects.flush();
      }
      const plan = scan.finish();
      if (checksum.sha256 !== file.sha256) throw new StoredFileCorrupt(file.fileId);
      if (plan.accepted === 0) throw new NothingIngested(rejects.first);
      return { plan, rejects: await rejects.end(), dataset: known };
    } catch (error) {
      await rejects.abort();
      throw error;
    }
  }

  private reserve(
    { plan, rejects, dataset }: ScannedFile,
    { recordType, mode }: IngestUploadParams,
    context: JobContext,
  ): Promise<IngestCheckpoint> {
    const schema = {
      ...ingestedSchema(recordType, plan.columns),
      ...(dataset && { schemaHash: dataset.schemaHash }),
    };
    return this.database.transaction(async (client) => {
      await context.begin(client);
      const reservation = await this.datasets.reserve(client, {
        jobId: context.jobId,
        place: 0,
        references: {},
        mode,
        schema,
        columns: plan.columns,
        count: plan.accepted,
        seed: null,
        freshSeed: null,
      });
      const checkpoint: IngestCheckpoint = {
        reservation,
        schemaHash: schema.schemaHash,
        plan,
        rejects,
        written: 0,
        position: plan.firstRecord,
        published: false,
      };
      await context.save(client, { progress: { done: 0, total: plan.accepted }, checkpoint });
      return checkpoint;
    });
  }

  private async writeRows(
    file: StoredFile,
    checkpoint: IngestCheckpoint,
    context: JobContext,
  ): Promise<void> {
    const { plan, reservation, position } = checkpoint;
    const hashes = new ChunkHashes(plan.columns);
    const rows = new RowPieces(new DocumentSource(this.files, file), plan, position, {
      open: this.openOptions(context),
      leading: [
        { type: 'rowNumber' },
        { type: 'uuid', value: context.jobId },
        { type: 'timestamptz', value: context.startedAt.getTime() },
      ],
      onRow: hashes.add,
    });
    const { firstRow, count } = reservation;
    try {
      for (let row = firstRow + checkpoint.written; row < firstRow + count;) {
        context.signal.throwIfAborted();
        const end = chunkEnd(row, firstRow + count, this.config.jobs.chunkRows);
        await this.writeChunk({ rows, hashes }, checkpoint, { row, end }, context);
        row = end;
      }
    } finally {
      await rows.close();
    }
  }

  private async writeChunk(
    { rows, hashes }: { rows: RowPieces; hashes: ChunkHashes },
    checkpoint: IngestCheckpoint,
    { row, end }: { row: number; end: number },
    context: JobContext,
  ): Promise<void> {
    const { reservation, plan } = checkpoint;
    await this.database.bulkTransaction(
      async (client) => {
        await context.begin(client);
        await this.datasets.copyIn(client, reservation, plan.columns, rows.chunk(row, end), context.signal);
        await this.datasets.record(client, reservation, {
          firstRow: row,
          rowCount: end - row,
          jobId: context.jobId,
          seed: null,
          engineVersion: null,
          blockHashes: hashes.take(),
        });
        const written = end - reservation.firstRow;
        await context.save(client, {
          progress: { done: written, total: plan.accepted },
          checkpoint: { ...checkpoint, written, position: rows.position },
        });
      },
      { signal: context.signal },
    );
    this.metrics.addIngested(end - row);
  }

  private async publish(
    { recordType, mode, fileId }: IngestUploadParams,
    checkpoint: IngestCheckpoint,
    context: JobContext,
  ): Promise<void> {
    const { plan, rejects, reservation, schemaHash } = checkpoint;
    const schema = { ...ingestedSchema(recordType, plan.columns), schemaHash };
    await this.database.bulkTransaction(
      async (client) => {
        await context.begin(client);
        const complete = [{ mode, schema, references: {}, reservation }];
        await this.datasets.publish(client, context.jobId, complete, context.signal);
        if (rejects !== null) {
          await this.files.add(client, {
            ...rejects,
            fileId: context.jobId,
            jobId: context.jobId,
            name: `${recordType}-rejects.ndjson`,
            contentType: 'application/x-ndjson',
            recordTypes: [recordType],
          });
        }
        await client.query(`UPDATE uploaded_files SET status = 'verified' WHERE id = $1`, [fileId]);
        const done = { written: plan.accepted, published: true };
        await context.save(client, { checkpoint: { ...checkpoint, ...done } });
      },
      { signal: context.signal },
    );
  }

  private openOptions({ signal }: JobContext): OpenOptions {
    return { maxBytes: this.config.limits.unpackedBytes, signal };
  }
}

function outcomeOf(
  { size }: StoredFile,
  { recordType }: IngestUploadParams,
  { plan, rejects, reservation }: IngestCheckpoint,
  jobId: string,
): JobOutcome {
  const { layout, columns } = plan;
  return {
    resultUri: `/datasets/${recordType}`,
    result: {
      recordType,
      rows: plan.accepted,
      rejected: plan.rejected,
      rejectsUri: rejects === null ? null : fileReference(jobId),
      firstRow: reservation.firstRow,
      bytes: size,
      format: layout.format,
      encoding: layout.encoding,
      ...(layout.names !== null && { delimiter: layout.delimiter, header: layout.header }),
      columns: columns.map(describeColumn),
    },
  };
}

function describeColumn({ name, type, source }: TableColumn & { source: string | null }): object {
  return { name, type, source };
}
