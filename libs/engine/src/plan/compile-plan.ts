import { readCorrelation } from '../correlation/read-correlation';
import { DEFAULT_LOCALE, Locale, LOCALES } from '../dictionaries';
import { jsonTypeOf, quote } from '../options/option';
import { deriveKey } from '../random/random-key';
import { DEFAULT_SERIES, readSeries } from '../series/read-series';
import { Timeline } from '../series/timeline';
import { bindReferences } from '../relations/bind-references';
import type { ReferenceTarget } from '../relations/reference-target';
import { readUniqueTogether } from '../relations/unique-together';
import { checkEntities, checkReferences, checkTotal, checkUniqueness } from './check-fields';
import type { Column } from './column';
import { compileColumns } from './compile-columns';
import type { Plan, PlanRequest } from './plan';
import { Problems } from './problems';
import { checkSteps } from './steps';
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
  const { recordType, seed, references = {} } = request;
  const read = readFields(request.fields, limits.maxFields ?? DEFAULT_MAX_FIELDS, problems);
  const { fields, total } = bindReferences(read, { recordType, seed, targets: references, compileKey });
  checkTotal(total, firstRow, count, problems);
  const series = readSeries(request.series, firstRow + count, problems.within('/series', 'Series'));
  const record = {
    // An unknown locale is a problem that was reported; the rest is then checked as if it were English.
    locale: Locale.of(LOCALES.includes(locale) ? locale : DEFAULT_LOCALE),
    timeline: new Timeline(series ?? DEFAULT_SERIES, deriveKey(seed, recordType, 'series')),
    sample: (digest: string) => request.samples?.get(digest),
  };
  for (const field of fields) checkUniqueness(field, record, firstRow + count);
  checkEntities(fields, (request.series ?? undefined) !== undefined);
  checkReferences(fields);
  const reportCorrelation = problems.within('/correlation', 'Correlation');
  const correlation = readCorrelation(request.correlation, fields, reportCorrelation);
  const together = readUniqueTogether(
    request.uniqueTogether,
    { fields, known: record, correlated: correlation?.fields ?? [] },
    { seed, recordType, rows: firstRow + count },
    problems,
  );
  problems.throwIfAny();

  const keyOf = (...path: string[]) => deriveKey(seed, recordType, ...path);
  const columns = compileColumns({ fields, correlation, record, members: together.members, keyOf });
  problems.throwIfAny();
  checkSteps(columns, fields);
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
    uniqueTogether: together.groups,
    references,
    ...(total !== undefined && { total }),
    maxRowBytes,
  };
}

/** The key that references point to; its fields were checked when the dataset that they are of was planned. */
function compileKey({ recordType, key, fields, locale, seed, references = {} }: ReferenceTarget): Column {
  const limits = { maxFields: Infinity, maxCellBytes: Infinity, maxRowBytes: Infinity };
  const plan = compilePlan({ recordType, fields, locale, seed, references, limits });
  return plan.columns.find(({ name }) => name === key)!;
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

function textBytes(column: Column): number {
  return column.type === 'text' || column.type === 'jsonb' ? column.maxBytes : 0;
}
