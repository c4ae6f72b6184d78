import type { Locale } from '../dictionaries';
import type { FieldReference } from '../fields/define-field';
import { quote, suggest } from '../options/option';
import type { Timeline } from '../series/timeline';
import type { ColumnType } from './column';
import type { ReadField } from './read-field';

export function columnTypeOf({ definition, options }: ReadField): ColumnType {
  return typeof definition.columnType === 'function' ? definition.columnType(options) : definition.columnType;
}

/**
 * Refuses `unique` where it makes no sense or where there are fewer values than rows, or than entities where all rows
 * of one have the same value. `rows` is the number after the last row.
 */
export function checkUniqueness(field: ReadField, locale: Locale, rows: number, timeline: Timeline): void {
  const { definition, common, options, report } = field;
  if (!common.unique) return;
  const needed = common.perEntity ? timeline.entitiesBefore(rows) : rows;
  const uniqueness = definition.uniqueness?.(options, locale) ?? {
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

/** Refuses references to fields that do not exist, have the wrong type, or lead back to where they started. */
export function checkReferences(fields: readonly ReadField[]): void {
  const byName = new Map(fields.map((field) => [field.name, field]));
  for (const field of fields) {
    for (const reference of referencesOf(field)) {
      const target = byName.get(reference.field);
      if (!target) {
        const hint = suggest(reference.field, [...byName.keys()]);
        const message = `there is no usable field ${quote(reference.field)} in this record${hint}`;
        field.report(reference.pointer, 'unknown_field', message);
      } else if (!reference.accepts.includes(columnTypeOf(target))) {
        const message = `${quote(reference.field)} is ${columnTypeOf(target)}, but must be ${reference.accepts.join(' or ')}`;
        field.report(reference.pointer, 'wrong_field_type', message);
      } else if (field.common.perEntity && !target.common.perEntity) {
        const message = `${quote(reference.field)} differs within an entity; it must be perEntity like this field`;
        field.report(reference.pointer, 'wrong_field_type', message);
      }
    }
  }
  checkCycles(fields, byName);
}

function checkCycles(fields: readonly ReadField[], byName: ReadonlyMap<string, ReadField>): void {
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const visit = (field: ReadField): void => {
    state.set(field.name, 'open');
    path.push(field.name);
    for (const { field: name, pointer } of referencesOf(field)) {
      const target = byName.get(name);
      if (!target || state.get(name) === 'done') continue;
      if (state.get(name) === 'open') {
        const cycle = [...path.slice(path.indexOf(name)), name].join(' → ');
        field.report(
          pointer,
          'field_cycle',
          `fields cannot be computed from each other in a circle (${cycle})`,
        );
      } else {
        visit(target);
      }
    }
    path.pop();
    state.set(field.name, 'done');
  };
  for (const field of fields) if (!state.has(field.name)) visit(field);
}

function referencesOf({ definition, options }: ReadField): readonly FieldReference[] {
  return definition.references?.(options) ?? [];
}
