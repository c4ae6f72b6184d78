export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What came of sending once. */
export interface WebhookAttempt {
  /** From 1. A missing number is an attempt whose worker died. */
  number: number;
  startedAt: Date;
  durationMs: number;
  /** `null` when there was no answer. */
  statusCode: number | null;
  /** Why it did not count; `null` when it did. */
  error: string | null;
  /** The beginning of the answer's body. */
  response: string | null;
}

/** An event on its way to an endpoint. */
export interface WebhookDelivery {
  /** The `webhook-id` of every attempt. */
  deliveryId: string;
  webhookId: string;
  event: string;
  occurredAt: Date;
  data: Record<string, unknown>;
  status: DeliveryStatus;
  /** When it is sent next; `null` when it has ended. */
  nextAttemptAt: Date | null;
  createdAt: Date;
  endedAt: Date | null;
  attempts: WebhookAttempt[];
}
