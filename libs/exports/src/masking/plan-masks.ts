import type { DatasetView, Selection, TableColumn } from '@app/datasets';
import { fieldTypes, type Column } from '@app/engine';
import type { Issue } from '@app/errors';
import type { FieldReplacement } from '@app/formats';
import { InvalidMask } from '../exports.errors';
import { type Mask } from './mask';
import { hashReplacement, redactReplacement, syntheticReplacement } from './replacements';
import { syntheticColumn } from './synthetic-column';

/** A mask that fits its field. */
interface PlannedMask {
  mask: Mask;
  column: TableColumn;
  /** For `replace`. */
  synthetic: Column | undefined;
}

/** What is known of the dataset that fields are masked in. */
export interface MaskedDataset {
  /** Every column that there is, under the names of the API. */
  columns: readonly TableColumn[];
  dataset: DatasetView | undefined;
}

/** Masks by field. */
export type MaskPlan = ReadonlyMap<string, PlannedMask>;

/**
 * Checks masks against the dataset as it is.
 * @throws InvalidMask with everything that does not fit, also filters on masked fields: which rows there are would tell
 *   what is hidden
 */
export function planMasks(
  masks: readonly Mask[],
  filters: Selection['filters'],
  { columns, dataset }: MaskedDataset,
): MaskPlan {
  const issues: Issue[] = [];
  const plan = new Map<string, PlannedMask>();
  masks.forEach((mask, index) => {
    const report = (name: string, code: string, message: string): unknown =>
      issues.push({ pointer: `/mask/${index}${name}`, code, message });
    const { field, method, type } = mask;
    const column = columns.find(({ name }) => name === field);
    if (column === undefined) return report('', 'unknown_field', `there is no field ${quoted(field)}`);
    if (plan.has(field)) return report('', 'duplicate_field', `${quoted(field)} is masked twice`);
    if (type !== undefined && method !== 'replace')
      return report('/type', 'not_allowed', `${method} gives values of no field type: leave type out`);
    if (type !== undefined && !fieldTypes().some(({ name }) => name === type))
      return report(
        '/type',
        'unknown_type',
        `there is no field type ${quoted(type)}; see GET /generate/types`,
      );
    const synthetic = method === 'replace' ? syntheticColumn(column, dataset, type) : undefined;
    if (method === 'replace' && synthetic === undefined) {
      const message =
        type === undefined
          ? `there are no synthetic values like those of ${quoted(field)}: give the field type to replace them by, such as "type": "email"`
          : `${quoted(type)} has no values on its own: choose another field type`;
      return report(type === undefined ? '' : '/type', 'not_replaceable', message);
    }
    return plan.set(field, { mask, column, synthetic });
  });
  issues.push(...leaks(masks, filters));
  if (issues.length > 0) throw new InvalidMask(issues);
  return plan;
}

/** Filters that would let the rows tell what the mask hides. */
function leaks(masks: readonly Mask[], filters: Selection['filters']): Issue[] {
  const masked = new Set(masks.map(({ field }) => field));
  const { dateRange, jobId, where = [] } = filters ?? {};
  const used = [
    ...(dateRange === undefined
      ? []
      : [{ pointer: '/filters/dateRange', field: dateRange.field ?? '_createdAt' }]),
    ...(jobId === undefined ? [] : [{ pointer: '/filters/jobId', field: '_job' }]),
    ...where.map(({ field }, index) => ({ pointer: `/filters/where/${index}/field`, field })),
  ];
  return used
    .filter(({ field }) => masked.has(field))
    .map(({ pointer, field }) => ({
      pointer,
      code: 'masked_field',
      message: `${quoted(field)} is masked: rows cannot be chosen by it`,
    }));
}

/** What takes the place of the values of each column; `undefined` for those that stay. */
export function replacementsOf(
  plan: MaskPlan,
  fields: readonly string[],
  key: Buffer,
): (FieldReplacement | undefined)[] {
  return fields.map((field) => {
    const planned = plan.get(field);
    if (planned === undefined) return undefined;
    const { mask, column, synthetic } = planned;
    switch (mask.method) {
      case 'hash':
        return hashReplacement(key);
      case 'redact':
        return redactReplacement(column.type);
      case 'replace':
        return syntheticReplacement(synthetic!, key);
    }
  });
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}
