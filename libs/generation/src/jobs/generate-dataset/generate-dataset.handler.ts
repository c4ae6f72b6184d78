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
  type DiscardContext,
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
} from '@app/jobs/worker';
import { inWorkOrder } from '../../relations/work-order';
import { schemaOf } from '../../schema-of-plan';
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

/**
 * Writes the rows of one record type after the other, in chunks. The rows of a chunk, its record and the job's
 * progress are one transaction under the job's lease: after a crash another worker goes on with the first row that is
 * not committed, and a worker that lost the lease can commit nothing. Datasets that are replaced or created appear
 * together, in one transaction.
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
    private readonly config: AppConfig,
  ) {}

  async run(params: GenerateDatasetParams, context: JobContext): Promise<JobOutcome> {
    const checkpoint = parseCheckpoint(context.checkpoint) ?? (await this.reserve(workOf(params), context));
    assertSameEngine(checkpoint);
    const reserved = reservedWork(params, checkpoint);
    if (!checkpoint.published) {
      await this.writeAll(reserved, context);
      await this.publish(reserved, checkpoint, context);
    }
    return outcomeOf(params, reserved);
  }

  async discard(params: GenerateDatasetParams, context: DiscardContext): Promise<JobOutcome | void> {
    const saved = parseCheckpoint(context.checkpoint);
    if (saved === undefined || saved.published) return;
    if (context.ending === 'cancelled' && params.onCancel === 'keep') {
      // Each chunk is complete, counted and recorded; nothing is left to do.
      const { rows } = await this.chunks.committed(context.jobId);
      return outcomeOf(params, reservedWork(params, saved), rows);
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
      const checkpoint = { engineVersion: ENGINE_VERSION, reservations, published: false };
      await context.save(client, { checkpoint });
      return checkpoint;
    });
  }

  /** Writes the datasets one after the other: how many rows are committed tells where to go on. */
  private async writeAll(reserved: readonly ReservedGeneration[], context: JobContext): Promise<void> {
    const committed = await this.chunks.committed(context.jobId);
    const rowsOf = rowsByRecordType(reserved, committed.rows);
    let position = committed.chunks;
    let before = 0;
    for (const { generation, reservation } of reserved) {
      const done = rowsOf.get(generation.recordType) ?? 0;
      if (done < reservation.count)
        position = await this.writeRows(generation, reservation, { position, before, done }, context);
      before += reservation.count;
    }
  }

  /** @returns the position of the next chunk */
  private async writeRows(
    generation: DatasetGeneration,
    reservation: RelatedReservation,
    start: { position: number; before: number; done: number },
    context: JobContext,
  ): Promise<number> {
    const plan = await this.planFor(generation, reservation);
    const hashes = new ChunkHashes(plan.columns);
    const encoder = createCopyBinaryEncoder({
      columns: plan.columns,
      leading: [
        { type: 'rowNumber' },
        { type: 'uuid', value: context.jobId },
        { type: 'timestamptz', value: context.startedAt.getTime() },
      ],
      onRow: hashes.add,
    });
    const endRow = reservation.firstRow + reservation.count;
    let { position } = start;
    for (let firstRow = reservation.firstRow + start.done; firstRow < endRow; position++) {
      context.signal.throwIfAborted();
      const end = chunkEnd(firstRow, endRow, this.config.jobs.chunkRows);
      await this.writeChunk(
        { plan, encoder, hashes },
        reservation,
        { position, before: start.before, firstRow, rows: end - firstRow },
        context,
      );
      firstRow = end;
    }
    return position;
  }

  private async writeChunk(
    { plan, encoder, hashes }: RowSource,
    reservation: Reservation,
    chunk: { position: number; before: number; firstRow: number; rows: number },
    context: JobContext,
  ): Promise<void> {
    const { jobId } = context;
    const { position, before, firstRow, rows } = chunk;
    await this.database.bulkTransaction(
      async (client) => {
        await context.begin(client);
        const bytes = encodeRows(encoder, firstRow, firstRow + rows);
        await this.datasets.copyIn(client, reservation, plan.columns, bytes, context.signal);
        await this.chunks.add(client, jobId, { position, firstRow, rows });
        await this.datasets.record(client, reservation, {
          firstRow,
          rowCount: rows,
          jobId,
          seed: reservation.seed,
          engineVersion: ENGINE_VERSION,
          blockHashes: hashes.take(),
        });
        await context.save(client, { progress: { done: before + firstRow + rows - reservation.firstRow } });
      },
      { signal: context.signal },
    );
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
        await this.datasets.publish(client, complete, context.signal);
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

/** How many rows of each record type are there when `committed` are, as they are written one after the other. */
function rowsByRecordType(reserved: readonly ReservedGeneration[], committed: number): Map<string, number> {
  let before = 0;
  return new Map(
    reserved.map(({ generation: { recordType }, reservation: { count } }) => {
      const rows = Math.min(Math.max(committed - before, 0), count);
      before += count;
      return [recordType, rows];
    }),
  );
}

/** @param committed rows that were written; all by default */
function outcomeOf(
  params: GenerateDatasetParams,
  reserved: readonly ReservedGeneration[],
  committed = Infinity,
): JobOutcome {
  const rowsOf = rowsByRecordType(reserved, committed);
  const results = generationsOf(params).map(({ recordType }) => {
    const { reservation } = reserved.find(
      ({ generation }) => generation.recordType === recordType,
    ) as ReservedGeneration;
    const { firstRow, seed } = reservation;
    return { recordType, rows: rowsOf.get(recordType) ?? 0, firstRow, seed };
  });
  const engineVersion = ENGINE_VERSION;
  if ('recordTypes' in params) {
    const rows = results.reduce((sum, result) => sum + result.rows, 0);
    return { resultUri: '/datasets', result: { rows, recordTypes: results, engineVersion } };
  }
  return { resultUri: `/datasets/${params.recordType}`, result: { ...results[0], engineVersion } };
}
