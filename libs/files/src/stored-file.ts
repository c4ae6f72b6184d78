/** A file in storage that clients may have. */
export interface StoredFile {
  fileId: string;
  /** The job that made it. */
  jobId: string | null;
  /** Key in storage; never shown. */
  storageKey: string;
  /** Proposed to the client as file name. */
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
  createdAt: Date;
  expiresAt: Date | null;
}

export type NewStoredFile = Omit<StoredFile, 'createdAt' | 'expiresAt'>;

/**
 * A key of our own making. Its last characters, which are random, spread the files over 256 folders.
 * @param run tells apart the attempts of a job, so that a zombie never writes where its successor does
 */
export function storageKeyFor(area: 'exports' | 'rejects' | 'uploads', fileId: string, run?: number): string {
  const suffix = run === undefined ? '' : `.${run}`;
  return `${area}/${fileId.slice(-2)}/${fileId}${suffix}`;
}
