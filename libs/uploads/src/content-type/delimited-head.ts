/**
 * Whether a text that nobody gave a name to reads as a table: at least two lines, each with the same number of
 * delimiters outside quotes, and at least one. `null` if it does not.
 *
 * @param whole whether `text` is all there is; if not, the last line is left out
 */
export function readDelimitedHead(text: string, whole: boolean): 'csv' | 'tsv' | null {
  for (const [format, delimiter] of [
    ['tsv', '\t'],
    ['csv', ','],
    ['csv', ';'],
  ] as const) {
    const counts = delimitersPerRecord(text, delimiter, whole);
    const [first = 0] = counts;
    if (counts.length > 1 && first > 0 && counts.every((count) => count === first)) return format;
  }
  return null;
}

/** RFC 4180 records: a delimiter or a line end within quotes is none, and `""` there is a quote. */
function delimitersPerRecord(text: string, delimiter: string, whole: boolean): number[] {
  const counts: number[] = [];
  let quoted = false;
  let count = 0;
  let begun = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted || character === '\r') continue;
    else if (character === '\n') {
      if (begun) counts.push(count);
      count = 0;
      begun = false;
      continue;
    } else if (character === delimiter) count++;
    begun = true;
  }
  if (whole && begun && !quoted) counts.push(count);
  return counts;
}
