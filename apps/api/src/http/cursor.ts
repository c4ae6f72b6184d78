import type { IncomingMessage, ServerResponse } from 'node:http';
import { InvalidCursor } from './http.errors';

/** A position in a list, as text that clients hand back without looking into it. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws InvalidCursor for anything that `encodeCursor` cannot have given */
export function decodeCursor(cursor: string): unknown[] {
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(cursor)) throw new InvalidCursor();
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && encodeCursor(values as string[]) === cursor) return values;
  } catch {
    // Falls through to the same answer.
  }
  throw new InvalidCursor();
}

/** Value of the header `Link` (RFC 8288) for the page after this one: the same request with another cursor. */
export function nextPageLink(url: string, cursor: string): string {
  const next = new URL(url, 'http://relative');
  next.searchParams.set('cursor', cursor);
  return `<${next.pathname}${next.search}>; rel="next"`;
}

/**
 * Tells the client of the page after this one in the header `Link`.
 * @param next where that page begins; `undefined` on the last one
 * @returns the cursor for the body; `null` on the last page
 */
export function linkNextPage<T>(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  next: T | undefined,
  encode: (next: T) => string,
): string | null {
  if (next === undefined) return null;
  const cursor = encode(next);
  response.setHeader('Link', nextPageLink(url, cursor));
  return cursor;
}
