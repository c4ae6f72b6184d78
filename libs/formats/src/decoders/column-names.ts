const WORDS = /[\p{L}\p{N}_]+/gu;
const MAX_LENGTH = 63;

/**
 * The name that a column gets from what a file calls it: the name itself where it is one (a small letter, then letters,
 * digits and `_`), otherwise one made of its letters and digits: `E-Mail Address` becomes `eMailAddress`, `ID` `id`,
 * `2nd` `c2nd`.
 * @param place of the column, from 1 on, for names without any letter or digit
 */
export function columnName(source: string, place: number): string {
  if (/^[a-z][A-Za-z0-9_]{0,62}$/.test(source)) return source;
  const words = source
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .match(WORDS)
    ?.map((word) => word.replace(/[^A-Za-z0-9_]/g, ''))
    .filter((word) => word !== '');
  if (words === undefined || words.length === 0) return `column${place}`;
  const joined = words
    .map((word, i) => (i === 0 ? startSmall(word) : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .replace(/^_+/, '');
  if (joined === '') return `column${place}`;
  const name = /^[a-z]/.test(joined) ? joined : startSmall(joined);
  return (/^[a-z]/.test(name) ? name : `c${name}`).slice(0, MAX_LENGTH);
}

/** `ID` to `id`, `Name` to `name`, `URLPath` to `uRLPath`. */
function startSmall(word: string): string {
  return /^[A-Z0-9_]+$/.test(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}
