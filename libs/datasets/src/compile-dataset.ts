import { compilePlan, type Plan } from '@app/engine';
import type { DatasetSchema } from './dataset';

/**
 * The plan from which rows of a dataset come, made again from what is stored of it. Its fields were checked when they
 * were accepted: limits that have become stricter since do not matter.
 */
export function compileDataset(
  { recordType, fields, locale }: Pick<DatasetSchema, 'recordType' | 'fields' | 'locale'>,
  seed: number,
): Plan {
  return compilePlan({ recordType, fields, locale, seed, limits: { maxFields: Infinity } });
}
