import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '@app/database';
import { DeletionNotFound } from '../retention.errors';
import type { Deletion, DeletionKind, DeletionReason } from './deletion';

export interface DeletionPage {
  deletions: Deletion[];
  /** The last one of the page if there are more: the next page starts after it. */
  next: string | undefined;
}

export interface DeletionFilter {
  kind?: DeletionKind | undefined;
  subject?: string | undefined;
  reason?: DeletionReason | undefined;
}

// The deletion of a dataset is complete when those of its files are.
const SELECT = `
  SELECT deletion.id AS "deletionId", kind, subject, reason, request_id AS "requestId", part_of AS "partOf", details,
         requested_at AS "requestedAt",
         CASE WHEN parts.open THEN NULL ELSE greatest(completed_at, parts.last) END AS "completedAt"
  FROM deletions AS deletion
  CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(part.completed_at IS NULL), false) AS open, max(part.completed_at) AS last
    FROM deletions AS part WHERE part.part_of = deletion.id
  ) AS parts`;

/** The record of what was deleted for good. */
@Injectable()
export class Deletions {
  constructor(private readonly database: Database) {}

  /** Newest first. @param page.after a deletion of the page before */
  async list(
    { kind, subject, reason }: DeletionFilter,
    page: { after?: string | undefined; limit: number },
  ): Promise<DeletionPage> {
    const { rows } = await this.database.query<Deletion & { [column: string]: unknown }>(
      `${SELECT}
       WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR subject = $3)
         AND ($4::text IS NULL OR reason = $4)
       ORDER BY id DESC LIMIT $5`,
      [page.after ?? null, kind ?? null, subject ?? null, reason ?? null, page.limit + 1],
    );
    const deletions = rows.slice(0, page.limit);
    return { deletions, next: rows.length > page.limit ? deletions.at(-1)?.deletionId : undefined };
  }

  /** @throws DeletionNotFound */
  async get(deletionId: string): Promise<Deletion> {
    const { rows } = await this.database.query<Deletion & { [column: string]: unknown }>(
      `${SELECT} WHERE deletion.id = $1`,
      [deletionId],
    );
    if (rows[0] === undefined) throw new DeletionNotFound(deletionId);
    return rows[0];
  }
}

/** Writes that something is deleted, in the transaction that does it. */
export async function recordDeletion(
  client: Queryable,
  deletion: Pick<Deletion, 'deletionId' | 'kind' | 'subject' | 'details'> & { requestId: string | undefined },
): Promise<void> {
  const { deletionId, kind, subject, details, requestId } = deletion;
  await client.query(
    `INSERT INTO deletions (id, kind, subject, reason, request_id, details, completed_at)
     VALUES ($1, $2, $3, 'request', $4, $5, now())`,
    [deletionId, kind, subject, requestId ?? null, details],
  );
}
