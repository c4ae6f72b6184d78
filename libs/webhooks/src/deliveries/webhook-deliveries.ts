import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@app/database';
import { WebhookDeliveryNotFound, WebhookDisabled, WebhookNotFound } from '../webhooks.errors';
import type { DeliveryStatus, WebhookAttempt, WebhookDelivery } from './webhook-delivery';

export interface DeliveryPage {
  deliveries: WebhookDelivery[];
  /** The last delivery of the page if there are more: the next page starts after it. */
  next: string | undefined;
}

const COLUMNS = `
  delivery.id AS "deliveryId", endpoint_id AS "webhookId", event, occurred_at AS "occurredAt", data, status,
  next_attempt_at AS "nextAttemptAt", created_at AS "createdAt", ended_at AS "endedAt"`;

const LIST = `
  SELECT ${COLUMNS} FROM webhook_deliveries AS delivery
  WHERE endpoint_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR status = $3)
  ORDER BY id DESC LIMIT $4`;

// Jobs end in one place, so an event of our own making looks the same as theirs.
const INSERT_TEST = `
  INSERT INTO webhook_deliveries AS delivery (id, endpoint_id, event, occurred_at, data)
  SELECT $1, id, 'webhook.test', now(), jsonb_build_object('webhookId', id) FROM webhook_endpoints
  WHERE id = $2 AND enabled FOR KEY SHARE
  RETURNING ${COLUMNS}`;

// One that is being sent at this moment is left alone: it is on its way as asked.
const REDELIVER = `
  UPDATE webhook_deliveries AS delivery SET
    status = 'pending', failures = 0, ended_at = NULL,
    next_attempt_at = CASE WHEN claimed_until > now() THEN next_attempt_at ELSE now() END
  FROM webhook_endpoints AS endpoint
  WHERE delivery.id = $1 AND delivery.endpoint_id = $2 AND endpoint.id = $2 AND endpoint.enabled
  RETURNING delivery.id AS "deliveryId", endpoint_id AS "webhookId", event, occurred_at AS "occurredAt", data, status,
    next_attempt_at AS "nextAttemptAt", delivery.created_at AS "createdAt", ended_at AS "endedAt"`;

/** The log of what was sent to endpoints and what came of it. */
@Injectable()
export class WebhookDeliveries {
  constructor(private readonly database: Database) {}

  /**
   * Newest first.
   * @param page.after a delivery of the page before
   * @throws WebhookNotFound
   */
  async list(
    webhookId: string,
    page: { status?: DeliveryStatus | undefined; after?: string | undefined; limit: number },
  ): Promise<DeliveryPage> {
    const values = [webhookId, page.after ?? null, page.status ?? null, page.limit + 1];
    const { rows } = await this.database.query<Omit<WebhookDelivery, 'attempts'>>(LIST, values);
    if (rows.length === 0) await this.requireWebhook(webhookId);
    const deliveries = await this.withAttempts(rows.slice(0, page.limit));
    return { deliveries, next: rows.length > page.limit ? deliveries.at(-1)?.deliveryId : undefined };
  }

  /**
   * Sends an event `webhook.test`, as any other event is sent.
   * @throws WebhookNotFound WebhookDisabled
   */
  async test(webhookId: string): Promise<WebhookDelivery> {
    const values = [uuidv7(), webhookId];
    const { rows } = await this.database.query<Omit<WebhookDelivery, 'attempts'>>(INSERT_TEST, values);
    const [delivery] = rows;
    if (delivery !== undefined) return { ...delivery, attempts: [] };
    await this.requireWebhook(webhookId);
    throw new WebhookDisabled(webhookId);
  }

  /**
   * Sends a delivery again, whatever came of it, with all its retries and under the same `webhook-id`.
   * @throws WebhookNotFound WebhookDeliveryNotFound WebhookDisabled
   */
  async redeliver(webhookId: string, deliveryId: string): Promise<WebhookDelivery> {
    const values = [deliveryId, webhookId];
    const { rows } = await this.database.query<Omit<WebhookDelivery, 'attempts'>>(REDELIVER, values);
    const [delivery] = await this.withAttempts(rows);
    if (delivery !== undefined) return delivery;
    await this.requireWebhook(webhookId);
    const existing = await this.database.query(
      'SELECT 1 FROM webhook_deliveries WHERE id = $1 AND endpoint_id = $2',
      values,
    );
    throw existing.rowCount === 0 ? new WebhookDeliveryNotFound(deliveryId) : new WebhookDisabled(webhookId);
  }

  private async withAttempts(rows: readonly Omit<WebhookDelivery, 'attempts'>[]): Promise<WebhookDelivery[]> {
    if (rows.length === 0) return [];
    const { rows: attempts } = await this.database.query<WebhookAttempt & { deliveryId: string }>(
      `SELECT delivery_id AS "deliveryId", number, started_at AS "startedAt", duration_ms AS "durationMs",
              status_code AS "statusCode", error, response
       FROM webhook_attempts WHERE delivery_id = ANY($1) ORDER BY number`,
      [rows.map(({ deliveryId }) => deliveryId)],
    );
    return rows.map((row) => ({
      ...row,
      attempts: attempts
        .filter(({ deliveryId }) => deliveryId === row.deliveryId)
        .map(({ deliveryId: _, ...attempt }) => attempt),
    }));
  }

  /** @throws WebhookNotFound */
  private async requireWebhook(webhookId: string): Promise<void> {
    const sql = 'SELECT 1 FROM webhook_endpoints WHERE id = $1';
    if ((await this.database.query(sql, [webhookId])).rowCount === 0) throw new WebhookNotFound(webhookId);
  }
}
