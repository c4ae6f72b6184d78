import type { ColumnType } from '../plan/column';
import type { FieldSpec } from '../plan/plan';
import { COMMON_OPTIONS } from '../plan/read-field';
import { optionsSchema, type JsonSchema } from '../options/option';
import type { FieldFamily } from './define-field';
import { fieldDefinitions } from '.';

/** A field type as shown to users. */
export interface FieldTypeInfo {
  readonly name: string;
  readonly family: FieldFamily;
  readonly description: string;
  /** JSON Schema (2020-12) of a whole field of this type: `name`, `type`, the common options and its own. */
  readonly schema: JsonSchema;
  /** A field that can be used as it is, beside its {@link companions}. */
  readonly example: FieldSpec;
  /** Fields that have to be in the same record for the example to work; usually none. */
  readonly companions: readonly FieldSpec[];
  /** The PostgreSQL types its column can have; more than one when the options decide. */
  readonly columnTypes: readonly ColumnType[];
  /** Whether `unique` may be asked for (with suitable options). */
  readonly unique: boolean;
}

/** All field types, in the order of the registry: family by family. */
export function fieldTypes(): FieldTypeInfo[] {
  return [...fieldDefinitions.values()].map((definition) => {
    const { type, family, description, example, options, columnType, columnTypes } = definition;
    const own = optionsSchema({ ...COMMON_OPTIONS, ...options });
    return {
      name: type,
      family,
      description,
      schema: {
        ...own,
        properties: {
          name: { type: 'string', pattern: '^[a-z][A-Za-z0-9_]{0,62}$', description: 'Name of the field.' },
          type: { const: type },
          ...own.properties,
        },
        required: ['name', 'type', ...own.required],
      },
      example: { name: type, type, ...example },
      companions: definition.companions ?? [],
      columnTypes:
        typeof columnType === 'function' || columnType === 'compiled' ? (columnTypes ?? []) : [columnType],
      unique: definition.uniqueness !== undefined,
    };
  });
}
