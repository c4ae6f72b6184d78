import { jsonTypeOf, option, type OptionRule } from '../../options/option';
import {
  NESTED_SCHEMA,
  readLoneNested,
  refuseTooDeep,
  type Definitions,
  type NestedSpec,
} from './nested-field';

/** An option that is a list of at least one nested field; none of them can refer to another. */
export function nestedListOption(
  definitions: Definitions,
  { maxItems, description }: { maxItems: number; description: string },
): OptionRule<readonly NestedSpec[] | undefined> {
  const schema = { type: 'array', items: NESTED_SCHEMA, minItems: 1, maxItems };
  return option.custom<readonly NestedSpec[]>(schema, { description }, (value, report) => {
    if (!Array.isArray(value)) {
      report('', 'wrong_type', `must be an array, not ${jsonTypeOf(value)}`);
      return undefined;
    }
    if (value.length < 1 || value.length > maxItems) {
      report('', 'wrong_length', `must have from 1 to ${maxItems} items, not ${value.length}`);
      return undefined;
    }
    if (refuseTooDeep(value, report)) return undefined;
    const specs = value.map((item: unknown, i) =>
      readLoneNested(item, definitions, (pointer, code, message) => report(`/${i}${pointer}`, code, message)),
    );
    return specs.every((spec) => spec !== undefined) ? specs : undefined;
  });
}
