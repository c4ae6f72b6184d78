import {
  isJsonObject,
  jsonTypeOf,
  option,
  optionsSchema,
  quote,
  readOptions,
  suggest,
  type JsonSchema,
  type Report,
} from '../options/option';
import { choleskyFactor } from '../random/gaussian-copula';
import type { ReadField } from './read-field';

const MAX_FIELDS = 100;

/** How the values of some fields of a record type go together. */
const CORRELATION_OPTIONS = {
  fields: option.required(
    option.texts({
      description: 'Names of fields whose types can be correlated, in the order of the matrix.',
      minItems: 2,
      maxItems: MAX_FIELDS,
      maxLength: 63,
    }),
  ),
  matrix: option.required(
    option.numberLists({
      description:
        'One row for each field: correlations with all of them, from -1 to 1; symmetric, with 1 on the diagonal, positive definite.',
      minItems: 2,
      maxItems: MAX_FIELDS,
      min: -1,
      max: 1,
    }),
  ),
};

export interface CorrelationSpec {
  readonly fields: readonly string[];
  readonly matrix: readonly (readonly number[])[];
}

/** JSON Schema (2020-12) of {@link CorrelationSpec}. */
export const correlationSchema: JsonSchema = optionsSchema(CORRELATION_OPTIONS);

/** A correlation that is in order. */
export interface ReadCorrelation extends CorrelationSpec {
  readonly factor: readonly Float64Array[];
}

/** Reads the untrusted `correlation` of a record type; reports what is wrong. */
export function readCorrelation(
  value: unknown,
  fields: readonly ReadField[],
  report: Report,
): ReadCorrelation | undefined {
  if (value === undefined) return undefined;
  if (!isJsonObject(value)) {
    report('', 'wrong_type', `correlation must be an object, not ${jsonTypeOf(value)}`);
    return undefined;
  }
  const spec = readOptions(CORRELATION_OPTIONS, value, report);
  if (spec === undefined) return undefined;
  let sound = true;
  const fail: Report = (pointer, code, message) => {
    sound = false;
    report(pointer, code, message);
  };
  checkNames(spec.fields, fields, fail);
  checkShape(spec, fail);
  if (!sound) return undefined;
  const factor = choleskyFactor(spec.matrix);
  if (typeof factor !== 'number') return { ...spec, factor };
  const message = `the correlations of ${quote(spec.fields[factor]!)} with the fields before it contradict each other: the matrix must be positive definite`;
  report(`/matrix/${factor}`, 'not_positive_definite', message);
  return undefined;
}

function checkNames(names: readonly string[], fields: readonly ReadField[], report: Report): void {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const first = byName.get(names[0]!);
  names.forEach((name, i) => {
    const pointer = `/fields/${i}`;
    const field = byName.get(name);
    if (names.indexOf(name) < i) {
      report(pointer, 'duplicate_name', `${quote(name)} is named twice`);
    } else if (!field) {
      const hint = suggest(name, [...byName.keys()]);
      report(pointer, 'unknown_field', `there is no usable field ${quote(name)} in this record${hint}`);
    } else if (field.definition.correlatable !== true) {
      report(pointer, 'wrong_field_type', `a field of type ${field.definition.type} cannot be correlated`);
    } else if (field.common.unique) {
      report(pointer, 'unique_not_supported', `${quote(name)} is unique and cannot be correlated`);
    } else if (first && field.common.perEntity !== first.common.perEntity) {
      const message = 'fields can be correlated when all of them are perEntity, or none is';
      report(pointer, 'wrong_field_type', message);
    }
  });
}

function checkShape({ fields, matrix }: CorrelationSpec, report: Report): void {
  const size = fields.length;
  if (matrix.length !== size) {
    report(
      '/matrix',
      'wrong_length',
      `matrix must have ${size} rows, one for each field, not ${matrix.length}`,
    );
    return;
  }
  matrix.forEach((row, i) => {
    if (row.length !== size) {
      report(`/matrix/${i}`, 'wrong_length', `each row must have ${size} numbers, not ${row.length}`);
      return;
    }
    row.forEach((value, j) => {
      const pointer = `/matrix/${i}/${j}`;
      if (i === j && value !== 1)
        report(pointer, 'out_of_range', `a field has correlation 1 with itself, not ${value}`);
      else if (j < i && value !== matrix[j]?.[i])
        report(pointer, 'not_symmetric', `must be the same as row ${j}, column ${i} (${matrix[j]?.[i]})`);
    });
  });
}
