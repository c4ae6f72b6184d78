import { escapeLiteral } from 'pg';
import type { Issue } from '@app/errors';
import type { ColumnType } from '@app/engine';
import type { DatasetColumn } from './dataset-columns';
import { apiName, quoteIdentifier, SYSTEM_COLUMNS, tableName } from './dataset-table';
import { InvalidSelection } from './datasets.errors';
import {
  CONDITION_OPERATORS,
  type Condition,
  type ConditionOperator,
  type RowSample,
  type Selection,
} from './selection';

/** A column of the result. */
export interface SelectedColumn {
  /** As the selection calls it. */
  name: string;
  type: ColumnType;
  /** The field that it shows, under the name that the API gives it. */
  field: string;
}

export interface CompiledSelection {
  columns: SelectedColumn[];
  /** A SELECT in row order. Its values are quoted literals, because COPY takes no parameters. */
  query: string;
}

type Report = (pointer: string, code: string, message: string) => void;

/**
 * Translates a selection into SQL over the columns that the dataset really has.
 * @throws InvalidSelection with everything that does not fit
 */
export function compileSelection(selection: Selection, columns: readonly DatasetColumn[]): CompiledSelection {
  const issues: Issue[] = [];
  const report: Report = (pointer, code, message) => issues.push({ pointer, code, message });
  const byName = new Map(columns.map((column) => [apiName(column.name), column]));

  const { page, sample } = selection;
  const selected = selectColumns(selection, columns, byName, report);
  const conditions = [
    ...dateRangeConditions(selection, byName, report),
    ...jobCondition(selection),
    ...(sample === undefined ? [] : sampleCondition(sample)),
    ...(page === undefined ? [] : [`${quoteIdentifier(SYSTEM_COLUMNS.row)} > ${Math.trunc(page.after)}`]),
    ...(selection.filters?.where ?? []).map((condition, index) =>
      compileCondition(condition, byName, (pointer, code, message) =>
        report(`/filters/where/${index}${pointer}`, code, message),
      ),
    ),
  ];
  if (issues.length > 0) throw new InvalidSelection(issues);

  const list = selected.map(({ column }) => expressionOf(column));
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const row = quoteIdentifier(SYSTEM_COLUMNS.row);
  const most = page?.limit ?? selection.limit;
  const limit = most === undefined ? '' : ` LIMIT ${Math.trunc(most)}`;
  return {
    columns: selected.map(({ column, name }) => ({ name, type: column.type, field: apiName(column.name) })),
    query: `SELECT ${list.join(', ')} FROM ${tableName('datasets', selection.recordType)}${where} ORDER BY ${row}${limit}`,
  };
}

/** The value of a column, as our formats and conditions take it. */
function expressionOf({ name, readAsText }: DatasetColumn): string {
  return readAsText ? `${quoteIdentifier(name)}::text` : quoteIdentifier(name);
}

function selectColumns(
  { fields, page }: Selection,
  columns: readonly DatasetColumn[],
  byName: ReadonlyMap<string, DatasetColumn>,
  report: Report,
): { column: DatasetColumn; name: string }[] {
  const system = new Set<string>(Object.values(SYSTEM_COLUMNS));
  if (fields === undefined) {
    return columns
      .filter(({ name }) => !system.has(name) || (page !== undefined && name === SYSTEM_COLUMNS.row))
      .map((column) => ({ column, name: apiName(column.name) }));
  }
  const seen = new Set<string>();
  return fields.flatMap((selected, index) => {
    const { field, as: name = field } = typeof selected === 'string' ? { field: selected } : selected;
    const column = byName.get(field);
    if (column === undefined) report(`/fields/${index}`, 'unknown_field', unknownField(field, byName));
    else if (seen.has(name))
      report(`/fields/${index}`, 'duplicate_field', `two fields would be named ${quoted(name)}`);
    seen.add(name);
    return column === undefined ? [] : [{ column, name }];
  });
}

/**
 * By the hash that PostgreSQL partitions tables by, which stays the same in all its versions: a row is in the sample or
 * not whatever other rows there are, and a smaller rate with the same seed takes some of the same rows. TABLESAMPLE would
 * depend on where the rows lie.
 */
function sampleCondition({ rate, seed = 0 }: RowSample): string[] {
  if (rate >= 1) return [];
  const bound = BigInt(Math.round(rate * 2 ** 53)) << 10n;
  const hash = `hashint8extended(${quoteIdentifier(SYSTEM_COLUMNS.row)}, ${Math.trunc(seed)})`;
  return [`(${hash} & ${2n ** 63n - 1n}) < ${bound}`];
}

function dateRangeConditions(
  { filters }: Selection,
  byName: ReadonlyMap<string, DatasetColumn>,
  report: Report,
): string[] {
  const range = filters?.dateRange;
  if (range === undefined) return [];
  const field = range.field ?? apiName(SYSTEM_COLUMNS.createdAt);
  const column = byName.get(field);
  if (column === undefined) {
    report('/filters/dateRange/field', 'unknown_field', unknownField(field, byName));
    return [];
  }
  if (column.type !== 'timestamptz' && column.type !== 'date') {
    report(
      '/filters/dateRange/field',
      'wrong_field_type',
      `${quoted(field)} is ${column.type}, not a date or timestamp`,
    );
    return [];
  }
  const bounds = [
    { name: 'from', op: '>=', value: range.from },
    { name: 'to', op: '<=', value: range.to },
  ];
  return bounds.flatMap(({ name, op, value }) => {
    if (value === undefined) return [];
    const literal = toLiteral(value, column.type, (code, message) =>
      report(`/filters/dateRange/${name}`, code, message),
    );
    return literal === undefined ? [] : [`${expressionOf(column)} ${op} ${literal}`];
  });
}

function jobCondition({ filters }: Selection): string[] {
  if (filters?.jobId === undefined) return [];
  return [`${quoteIdentifier(SYSTEM_COLUMNS.job)} = ${escapeLiteral(filters.jobId)}::uuid`];
}

const COMPARISONS: Partial<Record<ConditionOperator, string>> = {
  eq: '=',
  ne: 'IS DISTINCT FROM',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

function compileCondition(
  condition: Condition,
  byName: ReadonlyMap<string, DatasetColumn>,
  report: Report,
): string {
  const { field, op, value } = condition;
  const column = byName.get(field);
  if (column === undefined) {
    report('/field', 'unknown_field', unknownField(field, byName));
    return 'false';
  }
  const name = expressionOf(column);
  const literal = (item: unknown, pointer: string): string =>
    toLiteral(item, column.type, (code, message) => report(pointer, code, message)) ?? 'NULL';

  const comparison = COMPARISONS[op];
  if (comparison !== undefined) return `${name} ${comparison} ${literal(value, '/value')}`;
  if (op === 'in') {
    if (!Array.isArray(value) || value.length === 0 || value.length > 1_000) {
      report('/value', 'invalid_value', 'in takes a list of 1 to 1000 values');
      return 'false';
    }
    return `${name} IN (${value.map((item, index) => literal(item, `/value/${index}`)).join(', ')})`;
  }
  if (op === 'like') {
    if (column.type !== 'text')
      report('/field', 'wrong_field_type', `like works on text; ${quoted(field)} is ${column.type}`);
    // PostgreSQL would refuse it when the job runs.
    else if (typeof value === 'string' && /(?<!\\)(\\\\)*\\$/.test(value))
      report('/value', 'invalid_value', 'a pattern must not end with the escape character \\');
    return `${name} LIKE ${literal(value, '/value')}`;
  }
  if (op === 'is-null') {
    if (value !== undefined && typeof value !== 'boolean')
      report('/value', 'invalid_value', 'is-null takes true or false');
    return `${name} IS ${value === false ? 'NOT NULL' : 'NULL'}`;
  }
  report('/op', 'unknown_operator', `op must be one of ${CONDITION_OPERATORS.join(', ')}`);
  return 'false';
}

const INT_BOUNDS = { int4: 2 ** 31, int8: 2 ** 53 } as const;
/** As a string, what a JSON number does not hold exactly. */
const INT8_TEXT = /^-?\d{1,19}$/;
const NUMERIC_TEXT = /^-?\d{1,1000}(\.\d{1,1000})?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-](0\d|1[0-5]):\d{2}))?$/;

/** What a value must be to be compared with a column of the type, for the message. */
const EXPECTED: Record<ColumnType, string> = {
  text: 'a string without NUL',
  int4: 'a whole number of 32 bits',
  int8: 'a whole number of 64 bits; as a string, if it is above 2^53',
  float8: 'a number',
  numeric: 'a number, or a decimal number as a string',
  bool: 'true or false',
  timestamptz: 'an ISO 8601 time with offset, for example 2026-01-31T12:00:00Z',
  date: 'an ISO 8601 date, for example 2026-01-31',
  uuid: 'a UUID',
  jsonb: 'nothing: JSON fields cannot be compared',
};

function toLiteral(
  value: unknown,
  type: ColumnType,
  report: (code: string, message: string) => void,
): string | undefined {
  if (!fits(value, type)) {
    report('invalid_value', `the value must be ${EXPECTED[type]}`);
    return undefined;
  }
  const sqlType = type === 'float8' ? 'double precision' : type;
  return `${escapeLiteral(String(value))}::${sqlType}`;
}

function fits(value: unknown, type: ColumnType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string' && !value.includes('\0');
    case 'int4':
      return isWhole(value, INT_BOUNDS.int4);
    case 'int8':
      return isWhole(value, INT_BOUNDS.int8) || isInt8Text(value);
    case 'float8':
      return Number.isFinite(value);
    case 'numeric':
      return Number.isFinite(value) || (typeof value === 'string' && NUMERIC_TEXT.test(value));
    case 'bool':
      return typeof value === 'boolean';
    case 'timestamptz':
      return typeof value === 'string' && TIMESTAMP.test(value) && isRealTime(value);
    case 'date':
      return typeof value === 'string' && (DATE.test(value) || TIMESTAMP.test(value)) && isRealTime(value);
    case 'uuid':
      return typeof value === 'string' && UUID.test(value);
    case 'jsonb':
      return false;
  }
}

function isWhole(value: unknown, bound: number): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < bound;
}

function isInt8Text(value: unknown): boolean {
  return (
    typeof value === 'string' && INT8_TEXT.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value)
  );
}

// 2026-02-30 has the right form, as has the year 0, and PostgreSQL would refuse them when the job runs.
function isRealTime(value: string): boolean {
  const day = value.slice(0, 10);
  if (day.startsWith('0000')) return false;
  return !Number.isNaN(Date.parse(value)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function unknownField(name: string, byName: ReadonlyMap<string, DatasetColumn>): string {
  return `there is no field ${quoted(name)}; there are ${[...byName.keys()].slice(0, 20).join(', ')}`;
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}
