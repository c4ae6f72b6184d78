import { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from '@app/database';
import {
  compileDataset,
  samplesOf,
  coversAll,
  assertOwnDatasets,
  DatasetNotFound,
  DatasetSnapshots,
  type DatasetView,
  findDataset,
  piecesOf,
  readColumns,
  type ReceiptChunk,
  readReceiptChunks,
  streamRows,
  SYSTEM_COLUMNS,
} from '@app/datasets';
import { CopyStreamReader } from '@app/formats';
import { HandlesJob, type JobContext, type JobHandler, type JobOutcome } from '@app/jobs/worker';
import { pipeTo } from '@app/streams';
import { CanonicalRows } from '../../recompute/canonical-rows';
import { isRecomputable } from '../../recompute/is-recomputable';
import { ReceiptIncomplete } from '../../verification.errors';
import { Mismatches, type Mismatch } from './mismatches';
import { type ExpectedPiece, TableCheck } from './table-check';
import { verifyDatasetJob, type VerifyDatasetParams } from './verify-dataset.job';

/** What a verification found. */
export interface VerificationResult extends Record<string, unknown> {
  recordType: string;
  /** Whether the table holds the rows that were written, and no others. */
  verified: boolean;
  /** Rows that were written and are there. */
  rowsChecked: number;
  /** Of those, the ones that were computed again; of the others only the hashes were compared. */
  rowsRecomputed: number;
  mismatchCount: number;
  /** The first 100. */
  mismatches: Mismatch[];
  /** Fields whose column is gone or has another type; then no row was looked at. */
  alteredColumns: string[];
  /** Over the rows as they are, to compare with the receipt's; `null` when no row was looked at. */
  sha256: string | null;
}

/** Reads one snapshot of a dataset and compares it with what was written. Changes nothing. */
@HandlesJob()
@Injectable()
export class VerifyDatasetHandler implements JobHandler<VerifyDatasetParams> {
  readonly contract = verifyDatasetJob;

  constructor(private readonly snapshots: DatasetSnapshots) {}

  async run({ recordType }: VerifyDatasetParams, context: JobContext): Promise<JobOutcome> {
    const result = await this.snapshots.within(
      recordType,
      (client) => verify(client, recordType, context),
      context.signal,
    );
    return { resultUri: `/datasets/${recordType}`, result };
  }

  /** It leaves nothing behind. */
  async discard(): Promise<void> {}
}

async function verify(
  client: PoolClient,
  recordType: string,
  context: JobContext,
): Promise<VerificationResult> {
  await assertOwnDatasets(client, context.jobId, [recordType]);
  const dataset = await findDataset(client, recordType);
  if (dataset === undefined) throw new DatasetNotFound(recordType);
  const { rowCount, chunks } = await readReceiptChunks(client, recordType);
  if (!coversAll(chunks, rowCount)) throw new ReceiptIncomplete(recordType);

  const alteredColumns = await findAlteredColumns(client, dataset, chunks);
  const mismatches = new Mismatches();
  const fields = dataset.fields.map(({ name }) => name);
  const check = new TableCheck(
    expectedPieces(dataset, chunks, await samplesOf(client, dataset.fields)),
    fields,
    mismatches,
  );
  let sha256: string | null = null;
  if (alteredColumns.length === 0) {
    const selection = { recordType, fields: [SYSTEM_COLUMNS.row, ...fields] };
    sha256 = await streamRows(client, selection, async ({ columns, bytes }) => {
      const reader = new CopyStreamReader(columns.length, check.add);
      const compare = new Writable({
        write(piece: Buffer, _encoding, done) {
          try {
            reader.push(piece);
          } catch (error) {
            done(error as Error);
            return;
          }
          context.progress({ done: check.rowsChecked, total: rowCount });
          done();
        },
      });
      await pipeTo([bytes, compare], { signal: context.signal });
      reader.end();
      return check.end();
    });
  }
  return {
    recordType,
    verified: mismatches.count === 0 && alteredColumns.length === 0,
    rowsChecked: check.rowsChecked,
    rowsRecomputed: check.rowsRecomputed,
    mismatchCount: mismatches.count,
    mismatches: mismatches.listed,
    alteredColumns,
    sha256,
  };
}

function* expectedPieces(
  dataset: DatasetView,
  chunks: readonly ReceiptChunk[],
  samples: Awaited<ReturnType<typeof samplesOf>>,
): Generator<ExpectedPiece, void, undefined> {
  let seed: number | undefined;
  let rows: CanonicalRows | undefined;
  for (const chunk of chunks) {
    const recomputable = isRecomputable(chunk);
    // Mostly all chunks have the same seed, so that one plan is enough.
    if (recomputable && chunk.seed !== seed) {
      seed = chunk.seed;
      rows = new CanonicalRows(compileDataset(dataset, seed, samples));
    }
    for (const piece of piecesOf([chunk])) yield { ...piece, recomputed: recomputable ? rows : undefined };
  }
}

/** Fields whose values cannot be what was written, because their column is not. */
async function findAlteredColumns(
  client: PoolClient,
  dataset: DatasetView,
  chunks: readonly ReceiptChunk[],
): Promise<string[]> {
  const actual = new Map(
    (await readColumns(client, dataset.recordType)).map((column) => [column.name, column]),
  );
  const generated = chunks.find(isRecomputable);
  const samples = await samplesOf(client, dataset.fields);
  const plan = generated === undefined ? undefined : compileDataset(dataset, generated.seed, samples);
  const types = new Map(plan?.columns.map(({ name, type }) => [name, type]));
  return dataset.fields
    .map(({ name }) => name)
    .filter((name) => {
      const column = actual.get(name);
      if (column === undefined) return true;
      const type = types.get(name);
      return type !== undefined && (column.readAsText || column.type !== type);
    });
}
