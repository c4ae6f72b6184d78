/**
 * A `Content-Disposition` (RFC 6266) that saves a file under a name which may come from a stranger: an ASCII form that
 * every client reads and, where that loses something, the exact name in UTF-8 (RFC 5987). The file is never shown
 * inside a page of ours.
 */
export function attachment(name) {
    // Only the last step of a path, and nothing invisible: no control characters, no marks that turn the direction.
    const safe = name
        .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
        .split(/[/\\]/)
        .at(-1)
        ?.trim() || 'download';
    const ascii = safe.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
    const header = `attachment; filename="${ascii}"`;
    return ascii === safe ? header : `${header}; filename*=UTF-8''${encodeExtended(safe)}`;
}
function encodeExtended(text) {
    return encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
