var __runInitializers = (this && this.__runInitializers) || function (thisArg, initializers, value) {
    var useValue = arguments.length > 2;
    for (var i = 0; i < initializers.length; i++) {
        value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
    }
    return useValue ? value : void 0;
};
var __esDecorate = (this && this.__esDecorate) || function (ctor, descriptorIn, decorators, contextIn, initializers, extraInitializers) {
    function accept(f) { if (f !== void 0 && typeof f !== "function") throw new TypeError("Function expected"); return f; }
    var kind = contextIn.kind, key = kind === "getter" ? "get" : kind === "setter" ? "set" : "value";
    var target = !descriptorIn && ctor ? contextIn["static"] ? ctor : ctor.prototype : null;
    var descriptor = descriptorIn || (target ? Object.getOwnPropertyDescriptor(target, contextIn.name) : {});
    var _, done = false;
    for (var i = decorators.length - 1; i >= 0; i--) {
        var context = {};
        for (var p in contextIn) context[p] = p === "access" ? {} : contextIn[p];
        for (var p in contextIn.access) context.access[p] = contextIn.access[p];
        context.addInitializer = function (f) { if (done) throw new TypeError("Cannot add initializers after decoration has completed"); extraInitializers.push(accept(f || null)); };
        var result = (0, decorators[i])(kind === "accessor" ? { get: descriptor.get, set: descriptor.set } : descriptor[key], context);
        if (kind === "accessor") {
            if (result === void 0) continue;
            if (result === null || typeof result !== "object") throw new TypeError("Object expected");
            if (_ = accept(result.get)) descriptor.get = _;
            if (_ = accept(result.set)) descriptor.set = _;
            if (_ = accept(result.init)) initializers.unshift(_);
        }
        else if (_ = accept(result)) {
            if (kind === "field") initializers.unshift(_);
            else descriptor[key] = _;
        }
    }
    if (target) Object.defineProperty(target, contextIn.name, descriptor);
    done = true;
};
import { Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags, } from '@nestjs/swagger';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { nextPageLink } from '../http/cursor';
import { decodeIdCursor, encodeIdCursor } from '../http/id-cursor';
import { toWebhookResponse, WebhookDeliveryPageResponse, WebhookDeliveryResponse, WebhookListResponse, WebhookResponse, WebhookWithSecretResponse, } from './webhook.response';
const WEBHOOK_ID = { name: 'webhookId', format: 'uuid' };
const DELIVERY_ID = { name: 'deliveryId', format: 'uuid' };
let WebhooksController = (() => {
    let _classDecorators = [ApiTags('webhooks'), Controller('webhooks')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _create_decorators;
    let _list_decorators;
    let _get_decorators;
    let _update_decorators;
    let _delete_decorators;
    let _rotateSecret_decorators;
    let _test_decorators;
    let _listDeliveries_decorators;
    let _redeliver_decorators;
    var WebhooksController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _create_decorators = [Post(), ApiOperation({
                    operationId: 'createWebhook',
                    summary: 'Hear of events',
                    description: 'Events are posted to the URL, signed as Standard Webhooks 1.0 says.',
                }), ApiCreatedResponse({
                    type: WebhookWithSecretResponse,
                    description: 'The webhook, with its secret.',
                    headers: { Location: { description: 'Where it is.', schema: { type: 'string' } } },
                }), Problems(...BODY_PROBLEMS, 'webhook_url_refused', 'too_many_webhooks')];
            _list_decorators = [Get(), ApiOperation({ operationId: 'listWebhooks', summary: 'All webhooks' }), ApiOkResponse({ type: WebhookListResponse, description: 'The webhooks.' }), Problems()];
            _get_decorators = [Get(':webhookId'), ApiOperation({ operationId: 'getWebhook', summary: 'A webhook' }), ApiParam(WEBHOOK_ID), ApiOkResponse({ type: WebhookResponse, description: 'The webhook.' }), Problems('invalid_id', 'webhook_not_found')];
            _update_decorators = [Patch(':webhookId'), ApiOperation({ operationId: 'updateWebhook', summary: 'Change, disable or enable a webhook' }), ApiParam(WEBHOOK_ID), ApiOkResponse({ type: WebhookResponse, description: 'The webhook as it is now.' }), Problems(...BODY_PROBLEMS, 'invalid_id', 'webhook_not_found', 'webhook_url_refused')];
            _delete_decorators = [Delete(':webhookId'), HttpCode(204), ApiOperation({ operationId: 'deleteWebhook', summary: 'Delete a webhook with its log' }), ApiParam(WEBHOOK_ID), ApiNoContentResponse({ description: 'It is gone; what was still to be sent is not.' }), Problems('invalid_id', 'webhook_not_found')];
            _rotateSecret_decorators = [Post(':webhookId/rotate-secret'), HttpCode(200), ApiOperation({
                    operationId: 'rotateWebhookSecret',
                    summary: 'Give a webhook another secret',
                    description: 'For a while messages carry the signatures of both secrets, so that the receiver can change over.',
                }), ApiParam(WEBHOOK_ID), ApiOkResponse({ type: WebhookWithSecretResponse, description: 'The webhook, with its new secret.' }), Problems('validation_failed', 'invalid_id', 'webhook_not_found')];
            _test_decorators = [Post(':webhookId/test'), HttpCode(202), ApiOperation({
                    operationId: 'testWebhook',
                    summary: 'Send an event `webhook.test`',
                    description: 'It is sent as any other event; the log shows what came of it.',
                }), ApiParam(WEBHOOK_ID), ApiAcceptedResponse({ type: WebhookDeliveryResponse, description: 'The delivery.' }), Problems('invalid_id', 'webhook_not_found', 'webhook_disabled')];
            _listDeliveries_decorators = [Get(':webhookId/deliveries'), ApiOperation({ operationId: 'listWebhookDeliveries', summary: 'What was sent, and what came of it' }), ApiParam(WEBHOOK_ID), ApiOkResponse({
                    type: WebhookDeliveryPageResponse,
                    description: 'A page of deliveries.',
                    headers: { Link: { description: 'The next page, as `rel="next"`.', schema: { type: 'string' } } },
                }), Problems('validation_failed', 'invalid_id', 'invalid_cursor', 'webhook_not_found')];
            _redeliver_decorators = [Post(':webhookId/deliveries/:deliveryId/redeliver'), HttpCode(202), ApiOperation({
                    operationId: 'redeliverWebhook',
                    summary: 'Send a delivery again',
                    description: 'Under the same `webhook-id` and with all its retries, whatever came of it before.',
                }), ApiParam(WEBHOOK_ID), ApiParam(DELIVERY_ID), ApiAcceptedResponse({
                    type: WebhookDeliveryResponse,
                    description: 'The delivery, which is pending again.',
                }), Problems('invalid_id', 'webhook_not_found', 'webhook_delivery_not_found', 'webhook_disabled')];
            __esDecorate(this, null, _create_decorators, { kind: "method", name: "create", static: false, private: false, access: { has: obj => "create" in obj, get: obj => obj.create }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _list_decorators, { kind: "method", name: "list", static: false, private: false, access: { has: obj => "list" in obj, get: obj => obj.list }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _get_decorators, { kind: "method", name: "get", static: false, private: false, access: { has: obj => "get" in obj, get: obj => obj.get }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _update_decorators, { kind: "method", name: "update", static: false, private: false, access: { has: obj => "update" in obj, get: obj => obj.update }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _delete_decorators, { kind: "method", name: "delete", static: false, private: false, access: { has: obj => "delete" in obj, get: obj => obj.delete }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _rotateSecret_decorators, { kind: "method", name: "rotateSecret", static: false, private: false, access: { has: obj => "rotateSecret" in obj, get: obj => obj.rotateSecret }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _test_decorators, { kind: "method", name: "test", static: false, private: false, access: { has: obj => "test" in obj, get: obj => obj.test }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _listDeliveries_decorators, { kind: "method", name: "listDeliveries", static: false, private: false, access: { has: obj => "listDeliveries" in obj, get: obj => obj.listDeliveries }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _redeliver_decorators, { kind: "method", name: "redeliver", static: false, private: false, access: { has: obj => "redeliver" in obj, get: obj => obj.redeliver }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhooksController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        webhooks = __runInitializers(this, _instanceExtraInitializers);
        deliveries;
        constructor(webhooks, deliveries) {
            this.webhooks = webhooks;
            this.deliveries = deliveries;
        }
        async create(body, response) {
            const webhook = toWebhookResponse(await this.webhooks.create(body));
            response.setHeader('Location', webhook.links.self);
            response.setHeader('Cache-Control', 'no-store');
            return webhook;
        }
        async list() {
            return { webhooks: (await this.webhooks.list()).map(toWebhookResponse) };
        }
        async get(webhookId) {
            return toWebhookResponse(await this.webhooks.get(webhookId));
        }
        async update(webhookId, body) {
            return toWebhookResponse(await this.webhooks.update(webhookId, body));
        }
        async delete(webhookId) {
            await this.webhooks.delete(webhookId);
        }
        async rotateSecret(webhookId, query, response) {
            response.setHeader('Cache-Control', 'no-store');
            return toWebhookResponse(await this.webhooks.rotateSecret(webhookId, query));
        }
        test(webhookId) {
            return this.deliveries.test(webhookId);
        }
        async listDeliveries(webhookId, { cursor, limit, status }, request, response) {
            const after = cursor === undefined ? undefined : decodeIdCursor(cursor);
            const { deliveries, next } = await this.deliveries.list(webhookId, { after, limit, status });
            const nextCursor = next === undefined ? null : encodeIdCursor(next);
            if (nextCursor !== null)
                response.setHeader('Link', nextPageLink(request.url ?? '', nextCursor));
            return { deliveries, nextCursor };
        }
        redeliver(webhookId, deliveryId) {
            return this.deliveries.redeliver(webhookId, deliveryId);
        }
    };
    return WebhooksController = _classThis;
})();
export { WebhooksController };
