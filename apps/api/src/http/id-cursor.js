import { decodeCursor, encodeCursor } from './cursor';
import { InvalidCursor } from './http.errors';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** @param id of the last item of a page */
export function encodeIdCursor(id) {
    return encodeCursor([id]);
}
/** @throws InvalidCursor */
export function decodeIdCursor(cursor) {
    const [id] = decodeCursor(cursor);
    if (typeof id !== 'string' || !UUID.test(id))
        throw new InvalidCursor();
    return id;
}
