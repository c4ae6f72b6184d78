import type { AnyFieldDefinition, FieldContext, Uniqueness } from '../fields/define-field';
import type { ReferenceOptions } from '../fields/reference/reference.field';
import { COLUMN_TYPES, type Cell, type Column } from '../plan/column';
import type { ReadField } from '../plan/read-field';
import { below, fraction53 } from '../random/draw';
import { FieldRandom } from '../random/field-random';
import { Permutation } from '../random/permutation';
import { deriveKey } from '../random/random-key';
import { quote } from '../options/option';
import { FanOut, type FanOutRange } from './fan-out';
import { keyProblem } from './key';
import { rowOfParent, sizeOfRows, type ReferenceTarget, type ReferenceTargets } from './reference-target';
import { rowsThrough } from './rows-through';
import { TARGET_PATTERN } from './written-references';
import { ZipfRanks } from './zipf-ranks';

/** More parents than there will be rows, yet few enough to count their children exactly. */
const PLENTY = 2 ** 52;

/** What references of a record need to become columns. */
export interface Binding {
  readonly recordType: string;
  readonly seed: number;
  readonly targets: ReferenceTargets;
  /** The column of a key, from what is known of it. */
  readonly compileKey: (target: ReferenceTarget) => Column;
}

/** The fields with every reference bound to what it points to, and how many rows a fan-out asks for. */
export interface BoundFields {
  readonly fields: readonly ReadField[];
  /** All rows of the dataset, from row 0 on; undefined where no reference says. */
  readonly total: number | undefined;
}

/** Binds the references among the fields of a record; reports those that point to nothing they could refer to. */
export function bindReferences(fields: readonly ReadField[], binding: Binding): BoundFields {
  const totals = new Map<ReadField, number>();
  const external = fields.map((field) => {
    if (field.definition.relates !== true || pointsToSelf(field, binding)) return field;
    return bindToParents(field, binding, (total) => totals.set(field, total)) ?? field;
  });
  const bound = external.map((field) => {
    if (field.definition.relates !== true || !pointsToSelf(field, binding)) return field;
    return bindToOwnRows(field, external, binding) ?? field;
  });
  const [total] = totals.values();
  for (const [field, other] of totals) {
    if (other === total) continue;
    const message = `perParent gives ${other} rows, but another field of the record gives ${total}`;
    field.report('/perParent', 'contradiction', message);
  }
  return { fields: bound, total };
}

function optionsOf({ options }: ReadField): ReferenceOptions {
  return options as unknown as ReferenceOptions;
}

function pointedTo(field: ReadField): { recordType: string; key: string } {
  const [, recordType = '', key = ''] = TARGET_PATTERN.exec(optionsOf(field).to) ?? [];
  return { recordType, key };
}

function pointsToSelf(field: ReadField, { recordType }: Binding): boolean {
  return pointedTo(field).recordType === recordType;
}

function withDefinition(field: ReadField, change: Partial<AnyFieldDefinition>): ReadField {
  return { ...field, definition: { ...field.definition, ...change } };
}

function rangeOf(perParent: number | FanOutRange): FanOutRange {
  return typeof perParent === 'number' ? { min: perParent, max: perParent } : perParent;
}

function bindToParents(
  field: ReadField,
  { recordType, seed, targets, compileKey }: Binding,
  fansOut: (total: number) => void,
): ReadField | undefined {
  const { report, name } = field;
  const { perParent, roots, distribution } = optionsOf(field);
  const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (target === undefined) {
    const { recordType: parent } = pointedTo(field);
    report('/to', 'unknown_record_type', `there is no record type ${quote(parent)}`);
    return undefined;
  }
  const parents = sizeOfRows(target.rows);
  if (parents === 0) {
    report('/to', 'no_parents', `${quote(target.recordType)} has no rows to refer to`);
    return undefined;
  }
  if (roots !== undefined) {
    report('/roots', 'not_a_tree', 'only references to the own record type have roots; use nullRate');
    return undefined;
  }
  const key = compileKey(target);
  const rowOf = rowOfParent(target.rows);
  const known = target.spans[0]!.parents;
  const change = (
    uniqueness: Uniqueness,
    parentOf: (context: FieldContext) => (row: number) => number,
  ): ReadField =>
    withDefinition(field, {
      uniqueness: () => uniqueness,
      compile: (_, context) => {
        const parent = parentOf(context);
        return rowsThrough(key, (row) => rowOf(parent(row)));
      },
    });

  if (perParent !== undefined) {
    if (field.common.perEntity) {
      report(
        '/perParent',
        'contradiction',
        'perParent and perEntity cannot both say which rows have one parent',
      );
      return undefined;
    }
    const range = rangeOf(perParent);
    const { total = undefined } = target;
    if (total !== undefined && (total < parents * range.min || total > parents * range.max)) {
      const possible = `from ${parents * range.min} to ${parents * range.max}`;
      report(
        '/perParent',
        'impossible_fan_out',
        `${parents} parents have ${possible} children, not ${total}`,
      );
      return undefined;
    }
    const random = new FieldRandom(deriveKey(seed, recordType, name, 'value'));
    const fanOut = new FanOut(range, parents, random, total);
    fansOut(fanOut.total);
    const uniqueness =
      range.max === 1 ? { available: fanOut.total } : { reason: 'perParent gives a parent several children' };
    return change(uniqueness, () => (row) => fanOut.parentOf(row));
  }
  if (distribution.kind === 'zipf') {
    const order = (size: number): Permutation =>
      new Permutation(size, deriveKey(seed, recordType, name, 'order'));
    const orders = target.spans.map(({ parents: size }) => order(size));
    const ranks = new ZipfRanks(distribution.exponent);
    const spanOf = spanFinder(target);
    return change({ reason: 'a zipf distribution repeats' }, ({ random }) => (row) => {
      const span = orders[spanOf(row)]!;
      return span.at(ranks.pick(fraction53(random.cell(row), 0), span.size));
    });
  }
  return change({ available: known }, ({ random, pick, unique }) => {
    if (unique || target.spans.length === 1) {
      const index = pick(known);
      return (row) => index.at(row);
    }
    const { spans } = target;
    const spanOf = spanFinder(target);
    return (row) => below(random.cell(row), 0, spans[spanOf(row)]!.parents);
  });
}

/** Which span a row is in. */
function spanFinder({ spans }: ReferenceTarget): (row: number) => number {
  if (spans.length === 1) return () => 0;
  const starts = spans.map(({ fromRow }) => fromRow);
  return (row) => {
    let span = starts.length - 1;
    while (span > 0 && starts[span]! > row) span--;
    return span;
  };
}

/** Parents are rows before the own one, so that there are no circles. */
function bindToOwnRows(
  field: ReadField,
  fields: readonly ReadField[],
  { recordType }: Binding,
): ReadField | undefined {
  const { report } = field;
  const { to, perParent, distribution, roots = 1 } = optionsOf(field);
  const { key } = pointedTo(field);
  const own = fields.find(({ name }) => name === key);
  const problem = own && keyProblem(own);
  if (own?.definition.relates === true && pointedTo(own).recordType === recordType) {
    report('/to', 'not_a_key', `${quote(to)} is a reference to its own record type itself`);
    return undefined;
  }
  if (problem !== undefined) {
    report('/to', problem.code, problem.message);
    return undefined;
  }
  const range = perParent === undefined ? undefined : rangeOf(perParent);
  if (range?.min === 0) {
    report(
      '/perParent',
      'out_of_range',
      'in a tree min must be 1 or more, so that every row has an earlier parent',
    );
    return undefined;
  }
  const isChain = range?.max === 1;
  return withDefinition(field, {
    references: () => [{ pointer: '/to', field: key, accepts: COLUMN_TYPES }],
    uniqueness: () =>
      range === undefined && distribution.kind === 'uniform'
        ? { available: Number.MAX_SAFE_INTEGER }
        : isChain
          ? { available: Number.MAX_SAFE_INTEGER }
          : { reason: 'a parent has several children' },
    compile: (_, context): Cell => {
      const parentOf = earlierRow(context, { roots, range, distribution });
      return {
        ...rowsThrough(context.field(key), (row) => (row < roots ? 0 : parentOf(row))),
        isMissing: (row: number) => row < roots,
      };
    },
  });
}

function earlierRow(
  { random, unique }: FieldContext,
  {
    roots,
    range,
    distribution,
  }: { roots: number; range: FanOutRange | undefined; distribution: ReferenceOptions['distribution'] },
): (row: number) => number {
  // One child for each row: as many chains as there are roots.
  if (unique) return (row) => row - roots;
  if (range !== undefined) {
    const fanOut = new FanOut(range, PLENTY, random);
    return (row) => fanOut.parentOf(row - roots);
  }
  if (distribution.kind === 'zipf') {
    const ranks = new ZipfRanks(distribution.exponent);
    return (row) => ranks.pick(fraction53(random.cell(row), 0), row);
  }
  return (row) => below(random.cell(row), 0, row);
}
