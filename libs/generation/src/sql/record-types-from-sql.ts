import { columnNameFor, NAME_PATTERN } from '@app/engine';
import type { Issue } from '@app/errors';
import { canBeUnique, fieldOf, resolved, type Field } from './column-field';
import { InvalidSql } from './sql.errors';
import type { ForeignKey, SqlColumn, SqlSchema, SqlTable } from './tables';
import { breakCycles, heights } from './table-order';

/** Share of nulls in a column that may be null. */
export const NULL_RATE = 0.1;
/** Records of the tables that no other refers to. */
export const DEFAULT_COUNT = 1000;
/** How many times as many records a table has as one that it refers to. */
const CHILDREN_PER_PARENT = 10;
const FEWEST = 10;
/** Values that a column of several in a key is reckoned to have. */
const NARROW_VALUES = 1000;

export interface SqlCounts {
  /** Records of the tables that no other refers to; 1,000 by default. */
  readonly count?: number | undefined;
  /** Records of single tables, by their names in SQL. */
  readonly counts?: Readonly<Record<string, number>> | undefined;
}

/** A record type of a request. */
export interface RecordTypeDraft {
  recordType: string;
  count: number;
  fields: (Field & { name: string })[];
  uniqueTogether?: string[][];
}

export interface RequestFromSql {
  /** The body of a generation. */
  request: { recordTypes: RecordTypeDraft[] };
  /** What was passed over or changed, in sentences. */
  notes: string[];
}

/** Makes the request that fills the tables. @throws InvalidSql */
export function recordTypesFromSql(schema: SqlSchema, counts: SqlCounts): RequestFromSql {
  return new Drafting(schema, counts).draft();
}

class Drafting {
  private readonly issues: Issue[] = [];
  private readonly notes: string[];
  private readonly tables: readonly SqlTable[];
  private readonly counts = new Map<string, number>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly schema: SqlSchema,
    private readonly asked: SqlCounts,
  ) {
    this.notes = [...schema.notes];
    this.tables = [...schema.tables.values()];
  }

  draft(): RequestFromSql {
    if (this.tables.length === 0) this.refuse('no_tables', 'there is no CREATE TABLE in it');
    this.nameTables();
    for (const table of this.tables) this.checkForeignKeys(table);
    this.stopIfRefused();
    const broken = breakCycles(this.tables, (table, key) => this.isNullable(table, key));
    this.countTables(broken);
    const recordTypes = this.tables.map((table) => this.recordType(table, broken));
    this.stopIfRefused();
    return { request: { recordTypes }, notes: this.notes };
  }

  private refuse(code: string, message: string, pointer = '/sql'): void {
    this.issues.push({ pointer, code, message });
  }

  private stopIfRefused(): void {
    if (this.issues.length > 0) throw new InvalidSql(this.issues.slice(0, 100));
  }

  private nameTables(): void {
    const taken = new Map<string, string>();
    for (const { name } of this.tables) {
      const recordType = validName(name);
      const other = taken.get(recordType);
      if (other !== undefined)
        this.refuse(
          'name_clash',
          `tables ${other} and ${name} would both become the record type ${recordType}`,
        );
      taken.set(recordType, name);
      this.names.set(name, recordType);
    }
    for (const name of Object.keys(this.asked.counts ?? {}))
      if (!this.schema.tables.has(name))
        this.refuse('unknown_table', `there is no table ${JSON.stringify(name)}`, `/counts/${name}`);
  }

  private checkForeignKeys(table: SqlTable): void {
    for (const key of table.foreignKeys) {
      const which = `table ${table.name}: the foreign key (${key.columns.join(', ')})`;
      const parent = this.schema.tables.get(key.table);
      if (key.columns.length > 1)
        this.refuse('composite_foreign_key', `${which} has several columns; references are of one`);
      else if (parent === undefined)
        this.refuse('unknown_table', `${which} refers to ${key.table}, which is not in the SQL`);
      else if (!isUniqueColumn(parent, this.targetOf(key)))
        this.refuse(
          'not_unique',
          `${which} refers to ${key.table}.${this.targetOf(key)}, which is no key of one column`,
        );
    }
  }

  private targetOf({ table, targets }: ForeignKey): string {
    const [target = this.schema.tables.get(table)?.primaryKey[0]] = targets;
    return target ?? '';
  }

  private isNullable(table: SqlTable, key: ForeignKey): boolean {
    const column = table.columns.find(({ name }) => name === key.columns[0]);
    return (
      column !== undefined &&
      !resolved(column, this.schema).notNull &&
      !table.primaryKey.includes(column.name)
    );
  }

  private countTables(broken: ReadonlySet<ForeignKey>): void {
    const levels = heights(this.tables, broken);
    for (const { name } of this.tables) {
      const { count = DEFAULT_COUNT, counts = {} } = this.asked;
      const reckoned = Math.max(
        Math.min(FEWEST, count),
        Math.round(count / CHILDREN_PER_PARENT ** levels.get(name)!),
      );
      this.counts.set(name, Object.hasOwn(counts, name) ? counts[name]! : reckoned);
    }
    // From parents to children: those that differ by their parents alone cannot be more than these allow.
    const ordered = [...this.tables].sort((a, b) => levels.get(b.name)! - levels.get(a.name)!);
    for (const table of ordered) {
      for (const columns of keysOf(table)) {
        const parents = columns.map((column) => table.foreignKeys.find((key) => key.columns[0] === column));
        const most = parents.reduce(
          (product, key) => product * (key === undefined ? NARROW_VALUES : this.counts.get(key.table)!),
          1,
        );
        const isByParents = parents.length > 0 && parents.every((key) => key !== undefined);
        if (!isByParents || this.counts.get(table.name)! <= most) continue;
        this.notes.push(
          `${table.name}: ${most} records, because (${columns.join(', ')}) differ in all of them`,
        );
        this.counts.set(table.name, most);
      }
    }
  }

  private recordType(table: SqlTable, broken: ReadonlySet<ForeignKey>): RecordTypeDraft {
    const count = this.counts.get(table.name)!;
    const groups = this.groupsOf(table);
    const fields = new Map<string, Field>();
    const named = new Map<string, string>();
    for (const given of table.columns) {
      const column = resolved(given, this.schema);
      const field = this.columnField(table, column, groups, broken, count);
      if (field === undefined) continue;
      const name = validName(column.name);
      const other = named.get(name);
      if (other !== undefined)
        this.refuse(
          'name_clash',
          `columns ${other} and ${column.name} of ${table.name} would both be named ${name}`,
        );
      named.set(name, column.name);
      fields.set(column.name, field);
    }
    this.tellNames(table.name, named);
    this.order(table, fields);
    this.lettersFromNames(fields);
    const nameOf = (column: string): string => [...named].find(([, sql]) => sql === column)![0];
    const together = groups.together
      .filter((columns) => columns.every((column) => fields.has(column)))
      .map((columns) => columns.map(nameOf));
    if (fields.size === 0 && this.issues.length === 0)
      this.refuse('no_fields', `table ${table.name} has no column that could be filled`);
    return {
      recordType: this.names.get(table.name)!,
      count,
      fields: [...named].map(([name, sql]) => ({ name, ...fields.get(sql)! })),
      ...(together.length > 0 && { uniqueTogether: together }),
    };
  }

  /** Which columns are unique alone, and which groups of columns together. */
  private groupsOf(table: SqlTable): { alone: Set<string>; together: (readonly string[])[] } {
    const keys = keysOf(table);
    const alone = new Set(keys.filter(({ length }) => length === 1).map(([column]) => column!));
    const together: (readonly string[])[] = [];
    const taken = new Set<string>();
    for (const columns of keys.filter(({ length }) => length > 1)) {
      const found = columns.map((name) => table.columns.find((column) => column.name === name));
      const isUnique = columns.some((name) => alone.has(name)) || found.some((column) => column?.isSerial);
      if (isUnique) continue;
      const free = columns.find((name) => !taken.has(name) && !this.isReference(table, name));
      const narrow = found.every((column) => column !== undefined && this.isNarrow(table, column));
      if (narrow && !columns.some((name) => taken.has(name))) {
        together.push(columns);
        for (const name of columns) taken.add(name);
      } else if (free !== undefined) {
        alone.add(free);
        this.notes.push(`${table.name}: ${free} is unique, so that (${columns.join(', ')}) are`);
      } else {
        this.notes.push(`${table.name}: rows may not keep (${columns.join(', ')}) unique; adjust the fields`);
      }
    }
    return { alone, together };
  }

  private isReference(table: SqlTable, name: string): boolean {
    return table.foreignKeys.some(({ columns }) => columns[0] === name);
  }

  /** Whether a column has so few values that combinations of several can be counted. */
  private isNarrow(table: SqlTable, given: SqlColumn): boolean {
    if (this.isReference(table, given.name)) return true;
    const { type, bounds } = resolved(given, this.schema);
    if (type.isArray) return false;
    if (this.schema.enums.has(type.name) || bounds.values !== undefined) return true;
    return ['int2', 'int4', 'int8', 'date', 'varchar', 'text', 'bpchar'].includes(type.name);
  }

  private columnField(
    table: SqlTable,
    column: SqlColumn,
    { alone, together }: { alone: ReadonlySet<string>; together: readonly (readonly string[])[] },
    broken: ReadonlySet<ForeignKey>,
    count: number,
  ): Field | undefined {
    const { name } = column;
    if (column.isGenerated) {
      this.notes.push(`${table.name}.${name} is left out: PostgreSQL computes it`);
      return undefined;
    }
    const unique = alone.has(name);
    const narrow = together.some((columns) => columns.includes(name));
    const required = column.notNull || table.primaryKey.includes(name) || narrow;
    const nulls = required ? {} : { nullRate: NULL_RATE };
    const uniqueness = unique ? { unique: true } : {};
    const key = table.foreignKeys.find(({ columns }) => columns[0] === name);
    if (key !== undefined) return this.reference(table, column, key, broken, { ...uniqueness, ...nulls });
    if (isSequence(table, column)) return { type: 'sequence', unique: true };
    const field = fieldOf(column, this.schema.enums, { unique, narrow, count });
    if (field === undefined) return this.leaveOut(table, column);
    if (unique && !canBeUnique(field, count)) {
      this.refuse(
        'not_enough_unique_values',
        `${table.name}.${name} is to be unique, but its type has no ${count} different values here; ask for fewer records of it with counts`,
      );
    }
    return { ...field, ...uniqueness, ...nulls };
  }

  private leaveOut(table: SqlTable, { name, type, notNull, hasDefault }: SqlColumn): undefined {
    if (notNull && !hasDefault)
      this.refuse(
        'unsupported_type',
        `${table.name}.${name} has the type ${type.name}, which no field gives, and must not be null`,
      );
    else this.notes.push(`${table.name}.${name} is left out: no field gives the type ${type.name}`);
    return undefined;
  }

  private reference(
    table: SqlTable,
    column: SqlColumn,
    key: ForeignKey,
    broken: ReadonlySet<ForeignKey>,
    settings: object,
  ): Field | undefined {
    const target = this.targetOf(key);
    const parent = this.schema.tables.get(key.table)!;
    const isSelf = key.table === table.name;
    const targetColumn = parent.columns.find(({ name }) => name === target)!;
    if (!broken.has(key) && !(isSelf && column.notNull)) {
      const to = `${this.names.get(key.table)!}.${validName(target)}`;
      return { type: 'reference', to, ...settings };
    }
    // Tables that refer to each other cannot each come first; but keys that count up are known beforehand.
    const which = `${table.name}.${column.name}`;
    const isCounted =
      !this.isReference(parent, target) && isSequence(parent, resolved(targetColumn, this.schema));
    if (isCounted) {
      const max = this.counts.get(key.table)!;
      this.notes.push(
        `${which} is a number from 1 to ${max} instead of a reference to ${key.table}, because the tables refer to each other; keep it at the count of ${key.table}`,
      );
      return { type: 'integer', min: 1, max, ...settings };
    }
    if (column.notNull) {
      this.refuse(
        'reference_cycle',
        `${which}: the tables refer to each other, and none of the references may be null`,
      );
      return undefined;
    }
    this.notes.push(`${which} is left out, because the tables refer to each other`);
    return undefined;
  }

  private tellNames(table: string, columns: ReadonlyMap<string, string>): void {
    const recordType = this.names.get(table)!;
    const renamed = [...columns]
      .filter(([name, sql]) => name !== sql)
      .map(([name, sql]) => `${sql} → ${name}`);
    if (recordType !== table) this.notes.push(`table ${table} is named ${recordType} here`);
    if (renamed.length > 0) this.notes.push(`columns of ${table} with other names: ${renamed.join(', ')}`);
  }

  /** `a <= b` of two columns: b is computed from a. */
  private order(table: SqlTable, fields: Map<string, Field>): void {
    for (const { earlier, later } of table.orderings) {
      const from = fields.get(earlier);
      const to = fields.get(later);
      const nullRate = to?.['nullRate'];
      const unique = to?.['unique'];
      const rest = { ...(nullRate !== undefined && { nullRate }) };
      const of = validName(earlier);
      if (from?.type === 'timestamp' && to?.type === 'timestamp' && unique === undefined)
        fields.set(later, { type: 'timestampAfter', of, minSeconds: 60, maxSeconds: 604_800, ...rest });
      else if (from?.type === 'date' && to?.type === 'date' && unique === undefined)
        fields.set(later, { type: 'dateAfter', of, minDays: 1, maxDays: 30, ...rest });
      else this.notes.push(`${table.name}: rows may not keep ${earlier} before ${later}; adjust the fields`);
    }
  }

  /** E-mail addresses go with the names beside them. */
  private lettersFromNames(fields: Map<string, Field>): void {
    const nameOf = (type: string): string | undefined =>
      [...fields].find(
        ([name, field]) => field.type === type && NAME_PATTERN.test(name) && field['nullRate'] === undefined,
      )?.[0];
    const from = [nameOf('firstName'), nameOf('lastName')];
    if (from.includes(undefined)) return;
    for (const [name, field] of fields) if (field.type === 'email') fields.set(name, { ...field, from });
  }
}

function validName(name: string): string {
  return NAME_PATTERN.test(name) ? name : columnNameFor(name);
}

/** The primary key and what is unique, each as a list of columns. */
function keysOf({ primaryKey, uniques }: SqlTable): (readonly string[])[] {
  const keys = [primaryKey, ...uniques].filter(({ length }) => length > 0);
  return keys.filter(
    (key, i) => keys.findIndex((other) => [...other].sort().join() === [...key].sort().join()) === i,
  );
}

/** Whether the column counts up from 1. */
function isSequence(table: SqlTable, { name, type, isSerial, bounds }: SqlColumn): boolean {
  const isKey = table.primaryKey.length === 1 && table.primaryKey[0] === name;
  const isWhole = ['int2', 'int4', 'int8'].includes(type.name) && !type.isArray;
  return isSerial || (isKey && isWhole && bounds.min === undefined && bounds.values === undefined);
}

function isUniqueColumn(table: SqlTable, column: string): boolean {
  return keysOf(table).some((key) => key.length === 1 && key[0] === column);
}
