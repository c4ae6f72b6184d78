/** The order of texts by code points, which is the order of their bytes in UTF-8: below 0 when `a` is first. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** UTF-16 puts surrogates, which are parts of the highest code points, before U+E000 to U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Number of code points. */
export function lengthOf(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) if (isLowSurrogate(text, i)) count--;
  return count;
}

/** Where code point number `count` (from 0) begins; the end of the text when it has fewer. */
export function offsetOf(text: string, count: number): number {
  let at = 0;
  for (let left = count; left > 0 && at < text.length; left--) at += isLowSurrogate(text, at + 1) ? 2 : 1;
  return at;
}

/** From code point `start` (from 1, as in SQL; what lies before the text counts) on, `length` of them. */
export function substringOf(text: string, start: number, length: number): string {
  const from = Math.max(0, start - 1);
  const to = Math.max(from, start - 1 + length);
  const begin = offsetOf(text, from);
  if (to - from >= text.length) return text.slice(begin);
  return text.slice(begin, begin + offsetOf(text.slice(begin), to - from));
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Letters that no decomposition takes apart, in ASCII; no more bytes than they have themselves. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/** Small letters and digits of ASCII, with a hyphen for each run of anything else. */
export function slugOf(text: string): string {
  let slug = '';
  let gap = false;
  for (const character of text.toLowerCase().normalize('NFD')) {
    const unit = character.charCodeAt(0);
    if (unit >= 0x300 && unit <= 0x36f) continue; // an accent of the letter before
    const plain =
      (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) ? character : SPELLED.get(character);
    if (plain === undefined) {
      gap = true;
    } else {
      slug += gap && slug !== '' ? `-${plain}` : plain;
      gap = false;
    }
  }
  return slug;
}
