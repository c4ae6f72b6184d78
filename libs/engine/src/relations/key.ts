import type { CorrelationSpec } from '../correlation/correlation-spec';
import { referencesOf } from '../plan/check-fields';
import { stableJson } from '../plan/canonical-schema';
import type { FieldSpec } from '../plan/plan';
import { Problems } from '../plan/problems';
import type { ReadField } from '../plan/read-field';
import { readFields } from '../plan/read-fields';
import { quote, suggest } from '../options/option';
import type { KeyFunction } from './reference-target';

/** Why a field cannot be referred to. */
export interface KeyProblem {
  readonly code: 'unknown_field' | 'not_a_key';
  readonly message: string;
}

/** Whether the values of a field are different in all rows, so that each names one row. */
export function keyProblem({ name, definition, common }: ReadField): KeyProblem | undefined {
  const problem = (why: string): KeyProblem => ({
    code: 'not_a_key',
    message: `${quote(name)} cannot be referred to: ${why}`,
  });
  if (common.nullRate > 0 || common.when !== undefined) return problem('it has nulls');
  if (!common.unique && definition.alwaysUnique !== true)
    return problem('its values repeat; make it unique, or refer to a uuid or a sequence');
  return undefined;
}

/** A record as a plan has it. */
export interface KeyedRecord {
  readonly fields: readonly FieldSpec[];
  readonly uniqueTogether: readonly (readonly string[])[];
  readonly correlation?: CorrelationSpec | null | undefined;
}

/**
 * The field `key` of a record with the fields that it is computed from, so that it can be computed without the others.
 * @param fields canonical, as in a plan
 */
export function keyFields(
  { fields, uniqueTogether, correlation }: KeyedRecord,
  recordType: string,
  key: string,
): { fields: FieldSpec[] } | KeyProblem {
  const read = new Map(readFields(fields, Infinity, new Problems()).map((field) => [field.name, field]));
  const own = read.get(key);
  if (own === undefined) {
    const hint = suggest(key, [...read.keys()]);
    return { code: 'unknown_field', message: `${quote(recordType)} has no field ${quote(key)}${hint}` };
  }
  const problem = keyProblem(own);
  if (problem !== undefined) return problem;

  const needed = new Set<string>();
  const need = (field: ReadField): void => {
    if (needed.has(field.name)) return;
    needed.add(field.name);
    for (const reference of referencesOf(field)) need(read.get(reference.field)!);
  };
  need(own);
  /** Why the value of a field cannot be computed without the rest of its record. */
  const hindrance = (
    { name, definition, options, common }: ReadField,
    isKey: boolean,
  ): string | undefined => {
    if (!isKey && definition.relates === true) return `it is computed from the reference ${quote(name)}`;
    if (uniqueTogether.some((group) => group.includes(name)))
      return `it is computed from ${quote(name)}, which is unique only together with others`;
    if (correlation?.fields.includes(name)) return `it is computed from ${quote(name)}, which is correlated`;
    if (definition.type === 'sample' && options['values'] === undefined)
      return `it is computed from ${quote(name)}, which samples a file`;
    if (common.perEntity || definition.family === 'series')
      return `it is computed from ${quote(name)}, which belongs to a time series`;
    return undefined;
  };
  for (const name of needed) {
    const why = hindrance(read.get(name)!, name === key);
    if (why !== undefined)
      return { code: 'not_a_key', message: `${quote(key)} cannot be referred to: ${why}` };
  }
  return { fields: fields.filter(({ name }) => needed.has(name)) };
}

/** Whether two keys have the same value in every row. */
export function sameKey(one: KeyFunction, other: KeyFunction): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ recordType, key, fields, locale, seed, references = {} }: KeyFunction): string {
  return stableJson({ recordType, key, fields, locale, seed, references });
}
