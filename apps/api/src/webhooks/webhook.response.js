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
var __runInitializers = (this && this.__runInitializers) || function (thisArg, initializers, value) {
    var useValue = arguments.length > 2;
    for (var i = 0; i < initializers.length; i++) {
        value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
    }
    return useValue ? value : void 0;
};
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { DELIVERY_STATUSES, WEBHOOK_EVENTS, } from '@app/webhooks';
const DISABLED_REASONS = ['by-hand', 'gone', 'failing'];
let WebhookLinks = (() => {
    let _classDecorators = [ApiSchema({ name: 'WebhookLinks' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _self_decorators;
    let _self_initializers = [];
    let _self_extraInitializers = [];
    let _deliveries_decorators;
    let _deliveries_initializers = [];
    let _deliveries_extraInitializers = [];
    var WebhookLinks = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _self_decorators = [ApiProperty({ example: '/webhooks/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })];
            _deliveries_decorators = [ApiProperty({ example: '/webhooks/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/deliveries' })];
            __esDecorate(null, null, _self_decorators, { kind: "field", name: "self", static: false, private: false, access: { has: obj => "self" in obj, get: obj => obj.self, set: (obj, value) => { obj.self = value; } }, metadata: _metadata }, _self_initializers, _self_extraInitializers);
            __esDecorate(null, null, _deliveries_decorators, { kind: "field", name: "deliveries", static: false, private: false, access: { has: obj => "deliveries" in obj, get: obj => obj.deliveries, set: (obj, value) => { obj.deliveries = value; } }, metadata: _metadata }, _deliveries_initializers, _deliveries_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhookLinks = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        self = __runInitializers(this, _self_initializers, void 0);
        deliveries = (__runInitializers(this, _self_extraInitializers), __runInitializers(this, _deliveries_initializers, void 0));
        constructor() {
            __runInitializers(this, _deliveries_extraInitializers);
        }
    };
    return WebhookLinks = _classThis;
})();
export { WebhookLinks };
let WebhookResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'Webhook' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _webhookId_decorators;
    let _webhookId_initializers = [];
    let _webhookId_extraInitializers = [];
    let _url_decorators;
    let _url_initializers = [];
    let _url_extraInitializers = [];
    let _description_decorators;
    let _description_initializers = [];
    let _description_extraInitializers = [];
    let _events_decorators;
    let _events_initializers = [];
    let _events_extraInitializers = [];
    let _jobTypes_decorators;
    let _jobTypes_initializers = [];
    let _jobTypes_extraInitializers = [];
    let _enabled_decorators;
    let _enabled_initializers = [];
    let _enabled_extraInitializers = [];
    let _disabledReason_decorators;
    let _disabledReason_initializers = [];
    let _disabledReason_extraInitializers = [];
    let _disabledAt_decorators;
    let _disabledAt_initializers = [];
    let _disabledAt_extraInitializers = [];
    let _failingSince_decorators;
    let _failingSince_initializers = [];
    let _failingSince_extraInitializers = [];
    let _previousSecretUntil_decorators;
    let _previousSecretUntil_initializers = [];
    let _previousSecretUntil_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _updatedAt_decorators;
    let _updatedAt_initializers = [];
    let _updatedAt_extraInitializers = [];
    let _links_decorators;
    let _links_initializers = [];
    let _links_extraInitializers = [];
    var WebhookResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _webhookId_decorators = [ApiProperty({ format: 'uuid' })];
            _url_decorators = [ApiProperty({ format: 'uri', example: 'https://example.com/hooks/veogen' })];
            _description_decorators = [ApiProperty()];
            _events_decorators = [ApiProperty({ type: [String], enum: WEBHOOK_EVENTS })];
            _jobTypes_decorators = [ApiProperty({ type: [String], description: 'Empty: of all types.' })];
            _enabled_decorators = [ApiProperty()];
            _disabledReason_decorators = [ApiProperty({
                    type: String,
                    enum: [...DISABLED_REASONS, null],
                    nullable: true,
                    description: '`gone`: the endpoint answered 410. `failing`: nothing was delivered for five days.',
                })];
            _disabledAt_decorators = [ApiProperty({ type: String, format: 'date-time', nullable: true })];
            _failingSince_decorators = [ApiProperty({
                    type: String,
                    format: 'date-time',
                    nullable: true,
                    description: 'Since when no attempt has succeeded; `null` when the last one did.',
                })];
            _previousSecretUntil_decorators = [ApiProperty({
                    type: String,
                    format: 'date-time',
                    nullable: true,
                    description: 'Until when messages carry a signature by the secret before the last rotation, too.',
                })];
            _createdAt_decorators = [ApiProperty({ format: 'date-time' })];
            _updatedAt_decorators = [ApiProperty({ format: 'date-time' })];
            _links_decorators = [ApiProperty({ type: WebhookLinks })];
            __esDecorate(null, null, _webhookId_decorators, { kind: "field", name: "webhookId", static: false, private: false, access: { has: obj => "webhookId" in obj, get: obj => obj.webhookId, set: (obj, value) => { obj.webhookId = value; } }, metadata: _metadata }, _webhookId_initializers, _webhookId_extraInitializers);
            __esDecorate(null, null, _url_decorators, { kind: "field", name: "url", static: false, private: false, access: { has: obj => "url" in obj, get: obj => obj.url, set: (obj, value) => { obj.url = value; } }, metadata: _metadata }, _url_initializers, _url_extraInitializers);
            __esDecorate(null, null, _description_decorators, { kind: "field", name: "description", static: false, private: false, access: { has: obj => "description" in obj, get: obj => obj.description, set: (obj, value) => { obj.description = value; } }, metadata: _metadata }, _description_initializers, _description_extraInitializers);
            __esDecorate(null, null, _events_decorators, { kind: "field", name: "events", static: false, private: false, access: { has: obj => "events" in obj, get: obj => obj.events, set: (obj, value) => { obj.events = value; } }, metadata: _metadata }, _events_initializers, _events_extraInitializers);
            __esDecorate(null, null, _jobTypes_decorators, { kind: "field", name: "jobTypes", static: false, private: false, access: { has: obj => "jobTypes" in obj, get: obj => obj.jobTypes, set: (obj, value) => { obj.jobTypes = value; } }, metadata: _metadata }, _jobTypes_initializers, _jobTypes_extraInitializers);
            __esDecorate(null, null, _enabled_decorators, { kind: "field", name: "enabled", static: false, private: false, access: { has: obj => "enabled" in obj, get: obj => obj.enabled, set: (obj, value) => { obj.enabled = value; } }, metadata: _metadata }, _enabled_initializers, _enabled_extraInitializers);
            __esDecorate(null, null, _disabledReason_decorators, { kind: "field", name: "disabledReason", static: false, private: false, access: { has: obj => "disabledReason" in obj, get: obj => obj.disabledReason, set: (obj, value) => { obj.disabledReason = value; } }, metadata: _metadata }, _disabledReason_initializers, _disabledReason_extraInitializers);
            __esDecorate(null, null, _disabledAt_decorators, { kind: "field", name: "disabledAt", static: false, private: false, access: { has: obj => "disabledAt" in obj, get: obj => obj.disabledAt, set: (obj, value) => { obj.disabledAt = value; } }, metadata: _metadata }, _disabledAt_initializers, _disabledAt_extraInitializers);
            __esDecorate(null, null, _failingSince_decorators, { kind: "field", name: "failingSince", static: false, private: false, access: { has: obj => "failingSince" in obj, get: obj => obj.failingSince, set: (obj, value) => { obj.failingSince = value; } }, metadata: _metadata }, _failingSince_initializers, _failingSince_extraInitializers);
            __esDecorate(null, null, _previousSecretUntil_decorators, { kind: "field", name: "previousSecretUntil", static: false, private: false, access: { has: obj => "previousSecretUntil" in obj, get: obj => obj.previousSecretUntil, set: (obj, value) => { obj.previousSecretUntil = value; } }, metadata: _metadata }, _previousSecretUntil_initializers, _previousSecretUntil_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _updatedAt_decorators, { kind: "field", name: "updatedAt", static: false, private: false, access: { has: obj => "updatedAt" in obj, get: obj => obj.updatedAt, set: (obj, value) => { obj.updatedAt = value; } }, metadata: _metadata }, _updatedAt_initializers, _updatedAt_extraInitializers);
            __esDecorate(null, null, _links_decorators, { kind: "field", name: "links", static: false, private: false, access: { has: obj => "links" in obj, get: obj => obj.links, set: (obj, value) => { obj.links = value; } }, metadata: _metadata }, _links_initializers, _links_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhookResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        webhookId = __runInitializers(this, _webhookId_initializers, void 0);
        url = (__runInitializers(this, _webhookId_extraInitializers), __runInitializers(this, _url_initializers, void 0));
        description = (__runInitializers(this, _url_extraInitializers), __runInitializers(this, _description_initializers, void 0));
        events = (__runInitializers(this, _description_extraInitializers), __runInitializers(this, _events_initializers, void 0));
        jobTypes = (__runInitializers(this, _events_extraInitializers), __runInitializers(this, _jobTypes_initializers, void 0));
        enabled = (__runInitializers(this, _jobTypes_extraInitializers), __runInitializers(this, _enabled_initializers, void 0));
        disabledReason = (__runInitializers(this, _enabled_extraInitializers), __runInitializers(this, _disabledReason_initializers, void 0));
        disabledAt = (__runInitializers(this, _disabledReason_extraInitializers), __runInitializers(this, _disabledAt_initializers, void 0));
        failingSince = (__runInitializers(this, _disabledAt_extraInitializers), __runInitializers(this, _failingSince_initializers, void 0));
        previousSecretUntil = (__runInitializers(this, _failingSince_extraInitializers), __runInitializers(this, _previousSecretUntil_initializers, void 0));
        createdAt = (__runInitializers(this, _previousSecretUntil_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        updatedAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _updatedAt_initializers, void 0));
        links = (__runInitializers(this, _updatedAt_extraInitializers), __runInitializers(this, _links_initializers, void 0));
        constructor() {
            __runInitializers(this, _links_extraInitializers);
        }
    };
    return WebhookResponse = _classThis;
})();
export { WebhookResponse };
let WebhookWithSecretResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'WebhookWithSecret' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _classSuper = WebhookResponse;
    let _secret_decorators;
    let _secret_initializers = [];
    let _secret_extraInitializers = [];
    var WebhookWithSecretResponse = class extends _classSuper {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(_classSuper[Symbol.metadata] ?? null) : void 0;
            _secret_decorators = [ApiProperty({
                    description: 'Checks the signatures of messages. It is shown this once.',
                    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfgh4F5bMs=',
                })];
            __esDecorate(null, null, _secret_decorators, { kind: "field", name: "secret", static: false, private: false, access: { has: obj => "secret" in obj, get: obj => obj.secret, set: (obj, value) => { obj.secret = value; } }, metadata: _metadata }, _secret_initializers, _secret_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhookWithSecretResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        secret = __runInitializers(this, _secret_initializers, void 0);
        constructor() {
            super(...arguments);
            __runInitializers(this, _secret_extraInitializers);
        }
    };
    return WebhookWithSecretResponse = _classThis;
})();
export { WebhookWithSecretResponse };
let WebhookListResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'WebhookList' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _webhooks_decorators;
    let _webhooks_initializers = [];
    let _webhooks_extraInitializers = [];
    var WebhookListResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _webhooks_decorators = [ApiProperty({ type: [WebhookResponse], description: 'Newest first.' })];
            __esDecorate(null, null, _webhooks_decorators, { kind: "field", name: "webhooks", static: false, private: false, access: { has: obj => "webhooks" in obj, get: obj => obj.webhooks, set: (obj, value) => { obj.webhooks = value; } }, metadata: _metadata }, _webhooks_initializers, _webhooks_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhookListResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        webhooks = __runInitializers(this, _webhooks_initializers, void 0);
        constructor() {
            __runInitializers(this, _webhooks_extraInitializers);
        }
    };
    return WebhookListResponse = _classThis;
})();
export { WebhookListResponse };
let WebhookAttemptResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'WebhookAttempt' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _number_decorators;
    let _number_initializers = [];
    let _number_extraInitializers = [];
    let _startedAt_decorators;
    let _startedAt_initializers = [];
    let _startedAt_extraInitializers = [];
    let _durationMs_decorators;
    let _durationMs_initializers = [];
    let _durationMs_extraInitializers = [];
    let _statusCode_decorators;
    let _statusCode_initializers = [];
    let _statusCode_extraInitializers = [];
    let _error_decorators;
    let _error_initializers = [];
    let _error_extraInitializers = [];
    let _response_decorators;
    let _response_initializers = [];
    let _response_extraInitializers = [];
    var WebhookAttemptResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _number_decorators = [ApiProperty({
                    type: 'integer',
                    description: 'A missing number is an attempt whose worker died.',
                    example: 1,
                })];
            _startedAt_decorators = [ApiProperty({ format: 'date-time' })];
            _durationMs_decorators = [ApiProperty({ type: 'integer', example: 83 })];
            _statusCode_decorators = [ApiProperty({
                    type: 'integer',
                    nullable: true,
                    description: '`null` when there was no answer.',
                    example: 200,
                })];
            _error_decorators = [ApiProperty({
                    type: String,
                    nullable: true,
                    description: 'Why it did not count: `refused` (by its status), `redirected`, `timed_out`, `connection_failed`, `tls_failed`, ' +
                        '`not_resolved`, `address_refused` or `secret_unreadable`.',
                    example: null,
                })];
            _response_decorators = [ApiProperty({ type: String, nullable: true, description: 'The first 1,024 bytes of the answer.' })];
            __esDecorate(null, null, _number_decorators, { kind: "field", name: "number", static: false, private: false, access: { has: obj => "number" in obj, get: obj => obj.number, set: (obj, value) => { obj.number = value; } }, metadata: _metadata }, _number_initializers, _number_extraInitializers);
            __esDecorate(null, null, _startedAt_decorators, { kind: "field", name: "startedAt", static: false, private: false, access: { has: obj => "startedAt" in obj, get: obj => obj.startedAt, set: (obj, value) => { obj.startedAt = value; } }, metadata: _metadata }, _startedAt_initializers, _startedAt_extraInitializers);
            __esDecorate(null, null, _durationMs_decorators, { kind: "field", name: "durationMs", static: false, private: false, access: { has: obj => "durationMs" in obj, get: obj => obj.durationMs, set: (obj, value) => { obj.durationMs = value; } }, metadata: _metadata }, _durationMs_initializers, _durationMs_extraInitializers);
            __esDecorate(null, null, _statusCode_decorators, { kind: "field", name: "statusCode", static: false, private: false, access: { has: obj => "statusCode" in obj, get: obj => obj.statusCode, set: (obj, value) => { obj.statusCode = value; } }, metadata: _metadata }, _statusCode_initializers, _statusCode_extraInitializers);
            __esDecorate(null, null, _error_decorators, { kind: "field", name: "error", static: false, private: false, access: { has: obj => "error" in obj, get: obj => obj.error, set: (obj, value) => { obj.error = value; } }, metadata: _metadata }, _error_initializers, _error_extraInitializers);
            __esDecorate(null, null, _response_decorators, { kind: "field", name: "response", static: false, private: false, access: { has: obj => "response" in obj, get: obj => obj.response, set: (obj, value) => { obj.response = value; } }, metadata: _metadata }, _response_initializers, _response_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhookAttemptResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        number = __runInitializers(this, _number_initializers, void 0);
        startedAt = (__runInitializers(this, _number_extraInitializers), __runInitializers(this, _startedAt_initializers, void 0));
        durationMs = (__runInitializers(this, _startedAt_extraInitializers), __runInitializers(this, _durationMs_initializers, void 0));
        statusCode = (__runInitializers(this, _durationMs_extraInitializers), __runInitializers(this, _statusCode_initializers, void 0));
        error = (__runInitializers(this, _statusCode_extraInitializers), __runInitializers(this, _error_initializers, void 0));
        response = (__runInitializers(this, _error_extraInitializers), __runInitializers(this, _response_initializers, void 0));
        constructor() {
            __runInitializers(this, _response_extraInitializers);
        }
    };
    return WebhookAttemptResponse = _classThis;
})();
export { WebhookAttemptResponse };
let WebhookDeliveryResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'WebhookDelivery' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _deliveryId_decorators;
    let _deliveryId_initializers = [];
    let _deliveryId_extraInitializers = [];
    let _webhookId_decorators;
    let _webhookId_initializers = [];
    let _webhookId_extraInitializers = [];
    let _event_decorators;
    let _event_initializers = [];
    let _event_extraInitializers = [];
    let _occurredAt_decorators;
    let _occurredAt_initializers = [];
    let _occurredAt_extraInitializers = [];
    let _data_decorators;
    let _data_initializers = [];
    let _data_extraInitializers = [];
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _nextAttemptAt_decorators;
    let _nextAttemptAt_initializers = [];
    let _nextAttemptAt_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _endedAt_decorators;
    let _endedAt_initializers = [];
    let _endedAt_extraInitializers = [];
    let _attempts_decorators;
    let _attempts_initializers = [];
    let _attempts_extraInitializers = [];
    var WebhookDeliveryResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _deliveryId_decorators = [ApiProperty({ format: 'uuid', description: 'The `webhook-id` of every attempt.' })];
            _webhookId_decorators = [ApiProperty({ format: 'uuid' })];
            _event_decorators = [ApiProperty({ example: 'job.completed' })];
            _occurredAt_decorators = [ApiProperty({ format: 'date-time' })];
            _data_decorators = [ApiProperty({ type: 'object', additionalProperties: true })];
            _status_decorators = [ApiProperty({ enum: DELIVERY_STATUSES })];
            _nextAttemptAt_decorators = [ApiProperty({
                    type: String,
                    format: 'date-time',
                    nullable: true,
                    description: '`null` when it has ended.',
                })];
            _createdAt_decorators = [ApiProperty({ format: 'date-time' })];
            _endedAt_decorators = [ApiProperty({ type: String, format: 'date-time', nullable: true })];
            _attempts_decorators = [ApiProperty({ type: [WebhookAttemptResponse] })];
            __esDecorate(null, null, _deliveryId_decorators, { kind: "field", name: "deliveryId", static: false, private: false, access: { has: obj => "deliveryId" in obj, get: obj => obj.deliveryId, set: (obj, value) => { obj.deliveryId = value; } }, metadata: _metadata }, _deliveryId_initializers, _deliveryId_extraInitializers);
            __esDecorate(null, null, _webhookId_decorators, { kind: "field", name: "webhookId", static: false, private: false, access: { has: obj => "webhookId" in obj, get: obj => obj.webhookId, set: (obj, value) => { obj.webhookId = value; } }, metadata: _metadata }, _webhookId_initializers, _webhookId_extraInitializers);
            __esDecorate(null, null, _event_decorators, { kind: "field", name: "event", static: false, private: false, access: { has: obj => "event" in obj, get: obj => obj.event, set: (obj, value) => { obj.event = value; } }, metadata: _metadata }, _event_initializers, _event_extraInitializers);
            __esDecorate(null, null, _occurredAt_decorators, { kind: "field", name: "occurredAt", static: false, private: false, access: { has: obj => "occurredAt" in obj, get: obj => obj.occurredAt, set: (obj, value) => { obj.occurredAt = value; } }, metadata: _metadata }, _occurredAt_initializers, _occurredAt_extraInitializers);
            __esDecorate(null, null, _data_decorators, { kind: "field", name: "data", static: false, private: false, access: { has: obj => "data" in obj, get: obj => obj.data, set: (obj, value) => { obj.data = value; } }, metadata: _metadata }, _data_initializers, _data_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _nextAttemptAt_decorators, { kind: "field", name: "nextAttemptAt", static: false, private: false, access: { has: obj => "nextAttemptAt" in obj, get: obj => obj.nextAttemptAt, set: (obj, value) => { obj.nextAttemptAt = value; } }, metadata: _metadata }, _nextAttemptAt_initializers, _nextAttemptAt_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _endedAt_decorators, { kind: "field", name: "endedAt", static: false, private: false, access: { has: obj => "endedAt" in obj, get: obj => obj.endedAt, set: (obj, value) => { obj.endedAt = value; } }, metadata: _metadata }, _endedAt_initializers, _endedAt_extraInitializers);
            __esDecorate(null, null, _attempts_decorators, { kind: "field", name: "attempts", static: false, private: false, access: { has: obj => "attempts" in obj, get: obj => obj.attempts, set: (obj, value) => { obj.attempts = value; } }, metadata: _metadata }, _attempts_initializers, _attempts_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhookDeliveryResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        deliveryId = __runInitializers(this, _deliveryId_initializers, void 0);
        webhookId = (__runInitializers(this, _deliveryId_extraInitializers), __runInitializers(this, _webhookId_initializers, void 0));
        event = (__runInitializers(this, _webhookId_extraInitializers), __runInitializers(this, _event_initializers, void 0));
        occurredAt = (__runInitializers(this, _event_extraInitializers), __runInitializers(this, _occurredAt_initializers, void 0));
        data = (__runInitializers(this, _occurredAt_extraInitializers), __runInitializers(this, _data_initializers, void 0));
        status = (__runInitializers(this, _data_extraInitializers), __runInitializers(this, _status_initializers, void 0));
        nextAttemptAt = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _nextAttemptAt_initializers, void 0));
        createdAt = (__runInitializers(this, _nextAttemptAt_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        endedAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _endedAt_initializers, void 0));
        attempts = (__runInitializers(this, _endedAt_extraInitializers), __runInitializers(this, _attempts_initializers, void 0));
        constructor() {
            __runInitializers(this, _attempts_extraInitializers);
        }
    };
    return WebhookDeliveryResponse = _classThis;
})();
export { WebhookDeliveryResponse };
let WebhookDeliveryPageResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'WebhookDeliveryPage' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _deliveries_decorators;
    let _deliveries_initializers = [];
    let _deliveries_extraInitializers = [];
    let _nextCursor_decorators;
    let _nextCursor_initializers = [];
    let _nextCursor_extraInitializers = [];
    var WebhookDeliveryPageResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _deliveries_decorators = [ApiProperty({ type: [WebhookDeliveryResponse], description: 'Newest first.' })];
            _nextCursor_decorators = [ApiProperty({ type: String, nullable: true, description: 'Gives the next page; `null` on the last one.' })];
            __esDecorate(null, null, _deliveries_decorators, { kind: "field", name: "deliveries", static: false, private: false, access: { has: obj => "deliveries" in obj, get: obj => obj.deliveries, set: (obj, value) => { obj.deliveries = value; } }, metadata: _metadata }, _deliveries_initializers, _deliveries_extraInitializers);
            __esDecorate(null, null, _nextCursor_decorators, { kind: "field", name: "nextCursor", static: false, private: false, access: { has: obj => "nextCursor" in obj, get: obj => obj.nextCursor, set: (obj, value) => { obj.nextCursor = value; } }, metadata: _metadata }, _nextCursor_initializers, _nextCursor_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhookDeliveryPageResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        deliveries = __runInitializers(this, _deliveries_initializers, void 0);
        nextCursor = (__runInitializers(this, _deliveries_extraInitializers), __runInitializers(this, _nextCursor_initializers, void 0));
        constructor() {
            __runInitializers(this, _nextCursor_extraInitializers);
        }
    };
    return WebhookDeliveryPageResponse = _classThis;
})();
export { WebhookDeliveryPageResponse };
export function toWebhookResponse(webhook) {
    const self = `/webhooks/${webhook.webhookId}`;
    return { ...webhook, links: { self, deliveries: `${self}/deliveries` } };
}
