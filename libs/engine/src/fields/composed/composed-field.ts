import type { Locale } from '../../dictionaries';
import type { OptionRules, OptionValues } from '../../options/option';
import { MAX_SAFE } from '../../options/option';
import type { TextCell } from '../../plan/column';
import { below } from '../../random/draw';
import { defineField, type FieldContext, type FieldDefinition } from '../define-field';
import { literal, type Part } from './part';

type Composed<R extends OptionRules> = Omit<
  FieldDefinition<R>,
  'columnType' | 'columnTypes' | 'uniqueness' | 'compile' | 'references'
> & {
  /**
   * The pieces of the text, in order; a string is a piece that never changes. Different indices must give
   * different texts, so two pieces of varying length need something fixed between them.
   */
  parts(options: OptionValues<R>, locale: Locale): readonly (Part | string)[];
};

/** A text type made of {@link Part}s that are chosen independently. Unique as far as their number allows. */
export function composedField<R extends OptionRules>({
  parts,
  ...definition
}: Composed<R>): FieldDefinition<R> {
  return defineField<R>({
    ...definition,
    columnType: 'text',
    uniqueness: (options, { locale }) => ({ available: composedSize(parts(options, locale)) }),
    compile: (options, context) => composedCell(parts(options, context.locale), context),
  });
}

/** How many different texts a {@link composedField} of these parts can promise. */
export function composedSize(given: readonly (Part | string)[]): number {
  return indexSize(partsOf(given).map(countedSizes()));
}

/** The cell of a {@link composedField}. Uses draws 0 and 1, and two for each part after the index is full. */
export function composedCell(given: readonly (Part | string)[], { pick, random }: FieldContext): TextCell {
  const parts = partsOf(given);
  const sizes = Float64Array.from(parts, ({ size }) => size);
  const counted = Float64Array.from(parts.map(countedSizes()));
  const index = pick(indexSize(counted));
  return {
    type: 'text',
    maxBytes: parts.reduce((sum, { maxBytes }) => sum + maxBytes, 0),
    plain: parts.every(({ plain }) => plain),
    write: (row, out) => {
      const cell = random.cell(row);
      let rest = index.at(row);
      for (let i = 0; i < parts.length; i++) {
        const size = sizes[i]!;
        if (size === 1) {
          parts[i]!.write(0, out);
        } else if (counted[i]! === size) {
          const quotient = Math.floor(rest / size);
          parts[i]!.write(rest - quotient * size, out);
          rest = quotient;
        } else {
          parts[i]!.write(below(cell, 2 + 2 * i, size), out);
        }
      }
    },
  };
}

function partsOf(given: readonly (Part | string)[]): Part[] {
  return given.map((part, i) => (typeof part === 'string' ? literal(part, i === 0) : part));
}

/** The size of each part as long as the product of all fits into the index, and 1 for those that do not. */
function countedSizes(): (part: Part) => number {
  let product = 1;
  return ({ size }) => {
    if (product * size > MAX_SAFE) return 1;
    product *= size;
    return size;
  };
}

function indexSize(counted: Iterable<number>): number {
  let product = 1;
  for (const size of counted) product *= size;
  return product;
}
