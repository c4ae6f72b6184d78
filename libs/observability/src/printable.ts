// Characters that JSON leaves as they are and that a terminal or a viewer may obey: C1 controls, line and paragraph
// separators, and marks that turn the direction of text.
const UNPRINTABLE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
// An escaped backslash, so that what follows it is not taken for an escape; or a control character but \n and \t.
const ESCAPE_IN_JSON = /\\\\|\\u00[01][\da-f]|\\[bfr]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A line of JSON whose reader sees what is in it, and obeys nothing. Its content stays the same. */
export function printableJson(line: string): string {
  return line.replace(UNPRINTABLE, escaped);
}

/** The same for a line that is made pretty: its control characters come out as their escapes. */
export function printablePretty(line: string): string {
  return line
    .replace(UNPRINTABLE, (character) => `\\${escaped(character)}`)
    .replace(ESCAPE_IN_JSON, (escape) => (escape === '\\\\' ? escape : `\\${escape}`));
}

/** One line of text, of which no part looks like another line of the log. */
export function oneLine(text: string): string {
  return text.replace(/\n/g, '\\n');
}
