import { fieldsOf, parseExpression } from '../expression/parse-expression';
import type { FieldContext, FieldReference } from '../fields/define-field';
import { quote, suggest, type Report } from '../options/option';
import { COLUMN_TYPES, type Column } from './column';
import type { Problems } from './problems';
import type { ReadField } from './read-field';

/** Fields computed from each other, one after the other: what recursion over them can bear. */
export const MAX_CHAIN = 32;

/**
 * Refuses `unique` where it makes no sense or where there are fewer values than rows, or than entities where all rows
 * of one have the same value. `rows` is the number after the last row.
 */
export function checkUniqueness(
  field: ReadField,
  known: Pick<FieldContext, 'locale' | 'sample' | 'timeline'>,
  rows: number,
): void {
  const { definition, common, options, report } = field;
  if (!common.unique) return;
  const needed = common.perEntity ? known.timeline.entitiesBefore(rows) : rows;
  const uniqueness = definition.uniqueness?.(options, known) ?? {
    reason: `${definition.type} repeats its values`,
  };
  if ('reason' in uniqueness) {
    report('/unique', 'unique_not_supported', `unique is not possible: ${uniqueness.reason}`);
  } else if (needed > uniqueness.available) {
    report(
      '/unique',
      'not_enough_unique_values',
      `there are ${uniqueness.available} different values, but ${needed} ${common.perEntity ? 'entities' : 'rows'} need one each`,
    );
  }
}

/** Refuses `perEntity` where there are no entities. */
export function checkEntities(fields: readonly ReadField[], hasSeries: boolean): void {
  if (hasSeries) return;
  for (const { common, report } of fields) {
    if (common.perEntity)
      report('/perEntity', 'missing_series', 'perEntity needs the series of the record type: give `series`');
  }
}

/** Refuses a number of rows that is not the one that a fan-out makes. A count of 0 is one that was not given. */
export function checkTotal(
  total: number | undefined,
  firstRow: number,
  count: number,
  problems: Problems,
): void {
  if (total === undefined || count === 0 || firstRow + count === total) return;
  const there = firstRow > 0 ? ` and ${firstRow} are there` : '';
  problems.report(
    '/count',
    'impossible_fan_out',
    `perParent makes ${total} rows in all${there}, so count must be ${Math.max(0, total - firstRow)}, not ${count}; it may be left out`,
  );
}

/**
 * Refuses references to fields that do not exist, differ within an entity, or lead back to where they started, and
 * chains of fields that are too long to be computed from each other.
 */
export function checkReferences(fields: readonly ReadField[]): void {
  const byName = new Map(fields.map((field) => [field.name, field]));
  for (const field of fields) {
    for (const reference of referencesOf(field)) {
      const target = byName.get(reference.field);
      if (!target) {
        const hint = suggest(reference.field, [...byName.keys()]);
        const message = `there is no usable field ${quote(reference.field)} in this record${hint}`;
        field.report(reference.pointer, 'unknown_field', message);
      } else if (field.common.perEntity && !target.common.perEntity) {
        const message = `${quote(reference.field)} differs within an entity; it must be perEntity like this field`;
        field.report(reference.pointer, 'wrong_field_type', message);
      }
    }
  }
  checkChains(fields, byName);
}

/** Refuses references to columns of another type than they need; says whether all are in order. */
export function checkReferenceTypes(
  references: readonly FieldReference[],
  columnOf: (name: string) => Column,
  report: Report,
): boolean {
  let sound = true;
  for (const { field, pointer, accepts } of references) {
    const { type } = columnOf(field);
    if (accepts.includes(type)) continue;
    report(pointer, 'wrong_field_type', `${quote(field)} is ${type}, but must be ${accepts.join(' or ')}`);
    sound = false;
  }
  return sound;
}

function checkChains(fields: readonly ReadField[], byName: ReadonlyMap<string, ReadField>): void {
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const lengths = new Map<string, number>();
  const visit = (field: ReadField): void => {
    let length = 1;
    state.set(field.name, 'open');
    path.push(field.name);
    for (const { field: name, pointer } of referencesOf(field)) {
      const target = byName.get(name);
      if (!target) continue;
      if (state.get(name) === 'open') {
        const cycle = [...path.slice(path.indexOf(name)), name].join(' → ');
        field.report(
          pointer,
          'field_cycle',
          `fields cannot be computed from each other in a circle (${cycle})`,
        );
        continue;
      }
      if (state.get(name) === undefined) visit(target);
      length = Math.max(length, 1 + lengths.get(name)!);
    }
    if (length === MAX_CHAIN + 1) {
      const message = `it is computed from a chain of more than ${MAX_CHAIN} fields, each computed from the next`;
      field.report('', 'field_chain_too_long', message);
    }
    lengths.set(field.name, length);
    path.pop();
    state.set(field.name, 'done');
  };
  for (const field of fields) if (!state.has(field.name)) visit(field);
}

/** The fields that the value and the condition of `field` are computed from. */
export function referencesOf({
  definition,
  options,
  common: { when },
}: ReadField): readonly FieldReference[] {
  const ofValue = definition.references?.(options) ?? [];
  if (when === undefined) return ofValue;
  const ofCondition = [...fieldsOf(parseExpression(when)).keys()];
  return [...ofValue, ...ofCondition.map((field) => ({ pointer: '/when', field, accepts: COLUMN_TYPES }))];
}
