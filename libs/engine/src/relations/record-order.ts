/** A reference from a field of one record type to a field of another. */
export interface RecordReference {
  readonly from: string;
  readonly field: string;
  readonly to: string;
  readonly key: string;
}

/** The record types, each after those that it refers to; or the references that lead back to where they started. */
export type RecordOrder = { readonly order: string[] } | { readonly cycle: RecordReference[] };

/**
 * Finds the order of work. References to a record type itself do not count, nor those to others than the given ones.
 * Among equals, the order is that of the names, so that it does not depend on the order of the request.
 */
export function orderRecords(names: readonly string[], references: readonly RecordReference[]): RecordOrder {
  const outgoing = new Map([...names].sort().map((name) => [name, [] as RecordReference[]]));
  for (const reference of references) {
    if (reference.from !== reference.to && outgoing.has(reference.to))
      outgoing.get(reference.from)?.push(reference);
  }
  const done = new Set<string>();
  const path: RecordReference[] = [];
  const visit = (name: string): RecordReference[] | undefined => {
    if (done.has(name)) return undefined;
    const entered = path.findIndex(({ from }) => from === name);
    if (entered >= 0) return path.slice(entered);
    for (const reference of outgoing.get(name) ?? []) {
      path.push(reference);
      const cycle = visit(reference.to);
      if (cycle !== undefined) return cycle;
      path.pop();
    }
    done.add(name);
    return undefined;
  };
  for (const name of outgoing.keys()) {
    const cycle = visit(name);
    if (cycle !== undefined) return { cycle };
  }
  return { order: [...done] };
}

/** `orders.userId -> users.teamId -> orders.userId`: each step names the field that refers to the record type of the next. */
export function cycleText(cycle: readonly RecordReference[]): string {
  const steps = cycle.map(({ from, field }) => `${from}.${field}`);
  return [...steps, steps[0]].join(' -> ');
}
