export const WEBHOOK_EVENTS = ['job.completed', 'job.failed', 'job.cancelled', 'job.*'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Why nothing is sent: a client said so, the receiver answered 410, or every attempt failed for days. */
export type DisabledReason = 'by-hand' | 'gone' | 'failing';

/** An endpoint that hears of events. Its secret is shown when it is made and never again. */
export interface Webhook {
  webhookId: string;
  url: string;
  description: string;
  events: WebhookEvent[];
  /** Only of jobs of these types; empty: of all. */
  jobTypes: string[];
  enabled: boolean;
  disabledReason: DisabledReason | null;
  disabledAt: Date | null;
  /** Since when no attempt has succeeded; `null` when the last one did. */
  failingSince: Date | null;
  /** Until when messages are signed with the secret before the last rotation, too. */
  previousSecretUntil: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface WebhookSettings {
  url: string;
  events: readonly WebhookEvent[];
  description?: string | undefined;
  jobTypes?: readonly string[] | undefined;
  enabled?: boolean | undefined;
}
