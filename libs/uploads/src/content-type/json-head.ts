/** What the beginning of a text is, read as JSON values one after the other. */
export interface JsonHead {
  /** Complete values at the top level; the one that is cut off at the end of the head does not count. */
  values: number;
  /** Whether no value, not even the cut one, reaches over the end of a line. */
  oneLineEach: boolean;
}

// A string character is anything but the quote, the backslash and control characters.
const STRING = '"[ !#-[\\]-\\uffff]*(?:\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\\]-\\uffff]*)*"';
const NUMBER = '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?';
const TOKEN = new RegExp(`[{}[\\],:]|${STRING}|${NUMBER}|true|false|null`, 'y');
const CUT_STRING =
  /^"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*(?:\\(?:u[0-9a-fA-F]{0,3})?)?$/;
const SPACE = /[ \t\r\n]*/y;

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/**
 * Checks the beginning of a text against the grammar of RFC 8259, values at the top level being separated by
 * line ends. `null` if no continuation can make it one or more JSON values.
 *
 * @param whole whether `head` is all there is; if not, it may end anywhere
 */
export function readJsonHead(head: string, whole: boolean): JsonHead | null {
  const text = whole ? head : withoutLastNumber(head);
  const open: ('{' | '[')[] = [];
  let expecting: Expecting = 'value';
  let values = 0;
  let oneLineEach = true;
  let at = 0;

  for (;;) {
    const gap = match(SPACE, text, at);
    const newLine = gap.includes('\n');
    at += gap.length;
    if (at === text.length) break;
    const atTop: boolean = open.length === 0 && expecting === 'value';
    if (atTop && values > 0 && !newLine) return null;
    if (!atTop && newLine) oneLineEach = false;

    const token = match(TOKEN, text, at);
    if (token === '') return !whole && isCutToken(text.slice(at)) ? { values, oneLineEach } : null;
    at += token.length;

    if (expecting === 'colon') {
      if (token !== ':') return null;
      expecting = 'value';
    } else if (expecting === 'comma-or-end' && token === ',') {
      expecting = open.at(-1) === '{' ? 'key' : 'value';
    } else if (token === '}' || token === ']') {
      const ends = expecting === 'comma-or-end' || expecting === 'key-or-end' || expecting === 'value-or-end';
      if (!ends || open.pop() !== (token === '}' ? '{' : '[')) return null;
      expecting = 'comma-or-end';
    } else if (expecting === 'comma-or-end') {
      return null;
    } else if (expecting === 'key' || expecting === 'key-or-end') {
      if (!token.startsWith('"')) return null;
      expecting = 'colon';
    } else if (token === ',' || token === ':') {
      return null;
    } else if (token === '{' || token === '[') {
      open.push(token);
      expecting = token === '{' ? 'key-or-end' : 'value-or-end';
    } else {
      expecting = 'comma-or-end';
    }

    if (open.length === 0 && expecting === 'comma-or-end') {
      values++;
      expecting = 'value';
    }
  }
  if (whole && (open.length > 0 || values === 0)) return null;
  return { values, oneLineEach };
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Whether the text, which is no token, may be the beginning of one. */
function isCutToken(rest: string): boolean {
  return CUT_STRING.test(rest) || ['true', 'false', 'null'].some((word) => word.startsWith(rest));
}

/** Without a number at the end, of which one cannot know whether it is all there. */
function withoutLastNumber(text: string): string {
  let end = text.length;
  while (end > 0 && '+-.0123456789eE'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
