/** What can be deleted. */
export const DELETION_KINDS = ['dataset', 'file'] as const;
export type DeletionKind = (typeof DELETION_KINDS)[number];

/** Why: a client asked for it, or it was old enough. */
export const DELETION_REASONS = ['request', 'retention'] as const;
export type DeletionReason = (typeof DELETION_REASONS)[number];

/** That something was deleted for good: what and when, without the data. */
export interface Deletion {
  deletionId: string;
  kind: DeletionKind;
  /** The record type of a dataset, the id of a file. */
  subject: string;
  reason: DeletionReason;
  /** Of the request that asked for it. */
  requestId: string | null;
  /** The deletion of the dataset that a file was made of. */
  partOf: string | null;
  /** Counts of what was removed. */
  details: DeletionDetails;
  /** From when on nobody could see it any more. */
  requestedAt: Date;
  /** When the bytes were gone from storage, too; `null` while they are not. */
  completedAt: Date | null;
}

export interface DeletionDetails {
  rows?: number;
  bytes?: number;
  files?: number;
  /** What the values of a deleted file are still in. */
  sampledBy?: string[];
}

/** Who wants files to be gone. */
export interface DeletionOrigin {
  reason: DeletionReason;
  requestId?: string | undefined;
  partOf?: string | undefined;
}
