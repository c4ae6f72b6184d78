import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { assertAppendable, DatasetExists, DatasetReader, type DatasetSchema } from '@app/datasets';
import { compilePlan, type Plan } from '@app/engine';
import { drawSeed } from './draw-seed';
import type { GenerationRequest } from './generation-request';
import { SampleResolver } from './samples/sample-resolver';
import { schemaOf } from './schema-of-plan';

/** A request that was found possible. */
export interface PlannedGeneration {
  plan: Plan;
  schema: DatasetSchema;
  /** Number of the first row, should nobody else append before. */
  firstRow: number;
  /** The seed as asked for; `null` when the dataset's own or a drawn one is to be taken. */
  seed: number | null;
}

/** Checks a request against the engine and against the dataset that it is for. */
@Injectable()
export class GenerationPlanner {
  constructor(
    private readonly datasets: DatasetReader,
    private readonly samples: SampleResolver,
    private readonly config: AppConfig,
  ) {}

  /** @throws InvalidSchema DatasetExists DatasetSchemaConflict DatasetSeedConflict */
  async plan(request: GenerationRequest): Promise<PlannedGeneration> {
    const { recordType, count, correlation, series, locale, mode = 'append' } = request;
    const { fields, samples } = await this.samples.resolve(request.fields);
    const compile = (seed: number, firstRow: number): Plan =>
      compilePlan({
        recordType,
        fields,
        correlation,
        series,
        seed,
        firstRow,
        count,
        samples,
        limits: { maxFields: this.config.limits.fields },
        ...(locale !== undefined && { locale }),
      });

    // What is wrong with the request itself is told before what is wrong with it here and now.
    const plan = compile(request.seed ?? drawSeed(), 0);
    const schema = schemaOf(plan);
    const existing = mode === 'replace' ? undefined : await this.datasets.find(recordType);
    const seed = request.seed ?? null;
    if (existing === undefined) return { plan, schema, firstRow: 0, seed };
    if (mode === 'create') throw new DatasetExists(recordType);
    assertAppendable(schema, existing, seed ?? existing.seed);
    const firstRow = existing.nextRow;
    return { plan: compile(seed ?? existing.seed, firstRow), schema, firstRow, seed };
  }
}
