/** An upload that may be broken off and gone on with. */
export interface ResumableUpload {
  uploadId: string;
  /** Bytes of the whole, as announced. */
  size: number;
  /** Bytes that are durable; the size only once there is a file. */
  offset: number;
  /** As the client sent it. */
  metadata: Readonly<Record<string, string | null>>;
  idempotencyKey: string | null;
  requestId: string | null;
  /** The tenant that the request was bound to which began it. */
  boundTo: string | null;
  /** The job that works on the file, once there is one. */
  jobId: string | null;
  createdAt: Date;
  /** When bytes came last. */
  activeAt: Date;
  expiresAt: Date;
}

export type NewResumableUpload = Pick<
  ResumableUpload,
  'uploadId' | 'size' | 'metadata' | 'idempotencyKey' | 'requestId' | 'boundTo'
>;

/** An object in storage with some of the bytes of an upload. */
export interface Part {
  storageKey: string;
  /** Where its bytes begin in the upload. */
  offset: number;
  /** Bytes. */
  size: number;
}

/** The right to write to an upload: every write names the token, and does nothing under an older one. */
export interface Lease {
  uploadId: string;
  token: number;
}
