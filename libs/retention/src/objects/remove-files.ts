import { v7 as uuidv7 } from 'uuid';
import type { Queryable } from '@app/database';
import { fileReference } from '@app/files';
import type { DeletionDetails, DeletionOrigin } from '../deletion/deletion';

/** A file that is off the list. */
export interface RemovedFile {
  fileId: string;
  deletionId: string;
  storageKey: string;
  bytes: number;
}

// What a job says about its result must not lead to a file that is gone. Files are locked before jobs.
const REMOVE = `
  WITH wanted AS (
    SELECT stored_files.id AS file_id, deletion_id
    FROM stored_files JOIN unnest($1::uuid[], $2::uuid[]) AS asked (file_id, deletion_id) ON stored_files.id = file_id
    ORDER BY stored_files.id FOR UPDATE OF stored_files
  ), file AS (
    DELETE FROM stored_files USING wanted WHERE id = file_id
    RETURNING id, deletion_id, job_id, storage_key, size_bytes
  ), deletion AS (
    INSERT INTO deletions (id, kind, subject, reason, request_id, part_of, details)
    SELECT deletion_id, 'file', id::text, $3, $4, $5, jsonb_build_object('bytes', size_bytes) || $6::jsonb FROM file
  ), object AS (
    INSERT INTO object_removals (storage_key, deletion_id) SELECT storage_key, deletion_id FROM file
    ON CONFLICT (storage_key) DO UPDATE SET deletion_id = excluded.deletion_id, due_at = excluded.due_at
  ), unlisted AS (
    DELETE FROM unlisted_objects USING file WHERE unlisted_objects.storage_key = file.storage_key
  ), result AS (
    SELECT job_id, array_agg('${fileReference('')}' || id) AS uris FROM file WHERE job_id IS NOT NULL GROUP BY job_id
  ), job AS (
    UPDATE jobs SET
      result_uri = CASE WHEN result_uri = ANY (uris) THEN NULL ELSE result_uri END,
      result = result || jsonb_build_object('fileDeletedAt', to_jsonb(now()))
               || CASE WHEN result ->> 'rejectsUri' = ANY (uris) THEN '{"rejectsUri": null}' ELSE '{}'::jsonb END
    FROM result
    WHERE jobs.id = result.job_id AND finished_at IS NOT NULL
      AND (result_uri = ANY (uris) OR jobs.result ->> 'rejectsUri' = ANY (uris))
  )
  SELECT id AS "fileId", deletion_id AS "deletionId", storage_key AS "storageKey", size_bytes AS bytes FROM file`;

/**
 * Takes files off the list, in the caller's transaction, which also writes that their objects are to be removed: with the
 * commit nobody can see the files any more, and none of their objects can be forgotten.
 */
export async function removeFiles(
  client: Queryable,
  fileIds: readonly string[],
  { reason, requestId, partOf }: DeletionOrigin,
  details: DeletionDetails = {},
): Promise<RemovedFile[]> {
  const deletionIds = fileIds.map(() => uuidv7());
  const { rows } = await client.query<RemovedFile & { [column: string]: unknown }>(REMOVE, [
    fileIds,
    deletionIds,
    reason,
    requestId ?? null,
    partOf ?? null,
    details,
  ]);
  return rows;
}
