/** A type as the statement names it. */
export interface SqlType {
  /** Without `pg_catalog`, such as `int4`, `varchar`, or the name of an enum. */
  readonly name: string;
  /** Length, or precision and scale. */
  readonly modifiers: readonly number[];
  readonly isArray: boolean;
}

export interface SqlColumn {
  readonly name: string;
  type: SqlType;
  notNull: boolean;
  /** Filled by PostgreSQL: serial, identity, a sequence as default. */
  isSerial: boolean;
  hasDefault: boolean;
  /** Computed by PostgreSQL from other columns. */
  isGenerated: boolean;
  readonly bounds: ColumnBounds;
}

/** What checks say of a column. */
export interface ColumnBounds {
  values?: readonly (string | number)[];
  min?: SqlBound;
  max?: SqlBound;
}

/** A number, or the text of a date. */
export interface SqlBound {
  readonly value: string | number;
  readonly exclusive: boolean;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  /** Empty for the primary key of the table. */
  readonly targets: readonly string[];
}

/** That one column is never after another. */
export interface Ordering {
  readonly earlier: string;
  readonly later: string;
}

export interface SqlTable {
  readonly name: string;
  readonly columns: SqlColumn[];
  primaryKey: readonly string[];
  readonly uniques: (readonly string[])[];
  readonly foreignKeys: ForeignKey[];
  readonly orderings: Ordering[];
}

export interface SqlSchema {
  readonly tables: Map<string, SqlTable>;
  readonly enums: Map<string, readonly string[]>;
  readonly domains: Map<string, { type: SqlType; notNull: boolean; bounds: ColumnBounds }>;
  /** What was passed over. */
  readonly notes: string[];
}
