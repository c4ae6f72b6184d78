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
import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiProperty, ApiResponse, ApiSchema } from '@nestjs/swagger';
import { JOB_STATUSES } from '@app/jobs';
let AcceptedJobLinks = (() => {
    let _classDecorators = [ApiSchema({ name: 'AcceptedJobLinks' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _self_decorators;
    let _self_initializers = [];
    let _self_extraInitializers = [];
    let _events_decorators;
    let _events_initializers = [];
    let _events_extraInitializers = [];
    let _cancel_decorators;
    let _cancel_initializers = [];
    let _cancel_extraInitializers = [];
    var AcceptedJobLinks = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _self_decorators = [ApiProperty({ example: '/status/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })];
            _events_decorators = [ApiProperty({ example: '/jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/events' })];
            _cancel_decorators = [ApiProperty({ example: '/jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/cancel' })];
            __esDecorate(null, null, _self_decorators, { kind: "field", name: "self", static: false, private: false, access: { has: obj => "self" in obj, get: obj => obj.self, set: (obj, value) => { obj.self = value; } }, metadata: _metadata }, _self_initializers, _self_extraInitializers);
            __esDecorate(null, null, _events_decorators, { kind: "field", name: "events", static: false, private: false, access: { has: obj => "events" in obj, get: obj => obj.events, set: (obj, value) => { obj.events = value; } }, metadata: _metadata }, _events_initializers, _events_extraInitializers);
            __esDecorate(null, null, _cancel_decorators, { kind: "field", name: "cancel", static: false, private: false, access: { has: obj => "cancel" in obj, get: obj => obj.cancel, set: (obj, value) => { obj.cancel = value; } }, metadata: _metadata }, _cancel_initializers, _cancel_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            AcceptedJobLinks = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        self = __runInitializers(this, _self_initializers, void 0);
        events = (__runInitializers(this, _self_extraInitializers), __runInitializers(this, _events_initializers, void 0));
        cancel = (__runInitializers(this, _events_extraInitializers), __runInitializers(this, _cancel_initializers, void 0));
        constructor() {
            __runInitializers(this, _cancel_extraInitializers);
        }
    };
    return AcceptedJobLinks = _classThis;
})();
export { AcceptedJobLinks };
let AcceptedJob = (() => {
    let _classDecorators = [ApiSchema({ name: 'AcceptedJob', description: 'Work that is durable and will run.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _jobId_decorators;
    let _jobId_initializers = [];
    let _jobId_extraInitializers = [];
    let _type_decorators;
    let _type_initializers = [];
    let _type_extraInitializers = [];
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _links_decorators;
    let _links_initializers = [];
    let _links_extraInitializers = [];
    var AcceptedJob = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _jobId_decorators = [ApiProperty({ format: 'uuid', example: '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })];
            _type_decorators = [ApiProperty({ example: 'generation' })];
            _status_decorators = [ApiProperty({ enum: JOB_STATUSES, example: 'pending' })];
            _createdAt_decorators = [ApiProperty({ format: 'date-time' })];
            _links_decorators = [ApiProperty({ type: AcceptedJobLinks })];
            __esDecorate(null, null, _jobId_decorators, { kind: "field", name: "jobId", static: false, private: false, access: { has: obj => "jobId" in obj, get: obj => obj.jobId, set: (obj, value) => { obj.jobId = value; } }, metadata: _metadata }, _jobId_initializers, _jobId_extraInitializers);
            __esDecorate(null, null, _type_decorators, { kind: "field", name: "type", static: false, private: false, access: { has: obj => "type" in obj, get: obj => obj.type, set: (obj, value) => { obj.type = value; } }, metadata: _metadata }, _type_initializers, _type_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _links_decorators, { kind: "field", name: "links", static: false, private: false, access: { has: obj => "links" in obj, get: obj => obj.links, set: (obj, value) => { obj.links = value; } }, metadata: _metadata }, _links_initializers, _links_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            AcceptedJob = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        jobId = __runInitializers(this, _jobId_initializers, void 0);
        type = (__runInitializers(this, _jobId_extraInitializers), __runInitializers(this, _type_initializers, void 0));
        status = (__runInitializers(this, _type_extraInitializers), __runInitializers(this, _status_initializers, void 0));
        createdAt = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        links = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _links_initializers, void 0));
        constructor() {
            __runInitializers(this, _links_extraInitializers);
        }
    };
    return AcceptedJob = _classThis;
})();
export { AcceptedJob };
/** The body of a 202, with the headers that say where and when to look. */
export function acceptJob(response, { jobId, type, status, createdAt }) {
    response.setHeader('Location', `/status/${jobId}`);
    response.setHeader('Retry-After', '1');
    return {
        jobId,
        type,
        status,
        createdAt,
        links: { self: `/status/${jobId}`, events: `/jobs/${jobId}/events`, cancel: `/jobs/${jobId}/cancel` },
    };
}
const LOCATION = { description: 'Where the job can be followed.', schema: { type: 'string' } };
const RETRY_AFTER = {
    description: 'Seconds before it is worth looking.',
    schema: { type: 'integer' },
};
const REPLAYED = {
    description: '`true` when this answers an earlier request with the same Idempotency-Key.',
    schema: { type: 'string', enum: ['true'] },
};
const DEDUPLICATED = {
    description: '`true` when this is a job of another request with the same `deduplicationKey`.',
    schema: { type: 'string', enum: ['true'] },
};
/** The headers that acceptJob sets. */
export const ACCEPTANCE_HEADERS = {
    Location: LOCATION,
    'Retry-After': RETRY_AFTER,
    'Idempotency-Replayed': REPLAYED,
};
/** Documents that an operation answers 202 with a job. */
export function AnswersWithJob(description) {
    return applyDecorators(HttpCode(202), ApiResponse({
        status: 202,
        description,
        type: AcceptedJob,
        headers: { ...ACCEPTANCE_HEADERS, Deduplicated: DEDUPLICATED },
    }));
}
/** Documents the header that makes repeating a request safe. */
export function TakesIdempotencyKey() {
    return ApiHeader({
        name: 'Idempotency-Key',
        required: false,
        description: 'A key of your own for this request, such as a UUID. Repeating it within 24 hours starts nothing new.',
        schema: { type: 'string', minLength: 1, maxLength: 255 },
    });
}
