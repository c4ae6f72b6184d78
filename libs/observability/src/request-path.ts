/** The path of a request, without its query: that may hold anything, signatures of links among it. */
export function pathOf({ url = '' }: { url?: string | undefined }): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
