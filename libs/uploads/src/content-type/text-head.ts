import { detectEncoding } from '../ingestion/reading/encoding';

const BYTE_ORDER_MARK = '\ufeff';
// Anything but tab, line feed, form feed, carriage return and what is not a control character of ASCII.
const CONTROL = /[^\t\n\f\r -~\u0080-\uffff]/;

export type TextHead =
  | { kind: 'text'; text: string }
  | { kind: 'utf-16' }
  /** Not UTF-8, but free of the bytes that only binary files have: Latin-1 and its like. */
  | { kind: 'other-encoding' }
  | { kind: 'binary' };

/**
 * Reads the beginning of a file as text: UTF-8 without control characters, with or without a byte order mark.
 *
 * @param whole whether `head` is all of the file; if not, the last character may be cut
 * @param encoding of the text, or `detect` to look for UTF-16; by default only UTF-8 is read
 */
export function readTextHead(head: Uint8Array, whole: boolean, encoding?: string): TextHead {
  if (encoding !== undefined && encoding !== 'utf-8') {
    const name = encoding === 'detect' ? detectEncoding(head).encoding : encoding;
    if (name !== 'utf-8') return readEncodedHead(head, whole, name);
  }
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    return { kind: 'utf-16' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(head, { stream: !whole });
    if (CONTROL.test(text)) return { kind: 'binary' };
    return { kind: 'text', text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
  } catch {
    const latin1 = new TextDecoder('latin1').decode(head);
    return { kind: CONTROL.test(latin1) ? 'binary' : 'other-encoding' };
  }
}

function readEncodedHead(head: Uint8Array, whole: boolean, encoding: string): TextHead {
  const text = new TextDecoder(encoding).decode(head, { stream: !whole });
  return CONTROL.test(text) ? { kind: 'binary' } : { kind: 'text', text };
}
