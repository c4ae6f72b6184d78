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

/** What stands for columns whose field type is not known or needs other fields. Of texts and documents nothing can be said. */
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
 * Synthetic values for a column, one for each of {@link SYNTHETIC_ROWS} rows: of the type given, or of the field's type
 * with its options, without them where they need other fields, or else of a type for such columns. Different rows have
 * different values where the type has so many. `undefined` when there are none.
 */
export function syntheticColumn(
  { name, type: columnType }: TableColumn,
  dataset: Pick<DatasetView, 'fields' | 'references' | 'locale'> | undefined,
  type: string | undefined,
): Column | undefined {
  const locale = dataset !== undefined && LOCALES.includes(dataset.locale) ? dataset.locale : DEFAULT_LOCALE;
  const specs =
    type === undefined ? [specOf(name, dataset), specOfColumn(name, columnType)] : [{ name, type }];
  for (const spec of specs) {
    if (spec === undefined || REVEALING.has(spec.type) || isOfSeries(spec.type)) continue;
    const options = Object.fromEntries(
      Object.entries(spec).filter(([option]) => !NOT_OF_THE_VALUE.includes(option)),
    );
    for (const candidate of [{ ...options, unique: true }, options, { unique: true }, {}]) {
      const column = compile({ ...candidate, name: FIELD, type: spec.type }, locale);
      if (column !== undefined) return column;
    }
  }
  return undefined;
}

/** What the field is; of a reference, what it refers to. */
function specOf(
  name: string,
  dataset: { fields: readonly FieldSpec[]; references: ReferenceTargets } | undefined,
): FieldSpec | undefined {
  const spec = dataset?.fields.find((field) => field.name === name);
  if (spec?.type !== 'reference') return spec;
  const target = dataset?.references[name];
  if (target !== undefined)
    return specOf(target.key, { fields: target.fields, references: target.references ?? {} });
  // A reference to its own record type has no target beside its dataset.
  const key = typeof spec.to === 'string' ? spec.to.split('.')[1] : undefined;
  return key === undefined || key === name ? undefined : specOf(key, dataset);
}

function specOfColumn(name: string, columnType: ColumnType): FieldSpec | undefined {
  const type = TYPES_OF_COLUMNS[columnType];
  return type === undefined ? undefined : { name, type };
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
