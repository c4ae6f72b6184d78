/** A name like `name` that can be that of a column. */
export function columnNameFor(name: string): string {
  const words = name.split(/[^A-Za-z0-9_]+/).filter((word) => word !== '');
  const joined = words.map((word, i) => (i === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join('');
  const lower = joined
    .replace(/^[_0-9]+/, '')
    .replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (head) => head.toLowerCase());
  return lower === '' ? 'field' : lower.slice(0, 63);
}
