const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
// East Asian wide and fullwidth characters and emoji, each two columns wide on a terminal.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

const widthOfGrapheme = (grapheme: string): number => (WIDE.test(grapheme) ? 2 : 1);

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += widthOfGrapheme(segment);
  return width;
}

/** The text in exactly `width` columns: filled with spaces, or cut with `…`. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const free = width - displayWidth(text);
  if (free >= 0) return align === 'left' ? text + ' '.repeat(free) : ' '.repeat(free) + text;
  let cut = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const next = widthOfGrapheme(segment);
    if (used + next > width - 1) break;
    cut += segment;
    used += next;
  }
  return `${cut}…${' '.repeat(width - 1 - used)}`;
}
