import type { Queryable } from '@app/database';
import type { EnqueuedJob } from '@app/jobs';

/** A file that was received whole and is durable, with the job that works on it. */
export interface ReceivedUpload {
  job: EnqueuedJob;
  fileId: string;
  originalName: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
  mimeType: string;
  /** The record type that the file becomes rows of; `null` when it is only stored. */
  recordType: string | null;
}

/** What was uploaded for a job; `undefined` when the file was deleted. */
export async function findUploadOf(
  client: Queryable,
  jobId: string,
): Promise<Omit<ReceivedUpload, 'job'> | undefined> {
  const { rows } = await client.query<Omit<ReceivedUpload, 'job'>>(
    `SELECT file.id AS "fileId", name AS "originalName", file.size_bytes AS size, sha256,
            content_type AS "mimeType", record_type AS "recordType"
     FROM stored_files AS file JOIN uploaded_files AS upload USING (id) WHERE upload.job_id = $1`,
    [jobId],
  );
  return rows[0];
}
