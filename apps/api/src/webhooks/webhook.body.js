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
import { ApiProperty, ApiPropertyOptional, ApiSchema, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, } from 'class-validator';
import { WEBHOOK_EVENTS } from '@app/webhooks';
import { AbsoluteUrl, TYPE_OF_JOB } from '../http/validation/rules';
const MAX_JOB_TYPES = 20;
let WebhookBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'WebhookRequest', description: 'An endpoint that is to hear of events.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _url_decorators;
    let _url_initializers = [];
    let _url_extraInitializers = [];
    let _events_decorators;
    let _events_initializers = [];
    let _events_extraInitializers = [];
    let _jobTypes_decorators;
    let _jobTypes_initializers = [];
    let _jobTypes_extraInitializers = [];
    let _description_decorators;
    let _description_initializers = [];
    let _description_extraInitializers = [];
    let _enabled_decorators;
    let _enabled_initializers = [];
    let _enabled_extraInitializers = [];
    var WebhookBody = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _url_decorators = [ApiProperty({
                    format: 'uri',
                    maxLength: 2048,
                    description: 'Where events are posted: https, on the public internet unless WEBHOOKS_ALLOW_PRIVATE allows more.',
                    example: 'https://example.com/hooks/veogen',
                }), AbsoluteUrl()];
            _events_decorators = [ApiProperty({
                    type: [String],
                    enum: WEBHOOK_EVENTS,
                    minItems: 1,
                    description: 'Which events. `job.*` are all of jobs.',
                    example: ['job.completed', 'job.failed'],
                }), IsArray(), ArrayMinSize(1), ArrayMaxSize(WEBHOOK_EVENTS.length), ArrayUnique({ message: 'events must not name an event twice' }), IsIn(WEBHOOK_EVENTS, { each: true, message: `each of events must be one of ${WEBHOOK_EVENTS.join(', ')}` })];
            _jobTypes_decorators = [ApiPropertyOptional({
                    type: [String],
                    maxItems: MAX_JOB_TYPES,
                    description: 'Only events of jobs of these types; default: of all.',
                    example: ['export'],
                }), IsOptional(), IsArray(), ArrayMaxSize(MAX_JOB_TYPES), ArrayUnique({ message: 'jobTypes must not name a type twice' }), Matches(TYPE_OF_JOB, {
                    each: true,
                    message: 'each of jobTypes must be a type of job, for example generation',
                })];
            _description_decorators = [ApiPropertyOptional({ maxLength: 500, example: 'Tells the warehouse that new rows are there' }), IsOptional(), IsString(), MaxLength(500)];
            _enabled_decorators = [ApiPropertyOptional({
                    default: true,
                    description: 'A disabled endpoint is sent nothing, and events that happen meanwhile are not kept for it.',
                }), IsOptional(), IsBoolean()];
            __esDecorate(null, null, _url_decorators, { kind: "field", name: "url", static: false, private: false, access: { has: obj => "url" in obj, get: obj => obj.url, set: (obj, value) => { obj.url = value; } }, metadata: _metadata }, _url_initializers, _url_extraInitializers);
            __esDecorate(null, null, _events_decorators, { kind: "field", name: "events", static: false, private: false, access: { has: obj => "events" in obj, get: obj => obj.events, set: (obj, value) => { obj.events = value; } }, metadata: _metadata }, _events_initializers, _events_extraInitializers);
            __esDecorate(null, null, _jobTypes_decorators, { kind: "field", name: "jobTypes", static: false, private: false, access: { has: obj => "jobTypes" in obj, get: obj => obj.jobTypes, set: (obj, value) => { obj.jobTypes = value; } }, metadata: _metadata }, _jobTypes_initializers, _jobTypes_extraInitializers);
            __esDecorate(null, null, _description_decorators, { kind: "field", name: "description", static: false, private: false, access: { has: obj => "description" in obj, get: obj => obj.description, set: (obj, value) => { obj.description = value; } }, metadata: _metadata }, _description_initializers, _description_extraInitializers);
            __esDecorate(null, null, _enabled_decorators, { kind: "field", name: "enabled", static: false, private: false, access: { has: obj => "enabled" in obj, get: obj => obj.enabled, set: (obj, value) => { obj.enabled = value; } }, metadata: _metadata }, _enabled_initializers, _enabled_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhookBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        url = __runInitializers(this, _url_initializers, void 0);
        events = (__runInitializers(this, _url_extraInitializers), __runInitializers(this, _events_initializers, void 0));
        jobTypes = (__runInitializers(this, _events_extraInitializers), __runInitializers(this, _jobTypes_initializers, void 0));
        description = (__runInitializers(this, _jobTypes_extraInitializers), __runInitializers(this, _description_initializers, void 0));
        enabled = (__runInitializers(this, _description_extraInitializers), __runInitializers(this, _enabled_initializers, void 0));
        constructor() {
            __runInitializers(this, _enabled_extraInitializers);
        }
    };
    return WebhookBody = _classThis;
})();
export { WebhookBody };
let WebhookChangesBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'WebhookChanges', description: 'What is to be changed; the rest stays.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _classSuper = PartialType(WebhookBody);
    var WebhookChangesBody = class extends _classSuper {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(_classSuper[Symbol.metadata] ?? null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            WebhookChangesBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
    };
    return WebhookChangesBody = _classThis;
})();
export { WebhookChangesBody };
