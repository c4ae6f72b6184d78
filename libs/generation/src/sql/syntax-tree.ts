/** Reading helpers for the tree of PostgreSQL's parser, whose nodes are objects with one property. */
export type Node = Readonly<Record<string, unknown>>;

export function inner(node: unknown, kind: string): Node | undefined {
  const value = typeof node === 'object' && node !== null ? (node as Node)[kind] : undefined;
  return typeof value === 'object' && value !== null ? (value as Node) : undefined;
}

export function list(value: unknown): readonly Node[] {
  return Array.isArray(value) ? (value as Node[]) : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The texts of a list of `String` nodes. */
export function names(value: unknown): string[] {
  return list(value).map((node) => text(inner(node, 'String')?.['sval']));
}

/** Takes casts and lists of one away. */
export function uncast(node: unknown): unknown {
  const cast = inner(node, 'TypeCast');
  return cast === undefined ? node : uncast(cast['arg']);
}

/** A literal: a number, a text or a boolean; undefined for anything else. */
export function literal(node: unknown): string | number | boolean | undefined {
  const bare = uncast(node);
  const constant = inner(bare, 'A_Const');
  if (constant !== undefined) {
    const whole = inner(constant, 'ival');
    if (whole !== undefined) return Number(whole['ival'] ?? 0);
    const float = inner(constant, 'fval');
    if (float !== undefined) return Number(float['fval']);
    const string = inner(constant, 'sval');
    if (string !== undefined) return text(string['sval']);
    const bool = inner(constant, 'boolval');
    if (bool !== undefined) return bool['boolval'] === true;
    return undefined;
  }
  const expression = inner(bare, 'A_Expr');
  if (expression !== undefined && names(expression['name'])[0] === '-' && expression['lexpr'] === undefined) {
    const value = literal(expression['rexpr']);
    return typeof value === 'number' ? -value : undefined;
  }
  return undefined;
}

/** The name of a column, if that is all the node is. */
export function columnName(node: unknown): string | undefined {
  const reference = inner(uncast(node), 'ColumnRef');
  return reference === undefined ? undefined : names(reference['fields']).at(-1);
}
