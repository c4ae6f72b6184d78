import { compilePlan, type Plan, type PlanRequest, type Sample } from '@app/engine';

/**
 * The plan from which rows of a dataset come, made again from what is stored of it. Its fields were checked when they
 * were accepted: limits that have become stricter since do not matter. `samples` are what `samplesOf` its fields gives.
 */
export function compileDataset(
  dataset: Pick<
    PlanRequest,
    'recordType' | 'fields' | 'correlation' | 'series' | 'uniqueTogether' | 'references'
  > & { locale: string },
  seed: number,
  samples: ReadonlyMap<string, Sample>,
): Plan {
  const { recordType, fields, correlation, series, uniqueTogether, references = {}, locale } = dataset;
  const limits = { maxFields: Infinity };
  return compilePlan({
    ...{ recordType, fields, correlation, series, uniqueTogether, references },
    ...{ locale, seed, samples, limits },
  });
}
