/**
 * Reads a `Range` header (RFC 9110, 14.2) against a size in bytes.
 *
 * @returns the range; `whole` when there is no header, or one that must be ignored because it is not a single range of
 *   bytes; `unsatisfiable` when it begins past the end
 */
export function readRange(header, size) {
    const match = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header ?? '');
    const [, first = '', last = ''] = match ?? [];
    if (match === null || (first === '' && last === ''))
        return 'whole';
    if (first === '')
        return Number(last) === 0 || size === 0 ? 'unsatisfiable' : suffix(Number(last), size);
    const start = Number(first);
    if (last !== '' && Number(last) < start)
        return 'whole';
    if (start >= size)
        return 'unsatisfiable';
    return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
function suffix(length, size) {
    return { start: Math.max(0, size - length), end: size - 1 };
}
