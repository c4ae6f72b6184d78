import { Injectable } from '@nestjs/common';
import type { PoolClient } from '@app/database';
import { compileDataset, findDataset, ParentChanged, samplesOf, type DatasetView } from '@app/datasets';
import { DatasetWriter, type Reservation } from '@app/datasets/worker';
import { ParentsExhausted, type ReferenceTargets } from '@app/engine';
import { fitToCount } from '../../relations/compile-related';
import {
  existingParent,
  hasAllOf,
  type Parent,
  parentRows,
  plannedParent,
  targetsOf,
} from '../../relations/parents';
import { schemaOf } from '../../schema-of-plan';
import type { DatasetGeneration } from './generate-dataset.job';

/** Rows of a job with what their references point to. */
export type RelatedReservation = Reservation & { references: ReferenceTargets };

/** Reserves the rows of a job, and settles which rows their references choose from. */
@Injectable()
export class DatasetReserver {
  constructor(private readonly datasets: DatasetWriter) {}

  /**
   * Within the caller's transaction.
   * @param generations each after those that it refers to
   * @throws DatasetExists DatasetSchemaConflict DatasetSeedConflict DatasetEngineConflict ParentChanged ParentsExhausted
   */
  async reserve(
    client: PoolClient,
    jobId: string,
    generations: readonly DatasetGeneration[],
  ): Promise<RelatedReservation[]> {
    await this.datasets.lock(client, generations.flatMap(recordTypesOf));
    const made = new Map<string, Parent>();
    const reservations: RelatedReservation[] = [];
    for (const [place, generation] of generations.entries()) {
      const { recordType, mode, count, freshSeed } = generation;
      const existing = mode === 'append' ? await findDataset(client, recordType) : undefined;
      const seed = generation.seed ?? existing?.seed ?? freshSeed;
      const firstRow = existing?.nextRow ?? 0;
      const references = findTargets(generation, firstRow, existing, made);
      const plan = compileDataset(
        { ...generation, references },
        seed,
        await samplesOf(client, generation.fields),
      );
      if (plan.total !== undefined && firstRow + count > plan.total)
        throw new ParentsExhausted(firstRow + count - 1, plan.total);
      const reservation = await this.datasets.reserve(client, {
        jobId,
        place,
        mode,
        schema: schemaOf(plan),
        columns: plan.columns,
        references,
        count,
        seed: generation.seed,
        freshSeed,
      });
      reservations.push({ ...reservation, references });
      made.set(recordType, plannedParent(plan, reservation, existing));
    }
    await assertParents(client, generations);
    return reservations;
  }
}

/** The record type of a generation and those that it refers to: what has to stay as it is meanwhile. */
export function recordTypesOf({ recordType, parents = {} }: DatasetGeneration): string[] {
  return [recordType, ...Object.values(parents).map((parent) => parent.recordType)];
}

/**
 * Makes sure that the rows of other datasets that the job refers to are there, with the keys that they had when the
 * job was accepted. Holds until the transaction ends, if it locked their record types.
 * @throws ParentChanged
 */
export async function assertParents(
  client: PoolClient,
  generations: readonly DatasetGeneration[],
): Promise<void> {
  for (const { recordType, parents = {} } of generations) {
    for (const accepted of Object.values(parents)) {
      const dataset = await findDataset(client, accepted.recordType);
      const parent = dataset && existingParent(dataset);
      const now = parent && !('code' in parent) ? parentRows(parent, accepted.key) : undefined;
      const isThere = now !== undefined && !('code' in now) && hasAllOf(now, { ...accepted, spans: [] });
      if (!isThere) throw new ParentChanged(recordType, accepted.recordType);
    }
  }
}

function findTargets(
  generation: DatasetGeneration,
  firstRow: number,
  existing: DatasetView | undefined,
  made: ReadonlyMap<string, Parent>,
): ReferenceTargets {
  const { recordType, fields, uniqueTogether = [], parents = {}, count, isFitted } = generation;
  const targets = targetsOf(
    { recordType, fields, uniqueTogether, firstRow, previous: existing?.references },
    ({ field, recordType: parent, key }) => {
      const own = made.get(parent);
      if (own === undefined) return parents[field];
      const rows = parentRows(own, key);
      if ('code' in rows) throw new Error(`${recordType}.${field}: ${rows.message}`);
      return rows;
    },
  );
  return isFitted === true ? fitToCount(targets, fields, count) : targets;
}
