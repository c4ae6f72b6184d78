import type { Issue } from '@app/errors';
import { readCheck } from './read-checks';
import { InvalidSql } from './sql.errors';
import type { ParsedStatement } from './sql-parser';
import { inner, list, names, text, uncast, type Node } from './syntax-tree';
import type { ColumnBounds, SqlColumn, SqlSchema, SqlTable, SqlType } from './tables';

/** Reads the statements that make tables; of the others, `notes` says that they were passed over. @throws InvalidSql */
export function readTables(statements: readonly ParsedStatement[]): SqlSchema {
  return new TableReader().read(statements);
}

const SERIALS: Readonly<Record<string, string>> = {
  serial: 'int4',
  serial4: 'int4',
  bigserial: 'int8',
  serial8: 'int8',
  smallserial: 'int2',
  serial2: 'int2',
};

class TableReader {
  private readonly schema: SqlSchema = { tables: new Map(), enums: new Map(), domains: new Map(), notes: [] };
  private readonly issues: Issue[] = [];
  private readonly passedOver = new Map<string, number>();

  read(statements: readonly ParsedStatement[]): SqlSchema {
    for (const { statement } of statements) this.statement(statement);
    if (this.issues.length > 0) throw new InvalidSql(this.issues);
    for (const [kind, times] of this.passedOver) this.schema.notes.push(`Passed over: ${times} × ${kind}`);
    return this.schema;
  }

  private refuse(code: string, message: string): void {
    this.issues.push({ pointer: '/sql', code, message });
  }

  private statement(statement: Node): void {
    const [kind = ''] = Object.keys(statement);
    const node = inner(statement, kind) ?? {};
    switch (kind) {
      case 'CreateStmt':
        return this.createTable(node);
      case 'AlterTableStmt':
        return this.alterTable(node);
      case 'CreateEnumStmt':
        this.schema.enums.set(lastName(node['typeName']), names(node['vals']));
        return;
      case 'CreateDomainStmt':
        return this.createDomain(node);
      case 'IndexStmt':
        return this.createIndex(node);
      default:
        this.passOver(kind.replace(/Stmt$/, ''));
    }
  }

  private passOver(what: string): void {
    this.passedOver.set(what, (this.passedOver.get(what) ?? 0) + 1);
  }

  private createTable(node: Node): void {
    const name = text((node['relation'] as Node | undefined)?.['relname']);
    if (node['partbound'] !== undefined) return this.passOver('PARTITION OF');
    if (this.schema.tables.has(name)) {
      if (node['if_not_exists'] === true) return;
      return this.refuse('duplicate_table', `table ${JSON.stringify(name)} is created more than once`);
    }
    const table: SqlTable = {
      name,
      columns: [],
      primaryKey: [],
      uniques: [],
      foreignKeys: [],
      orderings: [],
    };
    this.schema.tables.set(name, table);
    for (const parent of list(node['inhRelations'])) {
      const from = this.schema.tables.get(text(inner(parent, 'RangeVar')?.['relname']));
      for (const column of from?.columns ?? [])
        table.columns.push({ ...column, bounds: { ...column.bounds } });
    }
    for (const element of list(node['tableElts'])) {
      const column = inner(element, 'ColumnDef');
      const constraint = inner(element, 'Constraint');
      if (column !== undefined) this.addColumn(table, column);
      else if (constraint !== undefined) this.addConstraint(table, constraint);
      else this.refuse('unsupported_statement', `table ${JSON.stringify(name)}: LIKE is not supported`);
    }
  }

  private addColumn(table: SqlTable, node: Node): void {
    const named = typeOf(node['typeName']);
    const serial = SERIALS[named.name];
    const column: SqlColumn = {
      name: text(node['colname']),
      type: serial === undefined ? named : { ...named, name: serial },
      notNull: serial !== undefined,
      isSerial: serial !== undefined,
      hasDefault: serial !== undefined,
      isGenerated: false,
      bounds: {},
    };
    table.columns.push(column);
    for (const element of list(node['constraints'])) {
      const constraint = inner(element, 'Constraint');
      if (constraint !== undefined) this.columnConstraint(table, column, constraint);
    }
  }

  private columnConstraint(table: SqlTable, column: SqlColumn, constraint: Node): void {
    switch (constraint['contype']) {
      case 'CONSTR_NOTNULL':
        column.notNull = true;
        return;
      case 'CONSTR_IDENTITY':
        column.notNull = true;
        column.isSerial = true;
        return;
      case 'CONSTR_GENERATED':
        column.isGenerated = true;
        return;
      case 'CONSTR_DEFAULT':
        return setDefault(column, constraint['raw_expr']);
      default:
        this.addConstraint(table, constraint, column.name);
    }
  }

  private addConstraint(table: SqlTable, constraint: Node, column?: string): void {
    const keys = column === undefined ? names(constraint['keys']) : [column];
    switch (constraint['contype']) {
      case 'CONSTR_PRIMARY':
        table.primaryKey = keys;
        return;
      case 'CONSTR_UNIQUE':
        table.uniques.push(keys);
        return;
      case 'CONSTR_FOREIGN':
        table.foreignKeys.push({
          columns: column === undefined ? names(constraint['fk_attrs']) : [column],
          table: text((constraint['pktable'] as Node | undefined)?.['relname']),
          targets: names(constraint['pk_attrs']),
        });
        return;
      case 'CONSTR_CHECK':
        return this.addCheck(table, constraint);
      case 'CONSTR_NOTNULL':
        for (const name of keys) this.columnOf(table, name, (found) => (found.notNull = true));
        return;
      default:
        this.passOver(`${text(constraint['contype']).replace('CONSTR_', '')} of a table`);
    }
  }

  private addCheck(table: SqlTable, constraint: Node): void {
    const understood = readCheck(constraint['raw_expr'], {
      bounds: (name) => table.columns.find((column) => column.name === name)?.bounds,
      order: (ordering) => table.orderings.push(ordering),
    });
    if (understood) return;
    const name = text(constraint['conname']);
    const which = name === '' ? 'a CHECK' : `the CHECK ${JSON.stringify(name)}`;
    this.schema.notes.push(
      `${table.name}: ${which} is not understood, or not in full; rows may not satisfy it until you adjust the fields`,
    );
  }

  private columnOf(table: SqlTable, name: string, use: (column: SqlColumn) => void): void {
    const column = table.columns.find((candidate) => candidate.name === name);
    if (column === undefined)
      this.refuse(
        'unknown_column',
        `table ${JSON.stringify(table.name)} has no column ${JSON.stringify(name)}`,
      );
    else use(column);
  }

  private alterTable(node: Node): void {
    const name = text((node['relation'] as Node | undefined)?.['relname']);
    const table = this.schema.tables.get(name);
    if (table === undefined) return this.passOver('ALTER of what is no table here');
    for (const element of list(node['cmds'])) {
      const command = inner(element, 'AlterTableCmd') ?? {};
      const column = text(command['name']);
      switch (command['subtype']) {
        case 'AT_AddConstraint':
          this.addConstraint(table, inner(command['def'], 'Constraint') ?? {});
          break;
        case 'AT_AddColumn':
          this.addColumn(table, inner(command['def'], 'ColumnDef') ?? {});
          break;
        case 'AT_ColumnDefault':
          this.columnOf(table, column, (found) => setDefault(found, command['def']));
          break;
        case 'AT_SetNotNull':
          this.columnOf(table, column, (found) => (found.notNull = true));
          break;
        case 'AT_AddIdentity':
          this.columnOf(table, column, (found) => (found.isSerial = true));
          break;
        default:
          this.passOver(`ALTER TABLE … ${text(command['subtype']).replace('AT_', '')}`);
      }
    }
  }

  private createDomain(node: Node): void {
    const domain = { type: typeOf(node['typeName']), notNull: false, bounds: {} as ColumnBounds };
    const name = lastName(node['domainname']);
    this.schema.domains.set(name, domain);
    for (const element of list(node['constraints'])) {
      const constraint = inner(element, 'Constraint') ?? {};
      if (constraint['contype'] === 'CONSTR_NOTNULL') domain.notNull = true;
      if (constraint['contype'] !== 'CONSTR_CHECK') continue;
      const understood = readCheck(constraint['raw_expr'], {
        bounds: () => domain.bounds,
        order: () => undefined,
      });
      if (!understood)
        this.schema.notes.push(`domain ${name}: its CHECK is not understood; rows may not satisfy it`);
    }
  }

  private createIndex(node: Node): void {
    const table = this.schema.tables.get(text((node['relation'] as Node | undefined)?.['relname']));
    const keys = list(node['indexParams']).map((element) => text(inner(element, 'IndexElem')?.['name']));
    if (node['unique'] !== true || table === undefined) return this.passOver('Index');
    if (node['whereClause'] !== undefined || keys.includes('')) {
      this.schema.notes.push(
        `${table.name}: the unique index ${text(node['idxname'])} is partial or of expressions; rows may not satisfy it`,
      );
      return;
    }
    table.uniques.push(keys);
  }
}

function setDefault(column: SqlColumn, expression: unknown): void {
  column.hasDefault = expression !== undefined;
  if (lastName(inner(uncast(expression), 'FuncCall')?.['funcname']) === 'nextval') column.isSerial = true;
}

function lastName(value: unknown): string {
  return names(value).at(-1) ?? '';
}

function typeOf(node: unknown): SqlType {
  const type = (node ?? {}) as Node;
  return {
    name: lastName(type['names']),
    modifiers: list(type['typmods']).map((modifier) =>
      Number(inner(inner(modifier, 'A_Const'), 'ival')?.['ival'] ?? 0),
    ),
    isArray: list(type['arrayBounds']).length > 0,
  };
}
