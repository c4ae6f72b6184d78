import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database } from '@app/database';
import { compileDataset, samplesOf } from '@app/datasets';
import {
  chunkEnd,
  ChunkHashes,
  type CompleteRows,
  DatasetWriter,
  type Reservation,
} from '@app/datasets/worker';
import { ENGINE_VERSION, type Plan } from '@app/engine';
import { createCopyBinaryEncoder, encodeRows, type RowEncoder } from '@app/formats';
import {
  type AssistedJob,
  type Chunk,
  type ChunkWriter,
  type DiscardContext,
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
} from '@app/jobs/worker';
import { DataMetrics } from '@app/metrics';
import { inWorkOrder } from '../../relations/work-order';
import { schemaOf } from '../../schema-of-plan';
import { ChunkLayout } from './chunk-layout';
import { ChunkStore } from './chunk-store';
import { assertParents, DatasetReserver, recordTypesOf, type RelatedReservation } from './dataset-reserver';
import {
  type DatasetGeneration,
  generateDatasetJob,
  type GenerateDatasetParams,
  generationsOf,
} from './generate-dataset.job';
import { assertSameEngine, parseCheckpoint, type GenerationCheckpoint } from './generation-checkpoint';

/** What rows come from, with the hashes of those that were encoded. */
interface RowSource {
  plan: Plan;
  encoder: RowEncoder;
  hashes: ChunkHashes;
}

/** A record type with the rows that are reserved for it. */
interface ReservedGeneration {
  generation: DatasetGeneration;
  reservation: RelatedReservation;
}

/** What goes into the rows of a job beside what its parameters say. */
type RowFacts = Pick<JobContext, 'jobId' | 'startedAt'>;

/**
 * Writes the rows of one record type after the other, in chunks. The rows of a chunk, its record and the job's
 * progress are one transaction under the job's lease: after a crash another worker goes on with the first row that is
 * not committed, and a worker that lost the lease can commit nothing. Large jobs are shared: then chunks are at fixed
 * places, and whoever has room writes the next. Datasets that are replaced or created appear together, in one
 * transaction.
 */
@HandlesJob()
@Injectable()
export class GenerateDatasetHandler implements JobHandler<GenerateDatasetParams> {
  readonly contract = generateDatasetJob;

  constructor(
    private readonly database: Database,
    private readonly datasets: DatasetWriter,
    private readonly reserver: DatasetReserver,
    private readonly chunks: ChunkStore,
    private readonly metrics: DataMetrics,
    private readonly config: AppConfig,
  ) {}

  async run(params: GenerateDatasetParams, context: JobContext): Promise<JobOutcome> {
    const checkpoint = parseCheckpoint(context.checkpoint) ?? (await this.reserve(workOf(params), context));
    assertSameEngine(checkpoint);
    const reserved = reservedWork(params, checkpoint);
    if (!checkpoint.published) {
      const layout = sharedLayout(checkpoint);
      if (layout === undefined) await this.writeAlone(reserved, context);
      else await context.share(layout.count, this.chunkWriter(reserved, layout, context));
      await this.publish(reserved, checkpoint, context);
    }
    return outcomeOf(
      params,
      reserved,
      reserved.map(({ reservation }) => reservation.count),
    );
  }

  /** @throws EngineVersionChanged */
  assist(params: GenerateDatasetParams, job: AssistedJob): Promise<ChunkWriter> {
    const checkpoint = parseCheckpoint(job.checkpoint);
    const layout = checkpoint && sharedLayout(checkpoint);
    if (checkpoint === undefined || layout === undefined)
      throw new Error('A job was shared without saying how large its chunks are');
    assertSameEngine(checkpoint);
    return Promise.resolve(this.chunkWriter(reservedWork(params, checkpoint), layout, job));
  }

  async discard(params: GenerateDatasetParams, context: DiscardContext): Promise<JobOutcome | void> {
    const saved = parseCheckpoint(context.checkpoint);
    if (saved === undefined || saved.published) return;
    if (context.ending === 'cancelled' && params.onCancel === 'keep') {
      // Each chunk is complete, counted and recorded; nothing is left to do.
      return outcomeOf(params, reservedWork(params, saved), await this.committedRows(saved, context.jobId));
    }
    await this.database.bulkTransaction(async (client) => {
      await context.begin(client);
      await this.datasets.discard(client, saved.reservations, context.jobId);
      await this.chunks.clear(client, context.jobId);
      await context.save(client, { progress: { done: 0 }, checkpoint: null });
    });
  }

  private reserve(
    generations: readonly DatasetGeneration[],
    context: JobContext,
  ): Promise<GenerationCheckpoint> {
    return this.database.transaction(async (client) => {
      await context.begin(client);
      const reservations = await this.reserver.reserve(client, context.jobId, generations);
      const checkpoint = {
        engineVersion: ENGINE_VERSION,
        reservations,
        sharedChunkRows: this.sharedChunkRows(reservations),
        published: false,
      };
      await context.save(client, { checkpoint });
      return checkpoint;
    });
  }

  /** Rows of a chunk of a job that is worth sharing; `undefined` for all others. */
  private sharedChunkRows(reservations: readonly RelatedReservation[]): number | undefined {
    const { chunkRows, fanOutRows } = this.config.jobs;
    if (totalRows(reservations) < fanOutRows) return undefined;
    return new ChunkLayout(reservations, chunkRows).count > 1 ? chunkRows : undefined;
  }

  /** Writes the datasets one after the other: how many rows are committed tells where to go on. */
  private async writeAlone(reserved: readonly ReservedGeneration[], context: JobContext): Promise<void> {
    const committed = await this.chunks.committed(context.jobId);
    let position = committed.chunks;
    let before = 0;
    for (const { generation, reservation } of reserved) {
      const done = Math.min(Math.max(committed.rows - before, 0), reservation.count);
      if (done < reservation.count)
        position = await this.writeRest(generation, reservation, { position, before, done }, context);
      before += reservation.count;
    }
  }

  /** @returns the position of the next chunk */
  private async writeRest(
    generation: DatasetGeneration,
    reservation: RelatedReservation,
    start: { position: number; before: number; done: number },
    context: JobContext,
  ): Promise<number> {
    const { jobId, signal, begin } = context;
    const source = await this.openSource(generation, reservation, context);
    const endRow = reservation.firstRow + reservation.count;
    let { position } = start;
    for (let firstRow = reservation.firstRow + start.done; firstRow < endRow; position++) {
      signal.throwIfAborted();
      const end = chunkEnd(firstRow, endRow, this.config.jobs.chunkRows);
      const done = start.before + end - reservation.firstRow;
      const save: Chunk['save'] = async (client, rows) => {
        await this.chunks.add(client, jobId, { position, ...rows });
        await context.save(client, { progress: { done } });
      };
      await this.writeChunk(source, reservation, firstRow, end, jobId, { signal, begin, save });
      firstRow = end;
    }
    return position;
  }

  /** Writes any chunk of a shared job, whichever it is told to. */
  private chunkWriter(
    reserved: readonly ReservedGeneration[],
    layout: ChunkLayout,
    facts: RowFacts,
  ): ChunkWriter {
    // Chunks of a record type mostly come one after the other, so one source is enough, however many there are.
    let opened: { place: number; source: RowSource } | undefined;
    return async (chunk) => {
      const { place, firstRow, rows } = layout.at(chunk.position);
      const { generation, reservation } = reserved[place] as ReservedGeneration;
      if (opened?.place !== place)
        opened = { place, source: await this.openSource(generation, reservation, facts) };
      const { source } = opened;
      // Its hashes are of no use to another chunk, should this one break off.
      opened = undefined;
      await this.writeChunk(source, reservation, firstRow, firstRow + rows, facts.jobId, chunk);
      opened = { place, source };
    };
  }

  private async openSource(
    generation: DatasetGeneration,
    reservation: RelatedReservation,
    { jobId, startedAt }: RowFacts,
  ): Promise<RowSource> {
    const plan = await this.planFor(generation, reservation);
    const hashes = new ChunkHashes(plan.columns);
    const encoder = createCopyBinaryEncoder({
      columns: plan.columns,
      leading: [
        { type: 'rowNumber' },
        { type: 'uuid', value: jobId },
        { type: 'timestamptz', value: startedAt.getTime() },
      ],
      onRow: hashes.add,
    });
    return { plan, encoder, hashes };
  }

  private async writeChunk(
    { plan, encoder, hashes }: RowSource,
    reservation: Reservation,
    firstRow: number,
    endRow: number,
    jobId: string,
    { signal, begin, save }: Omit<Chunk, 'position'>,
  ): Promise<void> {
    const rows = endRow - firstRow;
    await this.database.bulkTransaction(
      async (client) => {
        await begin(client);
        const bytes = encodeRows(encoder, firstRow, endRow);
        await this.datasets.copyIn(client, reservation, plan.columns, bytes, signal);
        await this.datasets.record(client, reservation, {
          firstRow,
          rowCount: rows,
          jobId,
          seed: reservation.seed,
          engineVersion: ENGINE_VERSION,
          blockHashes: hashes.take(),
        });
        await save(client, { firstRow, rows });
      },
      { signal },
    );
    this.metrics.addGenerated(rows);
  }

  /** How many rows of each record type are committed, in their order. */
  private async committedRows(checkpoint: GenerationCheckpoint, jobId: string): Promise<number[]> {
    const layout = sharedLayout(checkpoint);
    if (layout !== undefined) {
      const places = checkpoint.reservations.map((_, place) => layout.positionsOf(place));
      const committed = await Promise.all(places.map((within) => this.chunks.committed(jobId, within)));
      return committed.map(({ rows }) => rows);
    }
    let { rows: left } = await this.chunks.committed(jobId);
    return checkpoint.reservations.map(({ count }) => {
      const rows = Math.min(left, count);
      left -= rows;
      return rows;
    });
  }

  private async publish(
    reserved: readonly ReservedGeneration[],
    checkpoint: GenerationCheckpoint,
    context: JobContext,
  ): Promise<void> {
    const complete: CompleteRows[] = [];
    for (const { generation, reservation } of reserved) {
      const { mode } = generation;
      const schema = schemaOf(await this.planFor(generation, reservation));
      complete.push({ mode, schema, references: reservation.references, reservation });
    }
    await this.database.bulkTransaction(
      async (client) => {
        await context.begin(client);
        const generations = reserved.map(({ generation }) => generation);
        await this.datasets.lock(client, generations.flatMap(recordTypesOf));
        await assertParents(client, generations);
        await this.datasets.publish(client, context.jobId, complete, context.signal);
        await context.save(client, { checkpoint: { ...checkpoint, published: true } });
      },
      { signal: context.signal },
    );
  }

  private async planFor(generation: DatasetGeneration, reservation: RelatedReservation): Promise<Plan> {
    const { seed, references } = reservation;
    return compileDataset(
      { ...generation, references },
      seed,
      await samplesOf(this.database, generation.fields),
    );
  }
}

/** What the job is to do, each record type after those that it refers to. */
function workOf(params: GenerateDatasetParams): readonly DatasetGeneration[] {
  const ordered = inWorkOrder(generationsOf(params));
  if ('cycle' in ordered)
    throw new Error(`A job with a circle of references was accepted: ${ordered.cycle.text}`);
  return ordered.order;
}

/** The work in its order, with what is reserved for each. */
function reservedWork(
  params: GenerateDatasetParams,
  { reservations }: GenerationCheckpoint,
): ReservedGeneration[] {
  return workOf(params).map((generation, i) => ({
    generation,
    reservation: reservations[i] as RelatedReservation,
  }));
}

/** Where the chunks of a job are that workers share; `undefined` for one that a single worker writes. */
function sharedLayout({ reservations, sharedChunkRows }: GenerationCheckpoint): ChunkLayout | undefined {
  return sharedChunkRows === undefined ? undefined : new ChunkLayout(reservations, sharedChunkRows);
}

function totalRows(reservations: readonly Reservation[]): number {
  return reservations.reduce((sum, { count }) => sum + count, 0);
}

/** @param rowsOf rows that were written of each, in the order of `reserved` */
function outcomeOf(
  params: GenerateDatasetParams,
  reserved: readonly ReservedGeneration[],
  rowsOf: readonly number[],
): JobOutcome {
  const results = generationsOf(params).map(({ recordType }) => {
    const place = reserved.findIndex(({ generation }) => generation.recordType === recordType);
    const { firstRow, seed } = (reserved[place] as ReservedGeneration).reservation;
    return { recordType, rows: rowsOf[place] ?? 0, firstRow, seed };
  });
  const engineVersion = ENGINE_VERSION;
  if ('recordTypes' in params) {
    const rows = results.reduce((sum, result) => sum + result.rows, 0);
    return { resultUri: '/datasets', result: { rows, recordTypes: results, engineVersion } };
  }
  return { resultUri: `/datasets/${params.recordType}`, result: { ...results[0], engineVersion } };
}
