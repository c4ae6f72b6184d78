import type { ReadCorrelation } from '../correlation/read-correlation';
import { compileCondition } from '../expression/compile-condition';
import { UnusableOptions, type FieldContext } from '../fields/define-field';
import { fraction53 } from '../random/draw';
import { FieldRandom } from '../random/field-random';
import { GaussianCopula } from '../random/gaussian-copula';
import { Permutation, TieredPermutation } from '../random/permutation';
import type { RandomKey } from '../random/random-key';
import { RowPick, type RowOrder } from '../random/row-pick';
import { atEntity } from '../series/at-entity';
import type { GroupMember } from '../relations/unique-together';
import { checkReferenceTypes, referencesOf } from './check-fields';
import type { Column } from './column';
import { NEVER, nullsOf } from './nulls';
import type { ReadField } from './read-field';
import { countSteps, stepsOf } from './steps';

/** What all fields of a record have in common. */
type RecordContext = Pick<FieldContext, 'locale' | 'timeline' | 'sample'>;

interface ColumnsRequest {
  /** Sound, and computed from each other in no circle. */
  readonly fields: readonly ReadField[];
  readonly correlation: ReadCorrelation | undefined;
  readonly record: RecordContext;
  /** Fields that are unique together with others. */
  readonly members: ReadonlyMap<string, GroupMember>;
  readonly keyOf: (...path: string[]) => RandomKey;
}

/**
 * The columns of the fields, in their order. Where a field can only be found unusable by compiling it, that is
 * reported, and neither its column nor those computed from it are in the answer.
 */
export function compileColumns({ fields, correlation, record, members, keyOf }: ColumnsRequest): Column[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const columns = new Map<string, Column | undefined>();
  const copula = correlation && new GaussianCopula(correlation.factor, correlation.fields.map(randomOf));

  function randomOf(name: string): FieldRandom {
    return new FieldRandom(keyOf(name, 'value'));
  }

  function fractionOf(name: string): ((row: number) => number) | undefined {
    const index = correlation?.fields.indexOf(name) ?? -1;
    return copula && index >= 0 ? (row) => copula.fraction(index, row) : undefined;
  }

  // Fields are compiled when they are first needed.
  function compile(name: string): Column | undefined {
    if (columns.has(name)) return columns.get(name);
    const field = byName.get(name)!;
    const references = referencesOf(field);
    const sound =
      references.map((reference) => compile(reference.field)).every((column) => column !== undefined) &&
      checkReferenceTypes(references, compiled, field.report);
    const column = sound
      ? compileColumn(field, {
          ...record,
          random: randomOf(name),
          correlated: fractionOf(name),
          member: members.get(name),
          shared: (purpose, group) => new FieldRandom(keyOf(purpose, group, 'shared')),
          columnOf: field.common.perEntity ? compiled : byRow,
          keyFor: (purpose) => keyOf(name, purpose),
        })
      : undefined;
    columns.set(name, column);
    return column;
  }

  const compiled = (name: string): Column => columns.get(name)!;
  const byRow = (name: string): Column => {
    const column = compiled(name);
    return byName.get(name)!.common.perEntity ? atEntity(column, record.timeline) : column;
  };
  return fields.flatMap(({ name }) => (compile(name) === undefined ? [] : byRow(name)));
}

interface ColumnContext extends RecordContext, Pick<FieldContext, 'random' | 'shared'> {
  /** What takes the place of the field's own random fraction, when it is correlated with others. */
  readonly correlated: ((row: number) => number) | undefined;
  /** Its place in a group of fields that are unique together. */
  readonly member: GroupMember | undefined;
  readonly columnOf: (name: string) => Column;
  readonly keyFor: (purpose: string) => RandomKey;
}

/** Undefined when the options turn out to be unusable, which is reported. */
function compileColumn(
  { name, definition, options, common: { unique, nullRate, when }, report }: ReadField,
  { correlated, member, columnOf, keyFor, ...known }: ColumnContext,
): Column | undefined {
  const { random } = known;
  const { field, steps } = countSteps(columnOf);
  const picked: number[] = [];
  const orderOf = (size: number): RowOrder | undefined => {
    picked.push(size);
    if (member !== undefined) return member.order;
    if (unique) return new Permutation(size, keyFor('order'));
    return correlated && { at: (row) => Math.floor(correlated(row) * size) };
  };
  const context: FieldContext = {
    ...known,
    unique: unique || member !== undefined,
    fraction: correlated ?? ((row) => fraction53(random.cell(row), 0)),
    pick: (size) => new RowPick(size, random, orderOf(size)),
    tieredPermutation: () => new TieredPermutation(keyFor('order')),
    field,
  };
  try {
    const condition =
      when === undefined
        ? undefined
        : compileCondition(when, { field, random: new FieldRandom(keyFor('when')) });
    const cell = definition.compile(options, context);
    if (member !== undefined && !(picked.length === 1 && picked[0] === member.size))
      report('', 'unique_not_supported', `${definition.type} cannot be in uniqueTogether`);
    const isNull = nullsOf(cell, nullRate, () => new FieldRandom(keyFor('null')), condition?.holds);
    const nullable = isNull !== NEVER;
    return { ...cell, name, nullable, isNull, steps: stepsOf(cell) + (condition?.steps ?? 0) + steps() };
  } catch (error) {
    if (!(error instanceof UnusableOptions)) throw error;
    report(error.pointer, error.code, error.message);
    return undefined;
  }
}
