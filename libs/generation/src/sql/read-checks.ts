import { columnName, inner, list, literal, names, uncast } from './syntax-tree';
import type { ColumnBounds, Ordering } from './tables';

/** What a check says, as far as it can be kept. */
export interface Check {
  /** Takes note of what is said of a column. */
  bounds(column: string): ColumnBounds | undefined;
  order(ordering: Ordering): void;
}

/** Reads the condition of a CHECK; false when part of it is not understood. */
export function readCheck(condition: unknown, check: Check): boolean {
  const node = uncast(condition);
  const combined = inner(node, 'BoolExpr');
  if (combined !== undefined) {
    if (combined['boolop'] === 'OR_EXPR') return readAlternatives(list(combined['args']), check);
    if (combined['boolop'] !== 'AND_EXPR') return false;
    return list(combined['args']).reduce((all, part) => readCheck(part, check) && all, true);
  }
  // Of NULL IS NOT and the like: keeping a value is enough.
  if (inner(node, 'NullTest')?.['nulltesttype'] === 'IS_NOT_NULL') return true;
  const expression = inner(node, 'A_Expr');
  if (expression === undefined) return false;
  const operator = names(expression['name'])[0] ?? '';
  const { lexpr, rexpr } = expression;
  switch (expression['kind']) {
    case 'AEXPR_IN':
      return operator === '=' && readValues(columnName(lexpr), list(inner(rexpr, 'List')?.['items']), check);
    case 'AEXPR_OP_ANY':
      return operator === '=' && readValues(columnName(lexpr), arrayElements(rexpr), check);
    case 'AEXPR_BETWEEN': {
      const [low, high] = list(inner(rexpr, 'List')?.['items']);
      return readComparison(lexpr, '>=', low, check) && readComparison(lexpr, '<=', high, check);
    }
    case 'AEXPR_OP':
      return readComparison(lexpr, operator, rexpr, check);
    default:
      return false;
  }
}

/** `a = 'x' OR a = 'y'` is a list; `a IS NULL OR …` leaves the rest to hold. */
function readAlternatives(parts: readonly unknown[], check: Check): boolean {
  const rest = parts.filter((part) => inner(uncast(part), 'NullTest')?.['nulltesttype'] !== 'IS_NULL');
  if (rest.length === 1) return readCheck(rest[0], check);
  const columns = new Set<string | undefined>();
  const values: unknown[] = [];
  for (const part of rest) {
    const expression = inner(uncast(part), 'A_Expr');
    if (expression?.['kind'] !== 'AEXPR_OP' || names(expression['name'])[0] !== '=') return false;
    columns.add(columnName(expression['lexpr']));
    values.push(expression['rexpr']);
  }
  return columns.size === 1 && readValues([...columns][0], values, check);
}

function arrayElements(node: unknown): readonly unknown[] {
  return list(inner(uncast(node), 'A_ArrayExpr')?.['elements']);
}

function readValues(column: string | undefined, nodes: readonly unknown[], check: Check): boolean {
  const bounds = column === undefined ? undefined : check.bounds(column);
  const values = nodes.map(literal);
  if (bounds === undefined || values.length === 0) return false;
  if (
    !values.every((value) => typeof value === 'string') &&
    !values.every((value) => typeof value === 'number')
  )
    return false;
  const given = values as (string | number)[];
  bounds.values =
    bounds.values === undefined ? given : bounds.values.filter((value) => given.includes(value));
  return true;
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' };

function readComparison(left: unknown, operator: string, right: unknown, check: Check): boolean {
  const column = columnName(left);
  const other = columnName(right);
  if (column !== undefined && other !== undefined) {
    if (operator === '<' || operator === '<=') check.order({ earlier: column, later: other });
    else if (operator === '>' || operator === '>=') check.order({ earlier: other, later: column });
    else return false;
    return true;
  }
  if (column === undefined)
    return (
      other !== undefined && operator in MIRRORED && readComparison(right, MIRRORED[operator]!, left, check)
    );
  const value = literal(right);
  const bounds = check.bounds(column);
  if (bounds === undefined || value === undefined || typeof value === 'boolean') return false;
  const bound = { value, exclusive: operator === '<' || operator === '>' };
  switch (operator) {
    case '=':
      bounds.values = [value];
      return true;
    case '<':
    case '<=':
      if (bounds.max === undefined || bounds.max.value > value) bounds.max = bound;
      return true;
    case '>':
    case '>=':
      if (bounds.min === undefined || bounds.min.value < value) bounds.min = bound;
      return true;
    default:
      // `<> ''`: lifelike texts are not empty.
      return operator === '<>' && value === '';
  }
}
