// Text is plain when no format needs to quote, escape or guard any of it: it is not empty, has no control
// character, quote, backslash or CSV delimiter, and does not start with what a spreadsheet takes for a formula.
// eslint-disable-next-line no-control-regex -- control characters are the point
const SPECIAL = /[\u0000-\u001f"\\,;|]|^[=+\-@]/;

/** Whether `text` can be put into every text format as it is (see {@link TextCell.plain}). */
export function isPlainText(text: string): boolean {
  return text !== '' && !SPECIAL.test(text);
}
