import type { IncomingMessage, ServerResponse } from 'node:http';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Scope } from '@app/auth';
import { WebhookDeliveries, Webhooks } from '@app/webhooks';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { linkNextPage } from '../http/cursor';
import { NEXT_PAGE_LINK } from '../http/page-query';
import { UuidParameter } from '../http/uuid-parameter.pipe';
import { decodeIdCursor, encodeIdCursor } from '../http/id-cursor';
import { WebhookBody, WebhookChangesBody } from './webhook.body';
import {
  toWebhookResponse,
  WebhookDeliveryPageResponse,
  WebhookDeliveryResponse,
  WebhookListResponse,
  WebhookResponse,
  WebhookWithSecretResponse,
} from './webhook.response';
import { ListDeliveriesQuery, RotateSecretQuery } from './webhooks.query';

const WEBHOOK_ID = { name: 'webhookId', format: 'uuid' };
const DELIVERY_ID = { name: 'deliveryId', format: 'uuid' };

@ApiTags('webhooks')
@Scope('admin')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly deliveries: WebhookDeliveries,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'createWebhook',
    summary: 'Hear of events',
    description: 'Events are posted to the URL, signed as Standard Webhooks 1.0 says.',
  })
  @ApiCreatedResponse({
    type: WebhookWithSecretResponse,
    description: 'The webhook, with its secret.',
    headers: { Location: { description: 'Where it is.', schema: { type: 'string' } } },
  })
  @Problems(...BODY_PROBLEMS, 'webhook_url_refused', 'too_many_webhooks')
  async create(
    @Body() body: WebhookBody,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<WebhookWithSecretResponse> {
    const webhook = toWebhookResponse(await this.webhooks.create(body));
    response.setHeader('Location', webhook.links.self);
    response.setHeader('Cache-Control', 'no-store');
    return webhook;
  }

  @Get()
  @ApiOperation({ operationId: 'listWebhooks', summary: 'All webhooks' })
  @ApiOkResponse({ type: WebhookListResponse, description: 'The webhooks.' })
  @Problems()
  async list(): Promise<WebhookListResponse> {
    return { webhooks: (await this.webhooks.list()).map(toWebhookResponse) };
  }

  @Get(':webhookId')
  @ApiOperation({ operationId: 'getWebhook', summary: 'A webhook' })
  @ApiParam(WEBHOOK_ID)
  @ApiOkResponse({ type: WebhookResponse, description: 'The webhook.' })
  @Problems('invalid_id', 'webhook_not_found')
  async get(@Param('webhookId', UuidParameter) webhookId: string): Promise<WebhookResponse> {
    return toWebhookResponse(await this.webhooks.get(webhookId));
  }

  @Patch(':webhookId')
  @ApiOperation({ operationId: 'updateWebhook', summary: 'Change, disable or enable a webhook' })
  @ApiParam(WEBHOOK_ID)
  @ApiOkResponse({ type: WebhookResponse, description: 'The webhook as it is now.' })
  @Problems(...BODY_PROBLEMS, 'invalid_id', 'webhook_not_found', 'webhook_url_refused')
  async update(
    @Param('webhookId', UuidParameter) webhookId: string,
    @Body() body: WebhookChangesBody,
  ): Promise<WebhookResponse> {
    return toWebhookResponse(await this.webhooks.update(webhookId, body));
  }

  @Delete(':webhookId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteWebhook', summary: 'Delete a webhook with its log' })
  @ApiParam(WEBHOOK_ID)
  @ApiNoContentResponse({ description: 'It is gone; what was still to be sent is not.' })
  @Problems('invalid_id', 'webhook_not_found')
  async delete(@Param('webhookId', UuidParameter) webhookId: string): Promise<void> {
    await this.webhooks.delete(webhookId);
  }

  @Post(':webhookId/rotate-secret')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'rotateWebhookSecret',
    summary: 'Give a webhook another secret',
    description:
      'For a while messages carry the signatures of both secrets, so that the receiver can change over.',
  })
  @ApiParam(WEBHOOK_ID)
  @ApiOkResponse({ type: WebhookWithSecretResponse, description: 'The webhook, with its new secret.' })
  @Problems('validation_failed', 'invalid_id', 'webhook_not_found')
  async rotateSecret(
    @Param('webhookId', UuidParameter) webhookId: string,
    @Query() query: RotateSecretQuery,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<WebhookWithSecretResponse> {
    response.setHeader('Cache-Control', 'no-store');
    return toWebhookResponse(await this.webhooks.rotateSecret(webhookId, query));
  }

  @Post(':webhookId/test')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'testWebhook',
    summary: 'Send an event `webhook.test`',
    description: 'It is sent as any other event; the log shows what came of it.',
  })
  @ApiParam(WEBHOOK_ID)
  @ApiAcceptedResponse({ type: WebhookDeliveryResponse, description: 'The delivery.' })
  @Problems('invalid_id', 'webhook_not_found', 'webhook_disabled')
  test(@Param('webhookId', UuidParameter) webhookId: string): Promise<WebhookDeliveryResponse> {
    return this.deliveries.test(webhookId);
  }

  @Get(':webhookId/deliveries')
  @ApiOperation({ operationId: 'listWebhookDeliveries', summary: 'What was sent, and what came of it' })
  @ApiParam(WEBHOOK_ID)
  @ApiOkResponse({
    type: WebhookDeliveryPageResponse,
    description: 'A page of deliveries.',
    headers: NEXT_PAGE_LINK,
  })
  @Problems('validation_failed', 'invalid_id', 'invalid_cursor', 'webhook_not_found')
  async listDeliveries(
    @Param('webhookId', UuidParameter) webhookId: string,
    @Query() { cursor, limit, status }: ListDeliveriesQuery,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<WebhookDeliveryPageResponse> {
    const after = cursor === undefined ? undefined : decodeIdCursor(cursor);
    const { deliveries, next } = await this.deliveries.list(webhookId, { after, limit, status });
    const nextCursor = linkNextPage(request, response, next, encodeIdCursor);
    return { deliveries, nextCursor };
  }

  @Post(':webhookId/deliveries/:deliveryId/redeliver')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'redeliverWebhook',
    summary: 'Send a delivery again',
    description: 'Under the same `webhook-id` and with all its retries, whatever came of it before.',
  })
  @ApiParam(WEBHOOK_ID)
  @ApiParam(DELIVERY_ID)
  @ApiAcceptedResponse({
    type: WebhookDeliveryResponse,
    description: 'The delivery, which is pending again.',
  })
  @Problems('invalid_id', 'webhook_not_found', 'webhook_delivery_not_found', 'webhook_disabled')
  redeliver(
    @Param('webhookId', UuidParameter) webhookId: string,
    @Param('deliveryId', UuidParameter) deliveryId: string,
  ): Promise<WebhookDeliveryResponse> {
    return this.deliveries.redeliver(webhookId, deliveryId);
  }
}
