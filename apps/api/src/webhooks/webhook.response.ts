import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  DELIVERY_STATUSES,
  WEBHOOK_EVENTS,
  type DeliveryStatus,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
} from '@app/webhooks';

const DISABLED_REASONS = ['by-hand', 'gone', 'failing'] as const;

@ApiSchema({ name: 'WebhookLinks' })
export class WebhookLinks {
  @ApiProperty({ example: '/webhooks/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })
  self!: string;

  @ApiProperty({ example: '/webhooks/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/deliveries' })
  deliveries!: string;
}

@ApiSchema({ name: 'Webhook' })
export class WebhookResponse {
  @ApiProperty({ format: 'uuid' })
  webhookId!: string;

  @ApiProperty({ format: 'uri', example: 'https://example.com/hooks/veogen' })
  url!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty({ type: [String], enum: WEBHOOK_EVENTS })
  events!: WebhookEvent[];

  @ApiProperty({ type: [String], description: 'Empty: of all types.' })
  jobTypes!: string[];

  @ApiProperty()
  enabled!: boolean;

  @ApiProperty({
    type: String,
    enum: [...DISABLED_REASONS, null],
    nullable: true,
    description: '`gone`: the endpoint answered 410. `failing`: nothing was delivered for five days.',
  })
  disabledReason!: Webhook['disabledReason'];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  disabledAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Since when no attempt has succeeded; `null` when the last one did.',
  })
  failingSince!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when messages carry a signature by the secret before the last rotation, too.',
  })
  previousSecretUntil!: Date | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: Date;

  @ApiProperty({ type: WebhookLinks })
  links!: WebhookLinks;
}

@ApiSchema({ name: 'WebhookWithSecret' })
export class WebhookWithSecretResponse extends WebhookResponse {
  @ApiProperty({
    description: 'Checks the signatures of messages. It is shown this once.',
    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfgh4F5bMs=',
  })
  secret!: string;
}

@ApiSchema({ name: 'WebhookList' })
export class WebhookListResponse {
  @ApiProperty({ type: [WebhookResponse], description: 'Newest first.' })
  webhooks!: WebhookResponse[];
}

@ApiSchema({ name: 'WebhookAttempt' })
export class WebhookAttemptResponse {
  @ApiProperty({
    type: 'integer',
    description: 'A missing number is an attempt whose worker died.',
    example: 1,
  })
  number!: number;

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: 'integer', example: 83 })
  durationMs!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '`null` when there was no answer.',
    example: 200,
  })
  statusCode!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Why it did not count: `refused` (by its status), `redirected`, `timed_out`, `connection_failed`, `tls_failed`, ' +
      '`not_resolved`, `address_refused` or `secret_unreadable`.',
    example: null,
  })
  error!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The first 1,024 bytes of the answer.' })
  response!: string | null;
}

@ApiSchema({ name: 'WebhookDelivery' })
export class WebhookDeliveryResponse {
  @ApiProperty({ format: 'uuid', description: 'The `webhook-id` of every attempt.' })
  deliveryId!: string;

  @ApiProperty({ format: 'uuid' })
  webhookId!: string;

  @ApiProperty({ example: 'job.completed' })
  event!: string;

  @ApiProperty({ format: 'date-time' })
  occurredAt!: Date;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data!: Record<string, unknown>;

  @ApiProperty({ enum: DELIVERY_STATUSES })
  status!: DeliveryStatus;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '`null` when it has ended.',
  })
  nextAttemptAt!: Date | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;

  @ApiProperty({ type: [WebhookAttemptResponse] })
  attempts!: WebhookAttemptResponse[];
}

@ApiSchema({ name: 'WebhookDeliveryPage' })
export class WebhookDeliveryPageResponse {
  @ApiProperty({ type: [WebhookDeliveryResponse], description: 'Newest first.' })
  deliveries!: WebhookDelivery[];

  @ApiProperty({ type: String, nullable: true, description: 'Gives the next page; `null` on the last one.' })
  nextCursor!: string | null;
}

export function toWebhookResponse<W extends Webhook>(webhook: W): W & { links: WebhookLinks } {
  const self = `/webhooks/${webhook.webhookId}`;
  return { ...webhook, links: { self, deliveries: `${self}/deliveries` } };
}
