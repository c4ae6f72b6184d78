import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@app/database';
import { AddressRefused, GuardedAddresses } from '../addresses/guarded-addresses';
import { TooManyWebhooks, WebhookNotFound, WebhookUrlRefused } from '../webhooks.errors';
import type { Webhook, WebhookSettings } from './webhook';
import { newSecret, WebhookSecrets } from './webhook-secrets';

/** Each has requests of its own under way in every worker. */
const MAX_WEBHOOKS = 100;
/** Milliseconds that a name server gets to say that a URL is refused; a slow one is asked again at each delivery. */
const RESOLVE_MS = 2_000;

const COLUMNS = `
  id AS "webhookId", url, description, events, job_types AS "jobTypes", enabled, disabled_reason AS "disabledReason",
  disabled_at AS "disabledAt", failing_since AS "failingSince",
  CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil",
  created_at AS "createdAt", updated_at AS "updatedAt"`;

/** The endpoints that hear of events. */
@Injectable()
export class Webhooks {
  constructor(
    private readonly database: Database,
    private readonly addresses: GuardedAddresses,
    private readonly secrets: WebhookSecrets,
  ) {}

  /** @throws WebhookUrlRefused TooManyWebhooks */
  async create(settings: WebhookSettings): Promise<Webhook & { secret: string }> {
    await this.checkAddress(settings.url);
    const secret = newSecret();
    const { url, description = '', events, jobTypes = [], enabled = true } = settings;
    const { rows } = await this.database.query<Webhook>(
      `INSERT INTO webhook_endpoints (id, url, description, events, job_types, enabled, disabled_reason, disabled_at, secret)
       SELECT $1, $2, $3, $4, $5, $6, CASE WHEN NOT $6 THEN 'by-hand' END, CASE WHEN NOT $6 THEN now() END, $7
       WHERE (SELECT count(*) FROM webhook_endpoints) < $8
       RETURNING ${COLUMNS}`,
      [uuidv7(), url, description, events, jobTypes, enabled, await this.secrets.seal(secret), MAX_WEBHOOKS],
    );
    const [webhook] = rows;
    if (webhook === undefined) throw new TooManyWebhooks(MAX_WEBHOOKS);
    return { ...webhook, secret };
  }

  /** Newest first. */
  async list(): Promise<Webhook[]> {
    const sql = `SELECT ${COLUMNS} FROM webhook_endpoints ORDER BY id DESC`;
    return (await this.database.query<Webhook>(sql)).rows;
  }

  /** @throws WebhookNotFound */
  async get(webhookId: string): Promise<Webhook> {
    const sql = `SELECT ${COLUMNS} FROM webhook_endpoints WHERE id = $1`;
    return found(webhookId, (await this.database.query<Webhook>(sql, [webhookId])).rows);
  }

  /**
   * Changes what is given. Enabling one that failed gives it the whole time again.
   * @throws WebhookNotFound WebhookUrlRefused
   */
  async update(webhookId: string, changes: Partial<WebhookSettings>): Promise<Webhook> {
    if (changes.url !== undefined) await this.checkAddress(changes.url);
    const { rows } = await this.database.query<Webhook>(
      `UPDATE webhook_endpoints SET
         url = coalesce($2, url), description = coalesce($3, description), events = coalesce($4, events),
         job_types = coalesce($5, job_types), enabled = coalesce($6, enabled),
         disabled_reason = CASE WHEN coalesce($6, enabled) THEN NULL ELSE coalesce(disabled_reason, 'by-hand') END,
         disabled_at = CASE WHEN coalesce($6, enabled) THEN NULL ELSE coalesce(disabled_at, now()) END,
         failing_since = CASE WHEN NOT enabled AND $6 THEN NULL ELSE failing_since END, updated_at = now()
       WHERE id = $1 RETURNING ${COLUMNS}`,
      [
        webhookId,
        changes.url ?? null,
        changes.description ?? null,
        changes.events ?? null,
        changes.jobTypes ?? null,
        changes.enabled ?? null,
      ],
    );
    return found(webhookId, rows);
  }

  /** With all its deliveries. @throws WebhookNotFound */
  async delete(webhookId: string): Promise<void> {
    const sql = 'DELETE FROM webhook_endpoints WHERE id = $1 RETURNING id';
    found(webhookId, (await this.database.query(sql, [webhookId])).rows);
  }

  /**
   * Gives the endpoint another secret. Until the grace period is over messages carry the signatures of both.
   * @throws WebhookNotFound
   */
  async rotateSecret(
    webhookId: string,
    { gracePeriodSeconds }: { gracePeriodSeconds: number },
  ): Promise<Webhook & { secret: string }> {
    const secret = newSecret();
    const { rows } = await this.database.query<Webhook>(
      `UPDATE webhook_endpoints SET secret = $2, previous_secret = CASE WHEN $3 > 0 THEN secret END,
         previous_secret_until = CASE WHEN $3 > 0 THEN now() + $3 * interval '1 second' END, updated_at = now()
       WHERE id = $1 RETURNING ${COLUMNS}`,
      [webhookId, await this.secrets.seal(secret), gracePeriodSeconds],
    );
    return { ...found(webhookId, rows), secret };
  }

  /** Tells early what each delivery would run into. A name that cannot be resolved now may be later. */
  private async checkAddress(url: string): Promise<void> {
    if (!URL.canParse(url))
      throw new WebhookUrlRefused('url must be absolute, for example https://example.com/hook');
    const checked = this.addresses.of(new URL(url)).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof AddressRefused) throw new WebhookUrlRefused(error.message);
      },
    );
    const waiting = new AbortController();
    const patience = delay(RESOLVE_MS, undefined, { signal: waiting.signal });
    await Promise.race([checked, patience]).finally(() => waiting.abort());
  }
}

function found<T>(webhookId: string, [row]: readonly T[]): T {
  if (row === undefined) throw new WebhookNotFound(webhookId);
  return row;
}
