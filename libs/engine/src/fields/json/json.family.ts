import type { AnyFieldDefinition } from '../define-field';
import { arrayField } from './array.field';
import { jsonValue } from './json-value.field';
import type { Definitions } from './nested-field';
import { objectField } from './object.field';
import { oneOfField } from './one-of.field';

/** The field types that give JSON; those that nest others nest the types that `definitions` gives. */
export function jsonFields(definitions: Definitions): readonly AnyFieldDefinition[] {
  return [objectField(definitions), arrayField(definitions), oneOfField(definitions), jsonValue];
}
