import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import type { QueueName } from '../contract/queues';
import type { QueuedDelivery } from './delivery-queues';

/** A delivery that may go to the queue now, and is kept from other relays for a moment. */
export interface DueDelivery extends QueuedDelivery {
  /** Of its row in the outbox. */
  id: number;
  queue: QueueName;
}

// Kind by kind, each over its own part of the index: deliveries that must wait are never looked at, however many there
// are. (PostgreSQL has no loose index scan, hence the recursion: one look for each kind that has deliveries.)
// Rows are claimed for a while instead of locked: a relay that freezes holding locks would hold them for ever.
const CLAIM_DUE = `
  WITH RECURSIVE waiting (kind) AS (
    (SELECT kind FROM outbox ORDER BY kind LIMIT 1)
    UNION ALL
    SELECT (SELECT kind FROM outbox WHERE outbox.kind > waiting.kind ORDER BY kind LIMIT 1)
    FROM waiting WHERE waiting.kind IS NOT NULL
  ), open (kind) AS (
    SELECT kind FROM waiting
    WHERE kind IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM job_kinds WHERE job_kinds.kind = waiting.kind AND paused_at IS NOT NULL)
  ), due AS (
    SELECT row.id, row.available_at FROM open CROSS JOIN LATERAL (
      SELECT id, available_at FROM outbox
      WHERE outbox.kind = open.kind AND available_at <= now() AND (claimed_until IS NULL OR claimed_until < now())
      ORDER BY available_at, id LIMIT $1
    ) AS row
    UNION
    SELECT id, available_at FROM outbox
    WHERE ungated AND available_at <= now() AND (claimed_until IS NULL OR claimed_until < now())
  )
  UPDATE outbox SET claimed_until = now() + interval '3 seconds'
  WHERE id IN (
    SELECT id FROM outbox
    WHERE id = ANY(ARRAY(SELECT id FROM due ORDER BY available_at, id LIMIT $1))
      AND (claimed_until IS NULL OR claimed_until < now())
    FOR UPDATE SKIP LOCKED
  )
  RETURNING id, job_id AS "jobId", delivery, queue, kind, priority`;

/**
 * Decides which of the pending deliveries may go to the queue now: those that are due and whose kind is not paused.
 * What must wait stays in the outbox, in PostgreSQL, where it survives everything and where a decision takes effect at
 * once for every process.
 */
@Injectable()
export class DeliveryGate {
  constructor(private readonly database: Database) {}

  /** Claims up to `limit` deliveries, for three seconds. */
  async claim(limit: number): Promise<DueDelivery[]> {
    return (await this.database.query<DueDelivery>({ name: 'claim_due', text: CLAIM_DUE, values: [limit] }))
      .rows;
  }

  /** Takes deliveries that have reached the queue out of the outbox. */
  async passed(deliveries: readonly DueDelivery[]): Promise<void> {
    await this.database.query('DELETE FROM outbox WHERE id = ANY($1)', [deliveries.map(({ id }) => id)]);
  }

  /** Lets go of deliveries that the queue did not take. */
  async release(deliveries: readonly DueDelivery[]): Promise<void> {
    await this.database.query('UPDATE outbox SET claimed_until = NULL WHERE id = ANY($1)', [
      deliveries.map(({ id }) => id),
    ]);
  }
}
