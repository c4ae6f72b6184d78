import type { NestedSpec } from '../fields/json/nested-field';

/**
 * What became of a schema: a field, or why there is none. `forbidden`: nothing may be there. `bounded`: recursion or
 * nesting has gone as deep as it may. `contradiction`: no value follows the schema, or none that can be made.
 */
export type Outcome =
  | { readonly spec: NestedSpec }
  | {
      readonly impossible: 'forbidden' | 'bounded' | 'contradiction';
      readonly pointer: string;
      readonly code: string;
      readonly message: string;
    };

export type Impossible = Exclude<Outcome, { spec: NestedSpec }>;

export function contradiction(pointer: string, message: string, code = 'contradiction'): Impossible {
  return { impossible: 'contradiction', pointer, code, message };
}
