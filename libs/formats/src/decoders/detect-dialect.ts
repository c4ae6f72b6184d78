import type { CsvDialect } from './records/csv-records';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLED_RECORDS = 50;

/**
 * Finds the delimiter and the quote of a table from the begin of its text. The delimiter is the one that most records
 * have equally often, outside quotes; a comma when none is there. Single quotes quote only where double ones do not
 * begin any value.
 */
export function detectDialect(head: string): CsvDialect {
  const quote = detectQuote(head);
  let best = { delimiter: ',', agreeing: 0, count: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = countsOf(head, delimiter, quote);
    const [count = 0] = counts;
    if (count === 0) continue;
    const agreeing = counts.filter((other) => other === count).length / counts.length;
    if (agreeing > best.agreeing || (agreeing === best.agreeing && count > best.count))
      best = { delimiter, agreeing, count };
  }
  return { delimiter: best.delimiter, quote };
}

function detectQuote(head: string): string {
  if (/(^|[,;\t|\r\n])"/.test(head)) return '"';
  const opened = head.match(/(^|[,;\t|\r\n])'/g)?.length ?? 0;
  if (/(^|[,;\t|\r\n])'(?=[,;\t|\r\n]|$)/.test(head)) return '"'; // a value that is nothing but an apostrophe
  const closed = head.match(/'(?=[,;\t|\r\n]|$)/g)?.length ?? 0;
  return opened > 0 && opened === closed ? "'" : '"';
}

/** How often the delimiter is in each of the first records, but for the last one, which may be cut. */
function countsOf(head: string, delimiter: string, quote: string): number[] {
  const counts: number[] = [];
  let quoted = false;
  let count = 0;
  let begun = false;
  for (const character of head) {
    if (character === quote) quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (begun && counts.push(count) === SAMPLED_RECORDS) return counts;
      count = 0;
      begun = false;
      continue;
    } else if (!quoted && character === delimiter) count++;
    begun = true;
  }
  if (counts.length === 0 && begun) counts.push(count);
  return counts;
}
