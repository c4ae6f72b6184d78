import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database, type Queryable } from '@app/database';
import type { Lease, NewResumableUpload, Part, ResumableUpload } from './resumable-upload';
import { UploadLocked } from './resumable.errors';

/**
 * Milliseconds that a request has an upload without saying so again. After a process was killed, its clients wait for
 * this long.
 */
export const LEASE_MS = 3_000;
const LEASE = `now() + interval '${LEASE_MS} milliseconds'`;

const COLUMNS = `
  id AS "uploadId", size_bytes AS size, offset_bytes AS "offset", metadata, idempotency_key AS "idempotencyKey",
  request_id AS "requestId", bound_to AS "boundTo", job_id AS "jobId", created_at AS "createdAt", active_at AS "activeAt",
  expires_at AS "expiresAt"`;

/** How far resumable uploads have come. Each method is one statement. */
@Injectable()
export class ResumableUploads {
  private readonly ttl: string;

  constructor(
    private readonly database: Database,
    config: AppConfig,
  ) {
    this.ttl = `${config.limits.resumableUploadTtlMs} milliseconds`;
  }

  /** Begins an upload. @returns the lease, which the creator has */
  async create(upload: NewResumableUpload): Promise<Lease> {
    const { uploadId, size, metadata, idempotencyKey, requestId, boundTo } = upload;
    await this.database.query(
      `INSERT INTO resumable_uploads (id, size_bytes, metadata, idempotency_key, request_id, bound_to, lease_token,
                                      lease_until, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, 1, ${LEASE}, now() + $7::interval)`,
      [uploadId, size, JSON.stringify(metadata), idempotencyKey, requestId, boundTo, this.ttl],
    );
    return { uploadId, token: 1 };
  }

  async find(uploadId: string): Promise<ResumableUpload | undefined> {
    const { rows } = await this.database.query<ResumableUpload>(
      `SELECT ${COLUMNS} FROM resumable_uploads WHERE id = $1`,
      [uploadId],
    );
    return rows[0];
  }

  /** Takes the lease unless another has it, who is then asked for it. @returns `missing`: there is no such upload */
  async acquire(uploadId: string): Promise<Lease | 'held' | 'missing'> {
    const { rows } = await this.database.query<{ token: number }>(
      `UPDATE resumable_uploads
       SET lease_token = lease_token + 1, lease_until = ${LEASE}, release_requested = false
       WHERE id = $1 AND (lease_until IS NULL OR lease_until < now())
       RETURNING lease_token AS token`,
      [uploadId],
    );
    if (rows[0] !== undefined) return { uploadId, token: rows[0].token };
    const asked = await this.database.query(
      'UPDATE resumable_uploads SET release_requested = true WHERE id = $1 RETURNING id',
      [uploadId],
    );
    return asked.rows.length === 0 ? 'missing' : 'held';
  }

  /** Keeps the lease. @returns whether another waits for it; `lost` when another has it */
  async renew({ uploadId, token }: Lease): Promise<'kept' | 'wanted' | 'lost'> {
    const { rows } = await this.database.query<{ wanted: boolean }>(
      `UPDATE resumable_uploads SET lease_until = ${LEASE} WHERE id = $1 AND lease_token = $2
       RETURNING release_requested AS wanted`,
      [uploadId, token],
    );
    if (rows[0] === undefined) return 'lost';
    return rows[0].wanted ? 'wanted' : 'kept';
  }

  async release({ uploadId, token }: Lease): Promise<void> {
    await this.database.query(
      'UPDATE resumable_uploads SET lease_until = NULL WHERE id = $1 AND lease_token = $2',
      [uploadId, token],
    );
  }

  /** The parts that the offset counts, in order. */
  async parts(uploadId: string): Promise<Part[]> {
    const { rows } = await this.database.query<Part>(
      `SELECT storage_key AS "storageKey", offset_bytes AS "offset", size_bytes AS size
       FROM staged_objects WHERE upload_id = $1 AND size_bytes IS NOT NULL ORDER BY offset_bytes`,
      [uploadId],
    );
    return rows;
  }

  /** Lists an object that is about to be written. @throws UploadLocked */
  async stage({ uploadId, token }: Lease, { storageKey, offset }: Omit<Part, 'size'>): Promise<void> {
    const { rowCount } = await this.database.query(
      `INSERT INTO staged_objects (storage_key, upload_id, offset_bytes)
       SELECT $3, id, $4 FROM resumable_uploads WHERE id = $1 AND lease_token = $2`,
      [uploadId, token, storageKey, offset],
    );
    if (rowCount !== 1) throw new UploadLocked();
  }

  /** Makes parts that were written count. @throws UploadLocked */
  async advance({ uploadId, token }: Lease, parts: readonly Part[]): Promise<void> {
    const [first] = parts;
    if (first === undefined) return;
    const bytes = parts.reduce((sum, { size }) => sum + size, 0);
    const { rowCount } = await this.database.query(
      `WITH upload AS (
         UPDATE resumable_uploads
         SET offset_bytes = offset_bytes + $4, active_at = now(), expires_at = now() + $5::interval
         WHERE id = $1 AND lease_token = $2 AND offset_bytes = $3
         RETURNING id
       )
       UPDATE staged_objects AS object SET size_bytes = part.size
       FROM upload, unnest($6::text[], $7::bigint[]) AS part (storage_key, size)
       WHERE object.storage_key = part.storage_key AND object.upload_id = upload.id`,
      [
        uploadId,
        token,
        first.offset,
        bytes,
        this.ttl,
        parts.map(({ storageKey }) => storageKey),
        parts.map(({ size }) => size),
      ],
    );
    if (rowCount !== parts.length) throw new UploadLocked();
  }

  /**
   * Makes an upload the file of a job, in the transaction that makes the file known.
   * @param storageKey the object that is a file from then on
   * @throws UploadLocked
   */
  async complete(
    client: Queryable,
    { uploadId, token }: Lease,
    { jobId, storageKey }: { jobId: string; storageKey: string },
  ): Promise<void> {
    const { rowCount } = await client.query(
      `UPDATE resumable_uploads
       SET offset_bytes = size_bytes, job_id = $3, active_at = now(), expires_at = now() + $4::interval
       WHERE id = $1 AND lease_token = $2 AND job_id IS NULL`,
      [uploadId, token, jobId, this.ttl],
    );
    if (rowCount !== 1) throw new UploadLocked();
    await client.query('DELETE FROM staged_objects WHERE storage_key = $1', [storageKey]);
  }

  /** Ends an upload; what it has in storage is then for `StagedObjects` to remove. @throws UploadLocked */
  async remove({ uploadId, token }: Lease): Promise<void> {
    const { rowCount } = await this.database.query(
      'DELETE FROM resumable_uploads WHERE id = $1 AND lease_token = $2',
      [uploadId, token],
    );
    if (rowCount !== 1) throw new UploadLocked();
  }

  /** Ends uploads that were not gone on with in time, some at once. @returns how many */
  async removeExpired(): Promise<number> {
    const { rowCount } = await this.database.query(
      `DELETE FROM resumable_uploads WHERE id IN (
         SELECT id FROM resumable_uploads
         WHERE expires_at < now() AND (lease_until IS NULL OR lease_until < now())
         ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED
       )`,
    );
    return rowCount ?? 0;
  }
}
