import type { DatasetView, TableColumn } from '@app/datasets';
import {
  compilePlan,
  fieldTypes,
  InvalidSchema,
  LOCALES,
  type Column,
  type ColumnType,
  type FieldSpec,
  type ReferenceTargets,
} from '@app/engine';

/** Rows of a synthetic column. As many as a double counts with room for what field types make of a row. */
export const SYNTHETIC_ROWS = 2 ** 48;

/** One name for all: the values must be the same in every table, and the engine draws by record type and field. */
const RECORD_TYPE = 'masked';
const FIELD = 'value';
const DEFAULT_LOCALE = 'en';

/** What stands for columns of which no field type is known. Of texts and documents nothing can be said. */
const TYPES_OF_COLUMNS: Partial<Record<ColumnType, string>> = {
  int4: 'integer',
  int8: 'integer',
  float8: 'number',
  numeric: 'decimal',
  bool: 'boolean',
  date: 'date',
  timestamptz: 'timestamp',
  uuid: 'uuid',
};

/** Types whose values are those of real rows, or the same in all rows: they would hide nothing. */
const REVEALING = new Set(['sample', 'constant']);

/** Of one row the value depends on nothing but the row. */
const NOT_OF_THE_VALUE = ['name', 'type', 'nullRate', 'unique', 'perEntity', 'when'];

/**
 * Synthetic values for a column, one for each of {@link SYNTHETIC_ROWS} rows: of the field's type with its options,
 * without them where they need other fields, or of the type given. Different rows have different values where the type
 * has so many. `undefined` when there are none.
 */
export function syntheticColumn(
  { name, type: columnType }: TableColumn,
  dataset: Pick<DatasetView, 'fields' | 'references' | 'locale'> | undefined,
  type: string | undefined,
): Column | undefined {
  const locale = dataset !== undefined && LOCALES.includes(dataset.locale) ? dataset.locale : DEFAULT_LOCALE;
  const spec = type === undefined ? specOf(name, columnType, dataset) : { name, type };
  if (spec === undefined || REVEALING.has(spec.type) || isOfSeries(spec.type)) return undefined;
  const options = Object.fromEntries(Object.entries(spec).filter(([key]) => !NOT_OF_THE_VALUE.includes(key)));
  for (const candidate of [{ ...options, unique: true }, options, { unique: true }, {}]) {
    const column = compile({ ...candidate, name: FIELD, type: spec.type }, locale);
    if (column !== undefined) return column;
  }
  return undefined;
}

/** What the field is; of a reference, what it refers to. */
function specOf(
  name: string,
  columnType: ColumnType,
  dataset: { fields: readonly FieldSpec[]; references: ReferenceTargets } | undefined,
): FieldSpec | undefined {
  const spec = dataset?.fields.find((field) => field.name === name);
  if (spec === undefined || spec.type === 'ingested') {
    const type = TYPES_OF_COLUMNS[columnType];
    return type === undefined ? undefined : { name, type };
  }
  if (spec.type !== 'reference') return spec;
  const target = dataset?.references[name];
  if (target !== undefined)
    return specOf(target.key, columnType, { fields: target.fields, references: target.references ?? {} });
  // A reference to its own record type has no target beside its dataset.
  const key = typeof spec.to === 'string' ? spec.to.split('.')[1] : undefined;
  return key === undefined || key === name ? undefined : specOf(key, columnType, dataset);
}

/** Whether the values make sense only in the order of the rows. */
function isOfSeries(type: string): boolean {
  return fieldTypes().find(({ name }) => name === type)?.family === 'series';
}

function compile(field: FieldSpec, locale: string): Column | undefined {
  try {
    const request = { recordType: RECORD_TYPE, fields: [field], seed: 0, locale, count: SYNTHETIC_ROWS };
    return compilePlan(request).columns[0];
  } catch (error) {
    if (error instanceof InvalidSchema) return undefined;
    throw error;
  }
}
