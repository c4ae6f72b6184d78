import { createHash } from 'node:crypto';
import type { DatasetSchema } from '@app/datasets';
import { canonicalSchema, ENGINE_VERSION, type Plan } from '@app/engine';

/** What a dataset remembers of the plan that its rows come from. */
export function schemaOf({
  recordType,
  fields,
  locale,
}: Pick<Plan, 'recordType' | 'fields' | 'locale'>): DatasetSchema {
  const schemaHash = createHash('sha256').update(canonicalSchema({ locale, fields })).digest('hex');
  return { recordType, fields, locale, schemaHash, engineVersion: ENGINE_VERSION };
}
