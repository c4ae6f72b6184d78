import type { Sample } from '@app/engine';
import { SampleProblem } from './sample-problem';

const MAX_ROWS = 2_000_000;
const MAX_VALUES = 100_000;
/** UTF-16 units of all different texts. */
const MAX_TEXT_LENGTH = 8 * 1024 * 1024;
const MAX_LENGTH = 1000;

type Scalar = string | number | boolean;

/**
 * Counts the values of a column. Null, empty texts and what is missing are left out; a column that mixes types is a
 * column of texts. Texts of a file that knows only texts are numbers or booleans when all of them are written so.
 */
export class ValueCounter {
  private readonly counts = new Map<Scalar, number>();
  private readonly types = new Set<string>();
  private rows = 0;
  private textLength = 0;

  /** @throws SampleProblem */
  add(value: unknown): void {
    if (++this.rows > MAX_ROWS)
      throw new SampleProblem('/fileId', 'sample_too_large', `the file has more than ${MAX_ROWS} rows`);
    if (value === undefined || value === null || value === '') return;
    const scalar = this.checked(value);
    const count = this.counts.get(scalar);
    if (count === undefined) this.addNew(scalar);
    this.counts.set(scalar, (count ?? 0) + 1);
  }

  /** @param textsOnly whether the file can only hold texts, as CSV */
  result(textsOnly: boolean): Sample {
    if (this.counts.size === 0)
      throw new SampleProblem('/column', 'sample_empty', 'the column has no values');
    const counts = textsOnly
      ? retyped(this.counts)
      : this.types.size > 1
        ? asTexts(this.counts)
        : this.counts;
    // Sorted, so that the same values in another order are the same sample.
    const entries = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      values: entries.map(([value]) => value) as string[] | number[] | boolean[],
      counts: entries.map(([, count]) => count),
    };
  }

  private checked(value: unknown): Scalar {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value + 0;
    if (typeof value === 'string') {
      if (value.length > MAX_LENGTH) {
        const message = `row ${this.rows} has a text of ${value.length} characters, but ${MAX_LENGTH} is the limit`;
        throw new SampleProblem('/column', 'sample_value_too_long', message);
      }
      if (!value.includes('\0') && !/[\uD800-\uDFFF]/u.test(value)) return value;
    }
    const what = typeof value === 'object' ? 'an object or an array' : 'a value that cannot be stored';
    throw new SampleProblem(
      '/column',
      'sample_value_not_usable',
      `row ${this.rows} has ${what} in the column`,
    );
  }

  private addNew(value: Scalar): void {
    this.types.add(typeof value);
    if (typeof value === 'string') this.textLength += value.length;
    if (this.counts.size >= MAX_VALUES || this.textLength > MAX_TEXT_LENGTH) {
      const message = `the column has more than ${MAX_VALUES} different values, or more than 8 MiB of them`;
      throw new SampleProblem('/column', 'sample_too_large', message);
    }
  }
}

function asTexts(counts: ReadonlyMap<Scalar, number>): ReadonlyMap<Scalar, number> {
  const texts = new Map<Scalar, number>();
  for (const [value, count] of counts) texts.set(String(value), (texts.get(String(value)) ?? 0) + count);
  return texts;
}

/** Texts as numbers or booleans when every one is exactly how such a value is written: 007 stays a text. */
function retyped(counts: ReadonlyMap<Scalar, number>): ReadonlyMap<Scalar, number> {
  const texts = [...counts.keys()] as string[];
  const isNumber = (text: string): boolean =>
    String(Number(text)) === text && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER;
  if (texts.every(isNumber)) return new Map([...counts].map(([text, count]) => [Number(text), count]));
  if (texts.every((text) => text === 'true' || text === 'false'))
    return new Map([...counts].map(([text, count]) => [text === 'true', count]));
  return counts;
}
