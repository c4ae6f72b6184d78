import type { AnyFieldDefinition } from '../fields/define-field';
import { whenOption } from '../expression/when';
import { option, type OptionValues, type Report } from '../options/option';

/** What every field has beside the options of its type. */
export const COMMON_OPTIONS = {
  nullRate: option.number({
    description: 'Share of rows in which the value is null.',
    min: 0,
    max: 1,
    default: 0,
  }),
  unique: option.boolean({ description: 'Whether no two rows may have the same value.', default: false }),
  perEntity: option.boolean({
    description:
      'Whether all rows of an entity have the same value, such as the place of a sensor; unique then means that no two entities have the same. Needs `series`.',
    default: false,
  }),
  when: whenOption,
} as const;

/** A field whose own options are in order. */
export interface ReadField {
  readonly name: string;
  readonly definition: AnyFieldDefinition;
  readonly common: OptionValues<typeof COMMON_OPTIONS>;
  readonly options: OptionValues<AnyFieldDefinition['options']>;
  readonly pointer: string;
  readonly report: Report;
}
