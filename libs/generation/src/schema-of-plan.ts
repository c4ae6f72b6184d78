import { createHash } from 'node:crypto';
import type { DatasetSchema } from '@app/datasets';
import { canonicalSchema, ENGINE_VERSION, type Plan } from '@app/engine';

/** What a dataset remembers of the plan that its rows come from. */
export function schemaOf(plan: Plan): DatasetSchema {
  const { recordType, fields, correlation, series, uniqueTogether, locale } = plan;
  const schemaHash = createHash('sha256').update(canonicalSchema(plan)).digest('hex');
  const engineVersion = ENGINE_VERSION;
  return { recordType, fields, correlation, series, uniqueTogether, locale, schemaHash, engineVersion };
}
