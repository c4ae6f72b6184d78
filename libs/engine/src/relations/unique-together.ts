import type { FieldContext } from '../fields/define-field';
import type { ReadField } from '../plan/read-field';
import type { Problems } from '../plan/problems';
import { jsonTypeOf, MAX_SAFE, quote, suggest } from '../options/option';
import { Permutation } from '../random/permutation';
import { deriveKey } from '../random/random-key';
import type { RowOrder } from '../random/row-pick';

/** A field whose values are unique together with those of others. */
export interface GroupMember {
  /** How many values it has. */
  readonly size: number;
  /** The number of its value in each row, from 0 to size - 1. */
  readonly order: RowOrder;
}

type Known = Pick<FieldContext, 'locale' | 'sample' | 'timeline'>;

/** What groups are made of. */
interface UngroupedRecord {
  readonly fields: readonly ReadField[];
  readonly known: Known;
  /** Names of the fields that are correlated with others. */
  readonly correlated: readonly string[];
}

const MAX_GROUPS = 20;

/**
 * Makes groups of fields unique together by construction: a permutation of all combinations of their values gives each
 * row one of its own, and each field takes its part of the number, as a digit of a number with mixed bases.
 * @returns the groups in canonical form, and their members by name
 */
export function readUniqueTogether(
  given: unknown,
  record: UngroupedRecord,
  { seed, recordType, rows }: { seed: number; recordType: string; rows: number },
  problems: Problems,
): { groups: string[][]; members: ReadonlyMap<string, GroupMember> } {
  const { fields, known: about } = record;
  const members = new Map<string, GroupMember>();
  const groups = readGroups(given, record, problems);
  groups.forEach(({ names, pointer }) => {
    const sizes = names.map((name) =>
      sizeOf(
        fields.find((field) => field.name === name)!,
        pointer,
        about,
        problems,
      ),
    );
    if (sizes.includes(undefined)) return;
    const known = sizes as number[];
    const combinations = known.reduce((product, size) => product * size, 1);
    if (combinations > MAX_SAFE) {
      const message = `${names.join(', ')} have ${combinations} combinations, more than 2^53 - 1`;
      problems.report(pointer, 'too_many_combinations', message);
      return;
    }
    if (rows > combinations) {
      const message = `${names.join(', ')} have ${combinations} combinations, but ${rows} rows need one each`;
      problems.report(pointer, 'not_enough_unique_values', message);
      return;
    }
    const key = deriveKey(seed, recordType, [...names].sort().join(' '), 'together');
    const permutation = new Permutation(combinations, key);
    let stride = 1;
    // In the order of names, so that neither the order of fields nor that of the group matters.
    for (const name of [...names].sort()) {
      const size = known[names.indexOf(name)]!;
      members.set(name, { size, order: digit(permutation, stride, size) });
      stride *= size;
    }
  });
  return { groups: groups.map(({ names }) => names), members };
}

function digit(permutation: Permutation, stride: number, size: number): RowOrder {
  return { at: (row) => Math.floor(permutation.at(row) / stride) % size };
}

function sizeOf(
  { name, definition, options }: ReadField,
  pointer: string,
  known: Known,
  problems: Problems,
): number | undefined {
  const uniqueness = definition.uniqueness?.(options, known) ?? {
    reason: `${definition.type} repeats its values`,
  };
  if ('available' in uniqueness) return uniqueness.available;
  problems.report(
    pointer,
    'unique_not_supported',
    `${quote(name)} cannot be in a group: ${uniqueness.reason}`,
  );
  return undefined;
}

interface Group {
  names: string[];
  pointer: string;
}

function readGroups(given: unknown, { fields, correlated }: UngroupedRecord, problems: Problems): Group[] {
  const base = '/uniqueTogether';
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    const message = `uniqueTogether must be an array of groups of fields, not ${jsonTypeOf(given)}`;
    problems.report(base, 'wrong_type', message);
    return [];
  }
  if (given.length > MAX_GROUPS) {
    problems.report(
      base,
      'wrong_length',
      `uniqueTogether may have ${MAX_GROUPS} groups, not ${given.length}`,
    );
    return [];
  }
  const byName = new Map(fields.map((field) => [field.name, field]));
  const taken = new Set<string>();
  return given.flatMap((group: unknown, i): Group[] => {
    const pointer = `${base}/${i}`;
    if (!Array.isArray(group) || group.length < 2 || !group.every((name) => typeof name === 'string')) {
      problems.report(pointer, 'wrong_type', 'a group of uniqueTogether must name two fields or more');
      return [];
    }
    const names = group;
    const sound = names.map((name, k) => {
      const at = `${pointer}/${k}`;
      const field = byName.get(name);
      if (field === undefined) {
        const hint = suggest(name, [...byName.keys()]);
        problems.report(at, 'unknown_field', `there is no usable field ${quote(name)} in this record${hint}`);
      } else if (taken.has(name)) {
        problems.report(at, 'duplicate_name', `${quote(name)} is in uniqueTogether more than once`);
      } else if (field.common.unique) {
        problems.report(at, 'contradiction', `${quote(name)} is unique already, with or without others`);
      } else if (field.common.perEntity || correlated.includes(name)) {
        const why = field.common.perEntity ? 'the same in all rows of an entity' : 'correlated with others';
        problems.report(
          at,
          'contradiction',
          `${quote(name)} is ${why} and cannot be unique together with any`,
        );
      } else {
        taken.add(name);
        return true;
      }
      return false;
    });
    return sound.every(Boolean) ? [{ names, pointer }] : [];
  });
}
