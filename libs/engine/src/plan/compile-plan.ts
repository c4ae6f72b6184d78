import { readCorrelation, type ReadCorrelation } from '../correlation/read-correlation';
import { DEFAULT_LOCALE, Locale, LOCALES } from '../dictionaries';
import type { FieldContext } from '../fields/define-field';
import { jsonTypeOf, quote } from '../options/option';
import { fraction53 } from '../random/draw';
import { FieldRandom } from '../random/field-random';
import { GaussianCopula } from '../random/gaussian-copula';
import { Permutation, TieredPermutation } from '../random/permutation';
import { RowPick, type RowOrder } from '../random/row-pick';
import { deriveKey, type RandomKey } from '../random/random-key';
import { atEntity } from '../series/at-entity';
import { DEFAULT_SERIES, readSeries } from '../series/read-series';
import { Timeline } from '../series/timeline';
import { checkEntities, checkReferences, checkUniqueness } from './check-fields';
import type { Column } from './column';
import { withNulls } from './nulls';
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
  const { locale = DEFAULT_LOCALE, firstRow = 0, count = 0, limits = {} } = request;
  checkRequest(request, problems);
  const { recordType, seed } = request;
  const fields = readFields(request.fields, limits.maxFields ?? DEFAULT_MAX_FIELDS, problems);
  const series = readSeries(request.series, firstRow + count, problems.within('/series', 'Series'));
  const timeline = new Timeline(series ?? DEFAULT_SERIES, deriveKey(seed, recordType, 'series'));
  // An unknown locale is a problem that was reported; the rest is then checked as if it were English.
  const words = Locale.of(LOCALES.includes(locale) ? locale : DEFAULT_LOCALE);
  for (const field of fields) checkUniqueness(field, words, firstRow + count, timeline);
  checkEntities(fields, (request.series ?? undefined) !== undefined);
  checkReferences(fields);
  const reportCorrelation = problems.within('/correlation', 'Correlation');
  const correlation = readCorrelation(request.correlation, fields, reportCorrelation);
  problems.throwIfAny();

  const keyOf = (...path: string[]) => deriveKey(seed, recordType, ...path);
  const columns = compileColumns({ fields, correlation, timeline, locale: words, keyOf });
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

  return {
    recordType,
    seed,
    locale,
    fields: fields.map(toFieldSpec),
    correlation: correlation && { fields: correlation.fields, matrix: correlation.matrix },
    series,
    columns,
    maxRowBytes,
  };
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

interface ColumnsRequest {
  readonly fields: readonly ReadField[];
  readonly correlation: ReadCorrelation | undefined;
  readonly timeline: Timeline;
  readonly locale: Locale;
  readonly keyOf: (...path: string[]) => RandomKey;
}

function compileColumns({ fields, correlation, timeline, locale, keyOf }: ColumnsRequest): Column[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const columns = new Map<string, Column>();
  const copula = correlation && new GaussianCopula(correlation.factor, correlation.fields.map(randomOf));

  function randomOf(name: string): FieldRandom {
    return new FieldRandom(keyOf(name, 'value'));
  }

  function sharedRandom(purpose: string, group: string): FieldRandom {
    return new FieldRandom(keyOf(purpose, group, 'shared'));
  }

  function fractionOf(name: string): ((row: number) => number) | undefined {
    const index = correlation?.fields.indexOf(name) ?? -1;
    return copula && index >= 0 ? (row) => copula.fraction(index, row) : undefined;
  }

  // Fields are compiled when they are first needed; checkReferences has ruled out circles.
  function columnOf(name: string): Column {
    let column = columns.get(name);
    if (!column) {
      const field = byName.get(name)!;
      column = compileColumn(field, {
        random: randomOf(name),
        correlated: fractionOf(name),
        keyFor: (purpose) => keyOf(name, purpose),
        record: {
          locale,
          timeline,
          shared: sharedRandom,
          field: field.common.perEntity ? columnOf : shownColumnOf,
        },
      });
      columns.set(name, column);
    }
    return column;
  }

  function shownColumnOf(name: string): Column {
    const column = columnOf(name);
    return byName.get(name)!.common.perEntity ? atEntity(column, timeline) : column;
  }
  return fields.map(({ name }) => shownColumnOf(name));
}

interface ColumnRequest {
  readonly random: FieldRandom;
  /** What takes the place of the field's own random fraction, when it is correlated with others. */
  readonly correlated: ((row: number) => number) | undefined;
  readonly keyFor: (purpose: string) => RandomKey;
  /** What all fields of the record have in common. */
  readonly record: Pick<FieldContext, 'locale' | 'timeline' | 'shared' | 'field'>;
}

function compileColumn(
  { name, definition, options, common: { unique, nullRate } }: ReadField,
  { random, correlated, keyFor, record }: ColumnRequest,
): Column {
  const orderOf = (size: number): RowOrder | undefined => {
    if (unique) return new Permutation(size, keyFor('order'));
    return correlated && { at: (row) => Math.floor(correlated(row) * size) };
  };
  const context: FieldContext = {
    unique,
    random,
    fraction: correlated ?? ((row) => fraction53(random.cell(row), 0)),
    pick: (size) => new RowPick(size, random, orderOf(size)),
    tieredPermutation: () => new TieredPermutation(keyFor('order')),
    ...record,
  };
  const cell = definition.compile(options, context);
  const nulls = new FieldRandom(keyFor('null'));
  return { ...cell, name, ...withNulls(cell.isNull, nullRate, nulls) };
}

function textBytes(column: Column): number {
  return column.type === 'text' || column.type === 'jsonb' ? column.maxBytes : 0;
}
