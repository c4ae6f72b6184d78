import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database } from '@app/database';

/** A delivery that this process is to send now. */
export interface ClaimedDelivery {
  id: string;
  endpointId: string;
  /** Number of the attempt; an outcome is written only under the newest. */
  attempt: number;
  failures: number;
  event: string;
  occurredAt: Date;
  data: Record<string, unknown>;
  url: string;
  secret: Buffer;
  /** While a rotation's grace period lasts. */
  previousSecret: Buffer | null;
  /** W3C `traceparent` of the job that it is about. */
  traceParent: string | null;
}

export interface AttemptOutcome {
  startedAt: Date;
  durationMs: number;
  statusCode: number | null;
  /** `null`: delivered. */
  error: string | null;
  response: string | null;
  /** Milliseconds until the next attempt after a failure; `undefined` when there is none. */
  retryInMs: number | undefined;
  /** Whether the receiver asked never to hear of us again. */
  gone: boolean;
}

/** Milliseconds beside the time to answer before a delivery whose worker fell silent goes to another. */
const LEASE_MARGIN_MS = 10_000;
/** Time without one success after which an endpoint is disabled. */
const FAILING_FOR = '5 days';
/** How long ended deliveries stay in the log. */
const LOG_FOR = '30 days';
const CLEANUP_BATCH = 1_000;

// Every endpoint has slots of its own in every process, so one that hangs holds up nobody else.
const CLAIM = `
  WITH due AS (
    SELECT delivery.id, endpoint.url, endpoint.secret,
           CASE WHEN endpoint.previous_secret_until > now() THEN endpoint.previous_secret END AS previous_secret
    FROM webhook_endpoints AS endpoint
    LEFT JOIN unnest($1::uuid[], $2::int[]) AS busy (endpoint_id, requests) ON busy.endpoint_id = endpoint.id
    CROSS JOIN LATERAL (
      SELECT id FROM webhook_deliveries
      WHERE endpoint_id = endpoint.id AND status = 'pending' AND next_attempt_at <= now()
        AND (claimed_until IS NULL OR claimed_until < now())
      ORDER BY next_attempt_at LIMIT greatest(0, $3 - coalesce(busy.requests, 0)) FOR UPDATE SKIP LOCKED
    ) AS delivery
    WHERE endpoint.enabled
  )
  UPDATE webhook_deliveries AS delivery
  SET attempts = attempts + 1, claimed_until = now() + $4 * interval '1 millisecond'
  FROM due WHERE delivery.id = due.id
  RETURNING delivery.id, endpoint_id AS "endpointId", attempts AS attempt, failures, event,
            occurred_at AS "occurredAt", data, due.url, due.secret, due.previous_secret AS "previousSecret",
            (SELECT trace_parent FROM jobs WHERE jobs.id = (data->>'jobId')::uuid) AS "traceParent"`;

const RELEASE = `
  UPDATE webhook_deliveries SET claimed_until = NULL WHERE id = $1 AND attempts = $2 AND status = 'pending'`;

const END = `
  WITH delivery AS (
    UPDATE webhook_deliveries SET
      status = $3, failures = failures + CASE WHEN $3 = 'delivered' THEN 0 ELSE 1 END, claimed_until = NULL,
      next_attempt_at = CASE WHEN $3 = 'pending' THEN now() + $4 * interval '1 millisecond' END,
      ended_at = CASE WHEN $3 <> 'pending' THEN now() END
    WHERE id = $1 AND attempts = $2 AND status = 'pending'
    RETURNING id
  )
  INSERT INTO webhook_attempts (delivery_id, number, started_at, duration_ms, status_code, error, response)
  SELECT id, $2, $5, $6, $7, $8, $9 FROM delivery`;

// The endpoint before the delivery, as deleting an endpoint locks them too.
const MARK_WORKING = `
  UPDATE webhook_endpoints SET failing_since = NULL WHERE id = $1 AND failing_since IS NOT NULL`;
const MARK_FAILING = `
  UPDATE webhook_endpoints SET
    failing_since = coalesce(failing_since, now()),
    enabled = enabled AND NOT ($2 OR coalesce(failing_since < now() - interval '${FAILING_FOR}', false)),
    disabled_reason = CASE WHEN NOT enabled THEN disabled_reason WHEN $2 THEN 'gone'
                           WHEN failing_since < now() - interval '${FAILING_FOR}' THEN 'failing' END,
    disabled_at = CASE WHEN NOT enabled THEN disabled_at
                       WHEN $2 OR failing_since < now() - interval '${FAILING_FOR}' THEN now() END
  WHERE id = $1 RETURNING enabled`;

const CLEAN_UP = `
  WITH forgotten AS (
    UPDATE webhook_endpoints SET previous_secret = NULL, previous_secret_until = NULL
    WHERE previous_secret_until < now()
  )
  DELETE FROM webhook_deliveries WHERE id IN (
    SELECT id FROM webhook_deliveries WHERE ended_at < now() - interval '${LOG_FOR}'
    ORDER BY ended_at LIMIT ${CLEANUP_BATCH} FOR UPDATE SKIP LOCKED
  )`;

/** Takes deliveries that are due, so that one process at a time sends each, and writes down what came of it. */
@Injectable()
export class DeliveryClaims {
  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  /** Milliseconds for which a claim lasts. */
  get leaseMs(): number {
    return this.config.webhooks.timeoutMs + LEASE_MARGIN_MS;
  }

  /**
   * @param busy requests that this process has under way, by endpoint
   * @param limit most of them for one endpoint
   */
  async claim(busy: ReadonlyMap<string, number>, limit: number): Promise<ClaimedDelivery[]> {
    const values = [[...busy.keys()], [...busy.values()], limit, this.leaseMs];
    return (await this.database.query<ClaimedDelivery>(CLAIM, values)).rows;
  }

  /** Gives a delivery back that was not sent to its end. */
  async release({ id, attempt }: ClaimedDelivery): Promise<void> {
    await this.database.query(RELEASE, [id, attempt]);
  }

  /** @returns whether the endpoint is still enabled */
  async end({ id, endpointId, attempt }: ClaimedDelivery, outcome: AttemptOutcome): Promise<boolean> {
    const { error, retryInMs, startedAt, durationMs, statusCode, response, gone } = outcome;
    const failedStatus = retryInMs === undefined ? 'failed' : 'pending';
    const status = error === null ? 'delivered' : failedStatus;
    return this.database.transaction(async (client) => {
      const endpoint =
        error === null
          ? await client.query<{ enabled: boolean }>(MARK_WORKING, [endpointId])
          : await client.query<{ enabled: boolean }>(MARK_FAILING, [endpointId, gone]);
      const values = [id, attempt, status, retryInMs ?? null];
      await client.query(END, [...values, startedAt, durationMs, statusCode, error, response]);
      return endpoint.rows[0]?.enabled ?? true;
    });
  }

  /** Removes what has been in the log for long enough, a batch of it. */
  async cleanUp(): Promise<void> {
    await this.database.query(CLEAN_UP);
  }
}
