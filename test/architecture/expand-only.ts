import { parse } from 'libpg-query';

/** A statement that a version before this migration may not survive, or that others would have to wait for. */
export interface Hazard {
  /** From 1. */
  line: number;
  what: string;
}

type Node = Record<string, unknown>;

interface RawStatement {
  stmt: Node;
  /** In bytes. */
  stmt_location?: number;
  stmt_len?: number;
}

/** In a comment right before the statement. */
const EXCUSE = /^--\s*safe because:\s*\S+/m;

/** Alterations that take something away from those who use the table, or check and rewrite all of it. */
const ALTERATIONS: Readonly<Record<string, string>> = {
  AT_DropColumn: 'drops a column',
  AT_AlterColumnType: 'changes the type of a column',
  AT_SetNotNull: 'forbids NULL in a column',
  AT_DropConstraint: 'drops a constraint',
  AT_AddConstraint: 'adds a constraint that what is there, or an older version, may break',
};

const STATEMENTS: Readonly<Record<string, string>> = {
  DropStmt: 'drops something',
  RenameStmt: 'renames something',
  AlterObjectSchemaStmt: 'moves something to another schema',
  TruncateStmt: 'empties a table',
};

/**
 * What in a migration is more than an expansion. Old and new processes run side by side while a version is rolled out,
 * and may have to go back: so a migration adds, and what is not used any more goes with a later release. A statement with
 * the comment `-- safe because: …` before it is excused. Tables that the migration itself creates are its own.
 */
export async function findHazards(sql: string): Promise<Hazard[]> {
  const { stmts = [] } = (await parse(sql)) as { stmts?: RawStatement[] };
  const bytes = Buffer.from(sql);
  const created = new Set<string>();
  const hazards: Hazard[] = [];
  let end = 0;
  for (const { stmt, stmt_location: begin = 0, stmt_len: length = bytes.length - begin } of stmts) {
    const [kind = '', body] = Object.entries(stmt)[0] as [string, Node];
    if (kind === 'CreateStmt') created.add(nameOf(body));
    const excused = EXCUSE.test(bytes.subarray(end, begin).toString());
    end = begin + length;
    if (excused) continue;
    const line = bytes.subarray(0, begin).toString().split('\n').length;
    for (const what of hazardsOf(kind, body, created)) hazards.push({ line, what });
  }
  return hazards;
}

function hazardsOf(kind: string, body: Node, created: ReadonlySet<string>): string[] {
  const general = STATEMENTS[kind];
  if (general !== undefined) return [general];
  if (created.has(nameOf(body))) return [];
  switch (kind) {
    case 'AlterTableStmt':
      return (body['cmds'] as { AlterTableCmd: Node }[]).flatMap(({ AlterTableCmd }) =>
        alteration(AlterTableCmd),
      );
    case 'IndexStmt':
      return [
        ...(body['concurrent'] === true
          ? []
          : ['makes an index while nobody can write (CONCURRENTLY, alone in a migration)']),
        ...(body['unique'] === true ? ['forbids doubles that an older version may write'] : []),
      ];
    case 'UpdateStmt':
    case 'DeleteStmt':
      return ['changes rows that are there, all in one transaction'];
    case 'CreateTrigStmt':
      return ['changes what the writes of an older version do'];
    case 'CreateFunctionStmt':
      return body['replace'] === true ? ['replaces a function that an older version may call'] : [];
    default:
      return [];
  }
}

function alteration(command: Node): string[] {
  const { subtype, def } = command as { subtype: string; def?: { ColumnDef?: Node } };
  const known = ALTERATIONS[subtype];
  if (known !== undefined) return [known];
  if (subtype === 'AT_ColumnDefault' && def === undefined) return ['drops a default'];
  if (subtype !== 'AT_AddColumn') return [];
  const constraints = ((def?.ColumnDef?.['constraints'] ?? []) as { Constraint: Node }[]).map(
    ({ Constraint }) => Constraint,
  );
  const has = (type: string): boolean => constraints.some(({ contype }) => contype === type);
  const byDefault = constraints.find(({ contype }) => contype === 'CONSTR_DEFAULT')?.['raw_expr'] as
    Node | undefined;
  return [
    ...(has('CONSTR_NOTNULL') && !has('CONSTR_DEFAULT')
      ? ['adds a column that older versions must fill']
      : []),
    ...(has('CONSTR_UNIQUE') || has('CONSTR_PRIMARY') || has('CONSTR_CHECK') || has('CONSTR_FOREIGN')
      ? ['adds a constraint that what is there, or an older version, may break']
      : []),
    // now() is the same for all rows; any other function may not be, and is called for each of them.
    ...(byDefault?.['FuncCall'] !== undefined && !/"sval":"now"/.test(JSON.stringify(byDefault))
      ? ['adds a column whose default is computed for every row']
      : []),
  ];
}

function nameOf(body: Node): string {
  return ((body['relation'] ?? {}) as { relname?: string }).relname ?? '';
}
