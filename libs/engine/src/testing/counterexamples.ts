const SHOWN = 10;

/**
 * For the tests of this lib: the first ten values that do not match, or for which the test is false. An `expect` that
 * there are none says as much as one for each value, in a thousandth of the time.
 */
export function counterexamples<T>(
  values: Iterable<T>,
  holds: (T extends string ? RegExp : never) | ((value: T, index: number) => boolean),
): T[] {
  const test = holds instanceof RegExp ? (value: T) => holds.test(value as string) : holds;
  const found: T[] = [];
  let index = 0;
  for (const value of values) {
    if (!test(value, index++) && found.push(value) === SHOWN) break;
  }
  return found;
}
