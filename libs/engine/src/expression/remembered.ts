/**
 * The same function, which computes once for several calls with the same row. Cells of a row are asked for one after
 * the other, so the last row is all that is worth keeping; what it gives still depends on the row alone.
 */
export function remembered<T>(compute: (row: number) => T): (row: number) => T {
  let lastRow = -1;
  let last: T;
  return (row) => {
    if (row !== lastRow) {
      last = compute(row);
      lastRow = row;
    }
    return last;
  };
}
