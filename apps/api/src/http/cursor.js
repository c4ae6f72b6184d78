import { InvalidCursor } from './http.errors';
/** A position in a list, as text that clients hand back without looking into it. */
export function encodeCursor(values) {
    return Buffer.from(JSON.stringify(values)).toString('base64url');
}
/** @throws InvalidCursor for anything that `encodeCursor` cannot have given */
export function decodeCursor(cursor) {
    if (!/^[A-Za-z0-9_-]{1,200}$/.test(cursor))
        throw new InvalidCursor();
    try {
        const values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
        if (Array.isArray(values) && encodeCursor(values) === cursor)
            return values;
    }
    catch {
        // Falls through to the same answer.
    }
    throw new InvalidCursor();
}
/** Value of the header `Link` (RFC 8288) for the page after this one: the same request with another cursor. */
export function nextPageLink(url, cursor) {
    const next = new URL(url, 'http://relative');
    next.searchParams.set('cursor', cursor);
    return `<${next.pathname}${next.search}>; rel="next"`;
}
