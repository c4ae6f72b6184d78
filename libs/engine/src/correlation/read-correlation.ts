import { isJsonObject, jsonTypeOf, quote, readOptions, suggest, type Report } from '../options/option';
import { choleskyFactor } from '../random/gaussian-copula';
import type { ReadField } from '../plan/read-field';
import { CORRELATION_OPTIONS, type CorrelationSpec } from './correlation-spec';

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
  if (value === undefined || value === null) return undefined;
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
