export { ByteWriter } from './bytes/byte-writer';
export { writeAscii, writeDouble, writeInteger, writePadded, writeScaled } from './bytes/decimal-text';
export { packWords, Utf8Literal, utf8Length } from './bytes/utf8-literal';
export { writeUuid } from './bytes/uuid-text';
export { fallbackChain, LOCALES } from './dictionaries';
export { localeCatalogue, type LocaleInfo } from './dictionaries/locale-catalogue';
export { daysFromCivil } from './calendar/civil-date';
export { writeDate, writeTimestamp } from './calendar/iso-8601-text';
export { InvalidSchema, ParentsExhausted, UniqueValuesExhausted } from './engine.errors';
export { ENGINE_VERSION } from './engine-version';
export { columnNameFor } from './json-schema/column-name';
export { fieldsOfJsonSchema } from './json-schema/json-schema-fields';
export { numberHint, textHint } from './json-schema/property-hints';
export { longestText, shortTexts } from './json-schema/sample';
export { addFieldTypes } from './fields';
export { fieldTypes, type FieldTypeInfo } from './fields/catalogue';
export { composedField } from './fields/composed/composed-field';
export { characters, digits, literal, numbers, type Part } from './fields/composed/part';
export {
  defineField,
  type AnyFieldDefinition,
  type FieldContext,
  type FieldDefinition,
  type FieldFamily,
} from './fields/define-field';
export { listedField } from './fields/listed/listed-field';
export {
  option,
  optionsSchema,
  readOptions,
  suggest,
  type JsonSchema,
  type OptionRule,
  type OptionRules,
  type OptionValues,
  type Report,
} from './options/option';
export { canonicalSchema } from './plan/canonical-schema';
export { COLUMN_TYPES } from './plan/column';
export type { Cell, Column, ColumnHead, ColumnType, JsonCell, TextCell } from './plan/column';
export { compilePlan } from './plan/compile-plan';
export { correlationSchema, type CorrelationSpec } from './correlation/correlation-spec';
export { seriesSchema, type SeriesSpec } from './series/series-spec';
export type { Sample } from './plan/sample';
export type { FieldSpec, Plan, PlanLimits, PlanRequest } from './plan/plan';
export { keyFields, sameKey } from './relations/key';
export { cycleText, orderRecords, type RecordReference } from './relations/record-order';
export {
  sizeOfRows,
  subtractRows,
  type KeyFunction,
  type ParentRows,
  type ReferenceTarget,
  type ReferenceTargets,
  type RowRange,
} from './relations/reference-target';
export { NAME_PATTERN } from './plan/read-fields';
export { countFollowsFrom, writtenReferences, type WrittenReference } from './relations/written-references';
