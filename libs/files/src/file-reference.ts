const PREFIX = 'file:';

/** How a job's row names the file that it made. The API turns it into a signed link at every read. */
export function fileReference(fileId: string): string {
  return `${PREFIX}${fileId}`;
}

/** The file that a job's `resultUri` names, if it names one. */
export function referencedFile(resultUri: string): string | undefined {
  return resultUri.startsWith(PREFIX) ? resultUri.slice(PREFIX.length) : undefined;
}
