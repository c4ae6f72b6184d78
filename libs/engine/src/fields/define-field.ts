import type { Locale } from '../dictionaries';
import type { FieldRandom } from '../random/field-random';
import type { TieredPermutation } from '../random/permutation';
import type { RowPick } from '../random/row-pick';
import type { Cell, Column, ColumnType } from '../plan/column';
import type { FieldSpec } from '../plan/plan';
import type { Sample } from '../plan/sample';
import type { Timeline } from '../series/timeline';
import type { OptionRules, OptionValues, Report } from '../options/option';

/** What a field type is given to turn its options into cells. */
export interface FieldContext {
  /** Where words and forms come from. */
  readonly locale: Locale;
  /** Whether the user asked for different values in all rows. */
  readonly unique: boolean;
  /** Randomness of this field alone; nulls and permutations have their own. */
  readonly random: FieldRandom;
  /**
   * Chooses one of `size` (1 to 2^53 - 1) values for each row, never the same for two rows when the field is
   * `unique`. Most types need nothing else. Uses draws 0 and 1 of {@link random}.
   */
  pick(size: number): RowPick;
  /**
   * How much of its distribution lies below the value of the row, from 0 up to but without 1: draws 0 and 1 of
   * {@link random}, or what the correlation of the record makes of them. A value that does not decrease with it, in
   * a type that is {@link FieldDefinition.correlatable}, can be correlated with others.
   */
  readonly fraction: (row: number) => number;
  /**
   * Randomness that all fields of the record (or of the document they are in) share, which is how they agree about
   * the row: `purpose` says about what, and `group` tells several of them in one record apart.
   */
  shared(purpose: string, group: string): FieldRandom;
  /** For unique texts that end in a number; see {@link TieredPermutation}. */
  tieredPermutation(): TieredPermutation;
  /** Which entity and tick the rows are. */
  readonly timeline: Timeline;
  /** Another field of the same record, named by {@link FieldDefinition.references}. */
  field(name: string): Column;
  /** The values of a file's column by their digest, when they are known. */
  sample(digest: string): Sample | undefined;
}

/** Thrown by {@link FieldDefinition.compile} where only the fields it is computed from tell that options are wrong. */
export class UnusableOptions extends Error {
  constructor(
    /** Which option, as a JSON pointer into the options. */
    readonly pointer: string,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** That a field is computed from another one of the same record. */
export interface FieldReference {
  /** Which option names it, as a JSON pointer into the options. */
  readonly pointer: string;
  readonly field: string;
  readonly accepts: readonly ColumnType[];
}

/** Whether `unique` can be asked for: how many different values there are, or why it makes no sense. */
export type Uniqueness = { readonly available: number } | { readonly reason: string };

/** A field type: everything the engine, the catalogue and the documentation need to know about it. */
export interface FieldDefinition<R extends OptionRules = OptionRules> {
  /** The name users write; never changes once released. */
  readonly type: string;
  /** Where the catalogue lists it. */
  readonly family: FieldFamily;
  /** One or two plain sentences. */
  readonly description: string;
  /** Options of a typical use, shown in the catalogue; they must compile. */
  readonly example: Readonly<Record<string, unknown>>;
  /** Other fields that the example takes values from. */
  readonly companions?: readonly FieldSpec[];
  readonly options: R;
  /**
   * The column it makes; a function when that depends on the options, and `compiled` when only compiling tells
   * (`columnTypes` then lists them all).
   */
  readonly columnType: ColumnType | ((options: OptionValues<R>) => ColumnType) | 'compiled';
  readonly columnTypes?: readonly ColumnType[];
  /**
   * Whether values do not decrease with {@link FieldContext.fraction} or {@link FieldContext.pick} and depend on no
   * other randomness, so that they can be correlated with those of other fields; false by default.
   */
  readonly correlatable?: boolean;
  /** Left out when `unique` is never possible. Called with options that passed {@link check}. */
  uniqueness?(options: OptionValues<R>, known: Pick<FieldContext, 'locale' | 'sample'>): Uniqueness;
  /** Reports what no single option can know to be wrong, such as `min` above `max`. */
  check?(options: OptionValues<R>, report: Report): void;
  /** Whether values differ in all rows also when `unique` is not asked for, so that other records can refer to them. */
  readonly alwaysUnique?: true;
  /** Whether it points to other records: then it is compiled as `relations/bind-references.ts` makes it. */
  readonly relates?: true;
  references?(options: OptionValues<R>): readonly FieldReference[];
  /** @throws UnusableOptions */
  compile(options: OptionValues<R>, context: FieldContext): Cell;
}

export type FieldFamily =
  | 'identifier'
  | 'number'
  | 'choice'
  | 'computed'
  | 'person'
  | 'contact'
  | 'company'
  | 'commerce'
  | 'finance'
  | 'location'
  | 'internet'
  | 'software'
  | 'file'
  | 'vehicle'
  | 'science'
  | 'health'
  | 'color'
  | 'text'
  | 'json'
  | 'time'
  | 'series';

/** A registered field type; its options are only known to itself. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- options are invariant; the definition reads what it wrote
export type AnyFieldDefinition = FieldDefinition<any>;

/** Gives the literal the types of its own options. */
export function defineField<R extends OptionRules>(definition: FieldDefinition<R>): FieldDefinition<R> {
  return definition;
}
