import { LOCALES } from '../dictionaries';
import type { FieldContext } from '../fields/define-field';
import { jsonTypeOf, quote } from '../options/option';
import { chance, fraction53 } from '../random/draw';
import { FieldRandom } from '../random/field-random';
import { Permutation, TieredPermutation } from '../random/permutation';
import { RowPick } from '../random/row-pick';
import { deriveKey, type RandomKey } from '../random/random-key';
import { checkReferences, checkUniqueness } from './check-fields';
import type { Cell, Column } from './column';
import type { Plan, PlanRequest } from './plan';
import { Problems } from './problems';
import type { ReadField } from './read-field';
import { NAME_PATTERN, readFields, toFieldSpec } from './read-fields';

const DEFAULT_MAX_FIELDS = 500;
const DEFAULT_MAX_CELL_BYTES = 64 * 1024;
const DEFAULT_MAX_ROW_BYTES = 1024 * 1024;

/**
 * Compiles an untrusted schema.
 *
 * @throws InvalidSchema with every problem found; pointers are relative to the request (`/fields/3/min`).
 */
export function compilePlan(request: PlanRequest): Plan {
  const problems = new Problems();
  const { locale = 'en', firstRow = 0, count = 0, limits = {} } = request;
  checkRequest(request, problems);
  const fields = readFields(request.fields, limits.maxFields ?? DEFAULT_MAX_FIELDS, problems);
  for (const field of fields) checkUniqueness(field, firstRow, count);
  checkReferences(fields);
  problems.throwIfAny();

  const columns = compileColumns(fields, request);
  const maxCellBytes = limits.maxCellBytes ?? DEFAULT_MAX_CELL_BYTES;
  columns.forEach((column, i) => {
    if (textBytes(column) <= maxCellBytes) return;
    const message = `values can have ${textBytes(column)} bytes, but ${maxCellBytes} is the limit`;
    fields[i]!.report('', 'text_too_long', message);
  });
  const maxRowBytes = columns.reduce((sum, column) => sum + textBytes(column), 0);
  const rowLimit = limits.maxRowBytes ?? DEFAULT_MAX_ROW_BYTES;
  if (maxRowBytes > rowLimit) {
    const message = `The texts of a row can have ${maxRowBytes} bytes together, but ${rowLimit} is the limit`;
    problems.report('/fields', 'row_too_long', message);
  }
  problems.throwIfAny();

  const { recordType, seed } = request;
  return { recordType, seed, locale, fields: fields.map(toFieldSpec), columns, maxRowBytes };
}

function checkRequest({ recordType, seed, locale, firstRow, count }: PlanRequest, problems: Problems): void {
  if (typeof recordType !== 'string' || !NAME_PATTERN.test(recordType)) {
    const message =
      'recordType must be a lower-case letter followed by up to 62 letters, digits or underscores';
    problems.report('/recordType', 'invalid_name', message);
  }
  const wholeNumbers = { seed, firstRow: firstRow ?? 0, count: count ?? 0 };
  for (const [name, value] of Object.entries(wholeNumbers)) {
    if (Number.isSafeInteger(value) && value >= 0) continue;
    problems.report(
      `/${name}`,
      'out_of_range',
      `${name} must be an integer from 0 to ${Number.MAX_SAFE_INTEGER}`,
    );
  }
  if (locale !== undefined && !LOCALES.includes(locale)) {
    const given = typeof locale === 'string' ? quote(locale) : jsonTypeOf(locale);
    problems.report('/locale', 'unknown_locale', `locale must be one of ${LOCALES.join(', ')}, not ${given}`);
  }
}

function compileColumns(fields: readonly ReadField[], { seed, recordType }: PlanRequest): Column[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const columns = new Map<string, Column>();

  // Fields are compiled when they are first needed; checkReferences has ruled out circles.
  const columnOf = (name: string): Column => {
    let column = columns.get(name);
    if (!column) {
      column = compileColumn(
        byName.get(name)!,
        (purpose) => deriveKey(seed, recordType, name, purpose),
        columnOf,
      );
      columns.set(name, column);
    }
    return column;
  };
  return fields.map(({ name }) => columnOf(name));
}

function compileColumn(
  { name, definition, options, common: { unique, nullRate } }: ReadField,
  keyFor: (purpose: string) => RandomKey,
  field: (name: string) => Column,
): Column {
  const random = new FieldRandom(keyFor('value'));
  const context: FieldContext = {
    unique,
    random,
    fraction: (row) => fraction53(random.cell(row), 0),
    pick: (size) => new RowPick(size, random, unique ? new Permutation(size, keyFor('order')) : undefined),
    tieredPermutation: () => new TieredPermutation(keyFor('order')),
    field,
  };
  const cell: Cell = definition.compile(options, context);
  const nulls = new FieldRandom(keyFor('null'));
  const isNull = nullRate === 0 ? () => false : (row: number) => chance(nulls.cell(row), 0, nullRate);
  return { ...cell, name, nullable: nullRate > 0, isNull };
}

function textBytes(column: Column): number {
  return column.type === 'text' || column.type === 'jsonb' ? column.maxBytes : 0;
}
