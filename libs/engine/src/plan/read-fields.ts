import { fieldDefinitions } from '../fields';
import type { AnyFieldDefinition } from '../fields/define-field';
import { isJsonObject, jsonTypeOf, quote, readOptions, suggest, type Report } from '../options/option';
import type { FieldSpec } from './plan';
import type { Problems } from './problems';
import { COMMON_OPTIONS, type ReadField } from './read-field';

/** Names of record types and fields: usable as PostgreSQL identifiers (63 bytes) and in every format. */
export const NAME_PATTERN = /^[a-z][A-Za-z0-9_]{0,62}$/;

/** Reads the untrusted list of fields; everything wrong with any of them goes to `problems`. */
export function readFields(fields: unknown, maxFields: number, problems: Problems): ReadField[] {
  if (!Array.isArray(fields)) {
    problems.report('/fields', 'wrong_type', `fields must be an array of fields, not ${jsonTypeOf(fields)}`);
    return [];
  }
  if (fields.length === 0) {
    problems.report('/fields', 'no_fields', 'fields must name at least one field');
  }
  if (fields.length > maxFields) {
    problems.report(
      '/fields',
      'too_many_fields',
      `A record may have ${maxFields} fields, not ${fields.length}`,
    );
    return [];
  }
  const seen = new Map<string, number>();
  return fields.flatMap((field: unknown, i) => {
    const read = readField(field, `/fields/${i}`, problems);
    const name: unknown = isJsonObject(field) ? field['name'] : undefined;
    if (typeof name === 'string') {
      const first = seen.get(name);
      if (first === undefined) seen.set(name, i);
      else
        problems.report(
          `/fields/${i}/name`,
          'duplicate_name',
          `${quote(name)} is already the name of field ${first}`,
        );
    }
    return read ?? [];
  });
}

function readField(field: unknown, pointer: string, problems: Problems): ReadField | undefined {
  if (!isJsonObject(field)) {
    problems.report(
      pointer,
      'wrong_type',
      `A field must be an object with name and type, not ${jsonTypeOf(field)}`,
    );
    return undefined;
  }
  const { name, type, nullRate, unique, perEntity, when, ...rest } = field;
  const subject = typeof name === 'string' ? `Field ${quote(name)}` : 'Field';
  const report = problems.within(pointer, subject);
  const validName = typeof name === 'string' && NAME_PATTERN.test(name);
  if (!validName) {
    report(
      '/name',
      name === undefined ? 'missing_name' : 'invalid_name',
      'name must be a lower-case letter followed by up to 62 letters, digits or underscores',
    );
  }
  const common = readOptions(COMMON_OPTIONS, { nullRate, unique, perEntity, when }, report);
  const definition = readType(type, report);
  const options = definition && readOptions(definition.options, rest, report);
  if (!definition || !options || !common || !validName) return undefined;

  let sound = true;
  definition.check?.(options, (p, code, message) => {
    sound = false;
    report(p, code, message);
  });
  return sound ? { name, definition, common, options, pointer, report } : undefined;
}

function readType(type: unknown, report: Report): AnyFieldDefinition | undefined {
  if (typeof type !== 'string') {
    const code = type === undefined ? 'missing_type' : 'wrong_type';
    report('/type', code, `type must be the name of a field type, not ${jsonTypeOf(type)}`);
    return undefined;
  }
  const definition = fieldDefinitions.get(type);
  if (!definition) {
    const known = [...fieldDefinitions.keys()];
    report('/type', 'unknown_field_type', `There is no field type ${quote(type)}${suggest(type, known)}`);
  }
  return definition;
}

/** The field in canonical form. */
export function toFieldSpec({ name, definition, common, options }: ReadField): FieldSpec {
  return {
    name,
    type: definition.type,
    ...(common.nullRate > 0 ? { nullRate: common.nullRate } : {}),
    ...(common.unique ? { unique: true } : {}),
    ...(common.perEntity ? { perEntity: true } : {}),
    ...(common.when === undefined ? {} : { when: common.when }),
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  };
}
