import { Webhook } from 'standardwebhooks';

/** An event as its receiver gets it: Standard Webhooks 1.0, https://www.standardwebhooks.com. */
export interface Event {
  /** The same in every attempt. */
  id: string;
  type: string;
  occurredAt: Date;
  data: Record<string, unknown>;
}

export interface SignedMessage {
  headers: Record<string, string>;
  body: string;
}

/**
 * The body and headers of an attempt.
 * @param secrets each signs; the receiver accepts the message when one of the signatures is right
 * @param sentAt the time of the attempt, by which receivers refuse what is replayed later
 */
export function signedMessage(event: Event, secrets: readonly string[], sentAt: Date): SignedMessage {
  const { id, type, occurredAt, data } = event;
  const body = JSON.stringify({
    type,
    timestamp: occurredAt.toISOString(),
    data: { ...data, ...linksOf(data) },
  });
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body));
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'VeoGen',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
    },
  };
}

/** Where to read more, as paths of the API: under which name its clients reach it is not known here. */
function linksOf({ jobId }: Record<string, unknown>): object {
  return typeof jobId === 'string' ? { links: { self: `/status/${jobId}` } } : {};
}
