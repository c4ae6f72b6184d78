import { displayWidth, fit } from './display-width';

const GAP = '  ';
/** A cell wider than this is cut, so that one long text does not push every other column out. */
const MAX_CELL = 18;
const MIN_COLUMNS = 1;

/** One line of printable text: data of others could otherwise steer the terminal. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is replaced
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, '·');
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return printable(typeof value === 'string' ? value : JSON.stringify(value));
}

const isNumeric = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

interface Column {
  cells: string[];
  width: number;
  align: 'left' | 'right';
}

function makeColumn(
  name: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  maxCell: number,
): Column {
  const values = rows.map((row) => toCell(row[name]));
  const cells = [toCell(name), ...values];
  const width = Math.min(maxCell, Math.max(...cells.map(displayWidth)));
  return { cells, width, align: values.length > 0 && values.every(isNumeric) ? 'right' : 'left' };
}

/**
 * Rows as a table, at most `width` columns of the terminal wide. Fields that find no room are named below it.
 * @param fields which fields, in which order
 * @param maxCell columns of the terminal that a cell may take; longer ones are cut
 */
export function renderTable(
  rows: readonly Readonly<Record<string, unknown>>[],
  fields: readonly string[],
  width = 80,
  maxCell = MAX_CELL,
): string[] {
  const columns: Column[] = [];
  let used = 0;
  for (const field of fields) {
    const column = makeColumn(field, rows, maxCell);
    const needed = column.width + (columns.length === 0 ? 0 : GAP.length);
    if (columns.length >= MIN_COLUMNS && used + needed > width) break;
    columns.push({ ...column, width: Math.min(column.width, width) });
    used += needed;
  }
  const lines = Array.from({ length: rows.length + 1 }, (_, line) =>
    columns
      .map(({ cells, width: cellWidth, align }) => fit(cells[line] ?? '', cellWidth, align))
      .join(GAP)
      .trimEnd(),
  );
  const left = fields.slice(columns.length);
  return left.length === 0 ? lines : [...lines, fit(`and ${left.map(toCell).join(', ')}`, width).trimEnd()];
}
