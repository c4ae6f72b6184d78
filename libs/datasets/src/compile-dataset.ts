import { compilePlan, type Plan, type PlanRequest } from '@app/engine';

/**
 * The plan from which rows of a dataset come, made again from what is stored of it. Its fields were checked when they
 * were accepted: limits that have become stricter since do not matter.
 */
export function compileDataset(
  dataset: Pick<PlanRequest, 'recordType' | 'fields' | 'correlation' | 'series'> & { locale: string },
  seed: number,
): Plan {
  const { recordType, fields, correlation, series, locale } = dataset;
  const limits = { maxFields: Infinity };
  return compilePlan({ recordType, fields, correlation, series, locale, seed, limits });
}
