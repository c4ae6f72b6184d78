import { AppError } from '@app/errors';

export class WebhookNotFound extends AppError {
  readonly code = 'webhook_not_found';

  constructor(webhookId: string) {
    super(`There is no webhook ${webhookId}`, { details: { webhookId } });
  }
}

export class WebhookDeliveryNotFound extends AppError {
  readonly code = 'webhook_delivery_not_found';

  constructor(deliveryId: string) {
    super(`This webhook has no delivery ${deliveryId}`, { details: { deliveryId } });
  }
}

/** The URL is one that we do not send to. */
export class WebhookUrlRefused extends AppError {
  readonly code = 'webhook_url_refused';

  constructor(reason: string) {
    super(reason, { issues: [{ pointer: '/url', code: 'webhook_url_refused', message: reason }] });
  }
}

/** Nothing is sent to a webhook that is disabled. */
export class WebhookDisabled extends AppError {
  readonly code = 'webhook_disabled';

  constructor(webhookId: string) {
    super('The webhook is disabled; enable it first', { details: { webhookId } });
  }
}

export class TooManyWebhooks extends AppError {
  readonly code = 'too_many_webhooks';

  constructor(limit: number) {
    super(`There are ${limit} webhooks already, which is the most there can be`, { details: { limit } });
  }
}
