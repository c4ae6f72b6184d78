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
  /** From when on retention removes it; `null`: never. */
  expiresAt: Date | null;
}

export interface NewStoredFile extends Omit<StoredFile, 'createdAt' | 'expiresAt'> {
  /** Whose rows are in it, so that it can be deleted with the dataset; none for what a client uploaded. */
  recordTypes: readonly string[];
}

/** What a file is, as the first segment of its key says. */
export const STORAGE_AREAS = ['exports', 'rejects', 'uploads', 'parts', 'archives'] as const;
export type StorageArea = (typeof STORAGE_AREAS)[number];

/**
 * A key of our own making. Its last characters, which are random, spread the files over 256 folders.
 * @param run tells apart the attempts of a job, so that a zombie never writes where its successor does
 */
export function storageKeyFor(area: StorageArea, fileId: string, run?: number): string {
  const suffix = run === undefined ? '' : `.${run}`;
  return `${area}/${fileId.slice(-2)}/${fileId}${suffix}`;
}

/** What the file under a key is. */
export function areaOf(storageKey: string): StorageArea | undefined {
  return STORAGE_AREAS.find((area) => storageKey.startsWith(`${area}/`));
}
