import { ParentChanged, type DatasetView } from '@app/datasets';
import {
  type CorrelationSpec,
  ENGINE_VERSION,
  type FieldSpec,
  keyFields,
  type ParentRows,
  type ReferenceTarget,
  type ReferenceTargets,
  type RowRange,
  sameKey,
  sizeOfRows,
  subtractRows,
  type WrittenReference,
  writtenReferences,
} from '@app/engine';

/** A record type that others can refer to: one that exists, or one that the same job makes. */
export interface Parent {
  recordType: string;
  fields: readonly FieldSpec[];
  correlation: CorrelationSpec | null | undefined;
  uniqueTogether: readonly (readonly string[])[];
  references: ReferenceTargets;
  locale: string;
  seed: number;
  /** Rows that may be referred to. */
  rows: readonly RowRange[];
}

/** Why a reference has no parents to choose from. */
export interface ParentProblem {
  code: string;
  message: string;
}

/** A dataset that exists, as a parent. */
export function existingParent(dataset: DatasetView): Parent | ParentProblem {
  const { recordType, engineVersion, seed, settledRows } = dataset;
  if (seed === null) {
    const message = `the rows of "${recordType}" came from a file, so that their keys cannot be computed`;
    return { code: 'parent_not_computable', message };
  }
  if (engineVersion !== ENGINE_VERSION) {
    const message = `the rows of "${recordType}" came from engine version ${engineVersion}, so that this one (${ENGINE_VERSION}) cannot compute their keys; replace it first`;
    return { code: 'parent_not_computable', message };
  }
  return { ...dataset, seed, rows: settledRows };
}

/**
 * A record type of the same job, as a parent: with the rows that the job makes, and those that are there when it
 * appends under the same seed.
 */
export function plannedParent(
  parent: Omit<Parent, 'rows'>,
  made: { firstRow: number; count: number },
  appendedTo: DatasetView | undefined,
): Parent {
  const own: RowRange = [made.firstRow, made.firstRow + made.count];
  const isContinued = appendedTo?.seed === parent.seed && appendedTo.engineVersion === ENGINE_VERSION;
  return { ...parent, rows: joined(isContinued ? appendedTo.settledRows : [], own) };
}

function joined(rows: readonly RowRange[], next: RowRange): RowRange[] {
  const last = rows.at(-1);
  return last?.[1] === next[0] ? [...rows.slice(0, -1), [last[0], next[1]]] : [...rows, next];
}

/** The rows of a parent by one of its fields. */
export function parentRows(parent: Parent, key: string): ParentRows | ParentProblem {
  const { recordType, locale, seed, rows } = parent;
  const found = keyFields(parent, recordType, key);
  if (!('fields' in found)) return found;
  const target = parent.references[key];
  return {
    recordType,
    key,
    fields: found.fields,
    locale,
    seed,
    rows,
    ...(target !== undefined && { references: { [key]: target } }),
  };
}

/** The references of a record type to others. */
export function foreignReferences(recordType: string, fields: unknown): WrittenReference[] {
  return writtenReferences(fields).filter((reference) => reference.recordType !== recordType);
}

/**
 * What the references of a record type point to from `firstRow` on.
 * @param child `previous` is what they point to in the rows that are there
 * @throws ParentChanged when rows that were referred to are gone
 */
export function targetsOf(
  child: {
    recordType: string;
    fields: readonly FieldSpec[];
    uniqueTogether: readonly (readonly string[])[];
    firstRow: number;
    previous: ReferenceTargets | undefined;
  },
  parentsOf: (reference: WrittenReference) => ParentRows | undefined,
): ReferenceTargets {
  const { recordType, fields, firstRow, previous, uniqueTogether } = child;
  const targets: Record<string, ReferenceTarget> = {};
  for (const reference of foreignReferences(recordType, fields)) {
    const parents = parentsOf(reference);
    if (parents === undefined) continue;
    const { field } = reference;
    const before = previous?.[field];
    if (before === undefined) {
      targets[field] = { ...parents, spans: [{ fromRow: 0, parents: sizeOfRows(parents.rows) }] };
      continue;
    }
    if (!hasAllOf(parents, before)) throw new ParentChanged(recordType, parents.recordType);
    const spec = fields.find(({ name }) => name === field);
    const isFixed =
      (spec?.unique === true && spec['perParent'] === undefined) ||
      before.total !== undefined ||
      uniqueTogether.some((group) => group.includes(field));
    targets[field] = isFixed ? before : grown(before, parents.rows, firstRow);
  }
  return targets;
}

/** Whether a parent still has every row that a target chooses from, with the same keys. */
export function hasAllOf(parents: ParentRows, target: ReferenceTarget): boolean {
  return sameKey(parents, target) && subtractRows(target.rows, parents.rows).length === 0;
}

/** Parents that were added come after those that were there, so that these keep their numbers. */
function grown(target: ReferenceTarget, rows: readonly RowRange[], fromRow: number): ReferenceTarget {
  const added = subtractRows(rows, target.rows);
  if (added.length === 0) return target;
  const all = added.reduce<RowRange[]>(joined, [...target.rows]);
  const known = target.spans.filter((span) => span.fromRow < fromRow);
  return { ...target, rows: all, spans: [...known, { fromRow, parents: sizeOfRows(all) }] };
}
