import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database } from '@app/database';
import { compileDataset, samplesOf } from '@app/datasets';
import { ChunkHashes, chunkEnd, DatasetWriter, type Reservation } from '@app/datasets/worker';
import { ENGINE_VERSION, type Plan } from '@app/engine';
import { createCopyBinaryEncoder, encodeRows, type RowEncoder } from '@app/formats';
import {
  type DiscardContext,
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
} from '@app/jobs/worker';
import { schemaOf } from '../../schema-of-plan';
import { ChunkStore } from './chunk-store';
import { generateDatasetJob, type GenerateDatasetParams } from './generate-dataset.job';
import { assertSameEngine, parseCheckpoint, type GenerationCheckpoint } from './generation-checkpoint';

/** What rows come from, with the hashes of those that were encoded. */
interface RowSource {
  plan: Plan;
  encoder: RowEncoder;
  hashes: ChunkHashes;
}

/**
 * Writes the rows in chunks. The rows of a chunk, its record and the job's progress are one transaction under the
 * job's lease: after a crash another worker goes on with the first row that is not committed, and a worker that
 * lost the lease can commit nothing.
 */
@HandlesJob()
@Injectable()
export class GenerateDatasetHandler implements JobHandler<GenerateDatasetParams> {
  readonly contract = generateDatasetJob;

  constructor(
    private readonly database: Database,
    private readonly datasets: DatasetWriter,
    private readonly chunks: ChunkStore,
    private readonly config: AppConfig,
  ) {}

  async run(params: GenerateDatasetParams, context: JobContext): Promise<JobOutcome> {
    const checkpoint = parseCheckpoint(context.checkpoint) ?? (await this.reserve(params, context));
    assertSameEngine(checkpoint);
    const { reservation } = checkpoint;
    if (!checkpoint.published) {
      await this.writeRows(await this.planFor(params, reservation.seed), reservation, context);
      await this.publish(params, checkpoint, context);
    }
    return outcomeOf(params, reservation, params.count);
  }

  async discard(params: GenerateDatasetParams, context: DiscardContext): Promise<JobOutcome | void> {
    const saved = parseCheckpoint(context.checkpoint);
    if (saved === undefined || saved.published) return;
    if (context.ending === 'cancelled' && params.onCancel === 'keep') {
      // Each chunk is complete, counted and recorded; nothing is left to do.
      const { rows } = await this.chunks.committed(context.jobId);
      return outcomeOf(params, saved.reservation, rows);
    }
    await this.database.bulkTransaction(async (client) => {
      await context.begin(client);
      await this.datasets.discard(client, saved.reservation, context.jobId);
      await this.chunks.clear(client, context.jobId);
      await context.save(client, { progress: { done: 0 }, checkpoint: null });
    });
  }

  private async reserve(params: GenerateDatasetParams, context: JobContext): Promise<GenerationCheckpoint> {
    const { mode, count, seed, freshSeed } = params;
    const plan = await this.planFor(params, freshSeed);
    return this.database.transaction(async (client) => {
      await context.begin(client);
      const reservation = await this.datasets.reserve(client, {
        jobId: context.jobId,
        mode,
        schema: schemaOf(plan),
        columns: plan.columns,
        count,
        seed,
        freshSeed,
      });
      const checkpoint = { engineVersion: ENGINE_VERSION, reservation, published: false };
      await context.save(client, { checkpoint });
      return checkpoint;
    });
  }

  private async writeRows(plan: Plan, reservation: Reservation, context: JobContext): Promise<void> {
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
    const committed = await this.chunks.committed(context.jobId);
    const endRow = reservation.firstRow + reservation.count;
    let position = committed.chunks;
    for (let firstRow = reservation.firstRow + committed.rows; firstRow < endRow; position++) {
      context.signal.throwIfAborted();
      const end = chunkEnd(firstRow, endRow, this.config.jobs.chunkRows);
      await this.writeChunk(
        { plan, encoder, hashes },
        reservation,
        { position, firstRow, rows: end - firstRow },
        context,
      );
      firstRow = end;
    }
  }

  private async writeChunk(
    { plan, encoder, hashes }: RowSource,
    reservation: Reservation,
    { position, firstRow, rows }: { position: number; firstRow: number; rows: number },
    context: JobContext,
  ): Promise<void> {
    const { jobId } = context;
    await this.database.bulkTransaction(async (client) => {
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
      await context.save(client, { progress: { done: firstRow + rows - reservation.firstRow } });
    });
  }

  private async publish(
    params: GenerateDatasetParams,
    checkpoint: GenerationCheckpoint,
    context: JobContext,
  ): Promise<void> {
    const { reservation } = checkpoint;
    const schema = schemaOf(await this.planFor(params, reservation.seed));
    await this.database.bulkTransaction(async (client) => {
      await context.begin(client);
      await this.datasets.publish(client, params.mode, schema, reservation);
      await context.save(client, { checkpoint: { ...checkpoint, published: true } });
    });
  }

  private async planFor(params: GenerateDatasetParams, seed: number): Promise<Plan> {
    return compileDataset(params, seed, await samplesOf(this.database, params.fields));
  }
}

function outcomeOf(
  { recordType }: GenerateDatasetParams,
  { firstRow, seed }: Reservation,
  rows: number,
): JobOutcome {
  return {
    resultUri: `/datasets/${recordType}`,
    result: { recordType, rows, firstRow, seed, engineVersion: ENGINE_VERSION },
  };
}
