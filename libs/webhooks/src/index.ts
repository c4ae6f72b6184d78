export {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type WebhookAttempt,
  type WebhookDelivery,
} from './deliveries/webhook-delivery';
export { WebhookDeliveries } from './deliveries/webhook-deliveries';
export { WEBHOOK_EVENTS, type Webhook, type WebhookEvent, type WebhookSettings } from './endpoints/webhook';
export { Webhooks } from './endpoints/webhooks';
export {
  TooManyWebhooks,
  WebhookDeliveryNotFound,
  WebhookDisabled,
  WebhookNotFound,
  WebhookUrlRefused,
} from './webhooks.errors';
export { WebhooksModule } from './webhooks.module';
