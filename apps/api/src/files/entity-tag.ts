/**
 * Whether a list of entity tags (RFC 9110, 8.8.3), as `If-Match` and `If-None-Match` have it, names this one or any.
 * @param comparison a weak one takes `W/"x"` for `"x"`; a strong one does not, for bytes that must be the same
 */
export function namesTag(header: string, etag: string, comparison: 'strong' | 'weak'): boolean {
  return header.split(',').some((tag) => {
    const name = tag.trim();
    return name === '*' || name === etag || (comparison === 'weak' && name === `W/${etag}`);
  });
}
