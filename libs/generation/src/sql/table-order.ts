import type { ForeignKey, SqlTable } from './tables';

/** The references to leave out so that no table refers to itself through others; of those, rather what may be null. */
export function breakCycles(
  tables: readonly SqlTable[],
  isNullable: (table: SqlTable, key: ForeignKey) => boolean,
): Set<ForeignKey> {
  const broken = new Set<ForeignKey>();
  for (;;) {
    const cycle = findCycle(tables, broken);
    if (cycle === undefined) return broken;
    const weakest = cycle.find(({ table, key }) => isNullable(table, key)) ?? cycle[0]!;
    broken.add(weakest.key);
  }
}

interface Edge {
  readonly table: SqlTable;
  readonly key: ForeignKey;
}

function findCycle(tables: readonly SqlTable[], broken: ReadonlySet<ForeignKey>): Edge[] | undefined {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const done = new Set<string>();
  const path: Edge[] = [];
  const visit = (table: SqlTable): Edge[] | undefined => {
    for (const key of table.foreignKeys) {
      const parent = byName.get(key.table);
      if (parent === undefined || parent === table || broken.has(key) || done.has(parent.name)) continue;
      path.push({ table, key });
      const start = path.findIndex((edge) => edge.table === parent);
      if (start >= 0) return path.slice(start);
      const found = visit(parent);
      if (found !== undefined) return found;
      path.pop();
    }
    done.add(table.name);
    return undefined;
  };
  for (const table of tables) {
    const found = done.has(table.name) ? undefined : visit(table);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** For each table, how many tables refer to it through each other at most. */
export function heights(tables: readonly SqlTable[], broken: ReadonlySet<ForeignKey>): Map<string, number> {
  const known = new Map<string, number>();
  const heightOf = (name: string): number => {
    const cached = known.get(name);
    if (cached !== undefined) return cached;
    known.set(name, 0);
    const children = tables.filter((table) =>
      table.foreignKeys.some((key) => key.table === name && table.name !== name && !broken.has(key)),
    );
    const height = Math.max(0, ...children.map((child) => 1 + heightOf(child.name)));
    known.set(name, height);
    return height;
  };
  for (const { name } of tables) heightOf(name);
  return known;
}
