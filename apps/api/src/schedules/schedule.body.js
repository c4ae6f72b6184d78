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
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsDefined, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { CATCH_UPS, OVERLAPS } from '@app/schedules';
import { REQUEST_TYPES } from './scheduled-request';
let ScheduleBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'ScheduleRequest', description: 'A request that is to be made again and again.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _name_decorators;
    let _name_initializers = [];
    let _name_extraInitializers = [];
    let _cron_decorators;
    let _cron_initializers = [];
    let _cron_extraInitializers = [];
    let _every_decorators;
    let _every_initializers = [];
    let _every_extraInitializers = [];
    let _timeZone_decorators;
    let _timeZone_initializers = [];
    let _timeZone_extraInitializers = [];
    let _request_decorators;
    let _request_initializers = [];
    let _request_extraInitializers = [];
    let _overlap_decorators;
    let _overlap_initializers = [];
    let _overlap_extraInitializers = [];
    let _catchUp_decorators;
    let _catchUp_initializers = [];
    let _catchUp_extraInitializers = [];
    var ScheduleBody = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _name_decorators = [ApiProperty({ minLength: 1, maxLength: 100, description: 'Unique.', example: 'nightly-users' }), IsString(), Length(1, 100)];
            _cron_decorators = [ApiPropertyOptional({
                    maxLength: 100,
                    description: 'Five parts, minute to weekday, or six with seconds before them; also `@daily` and its like. Either `cron` or `every`.',
                    example: '0 3 * * *',
                }), IsOptional(), IsString(), MaxLength(100)];
            _every_decorators = [ApiPropertyOptional({
                    pattern: '^[1-9]\\d{0,7}[smhd]$',
                    description: 'An interval from `1s` to `366d`, counted from the making of the schedule.',
                }), IsOptional(), IsString(), MaxLength(20)];
            _timeZone_decorators = [ApiPropertyOptional({
                    maxLength: 60,
                    default: 'UTC',
                    description: 'IANA time zone in which `cron` is read.',
                    example: 'Europe/Berlin',
                }), IsOptional(), IsString(), MaxLength(60)];
            _request_decorators = [ApiProperty({
                    type: 'object',
                    required: ['type', 'body'],
                    properties: {
                        type: { type: 'string', enum: Object.keys(REQUEST_TYPES) },
                        body: {
                            oneOf: [
                                { $ref: '#/components/schemas/GenerateRequest' },
                                { $ref: '#/components/schemas/ExportRequest' },
                            ],
                            description: 'The body of `POST /generate` or `POST /export`.',
                        },
                    },
                    additionalProperties: false,
                }), IsDefined({ message: 'request is missing: an object with type and body' })];
            _overlap_decorators = [ApiPropertyOptional({
                    enum: OVERLAPS,
                    default: 'skip',
                    description: 'What happens when a job of the schedule has not ended at the next tick.',
                }), IsOptional(), IsIn(OVERLAPS, { message: `overlap must be one of ${OVERLAPS.join(', ')}` })];
            _catchUp_decorators = [ApiPropertyOptional({
                    enum: CATCH_UPS,
                    default: 'one',
                    description: 'Whether one run makes up for the ticks that were missed because no worker was there.',
                }), IsOptional(), IsIn(CATCH_UPS, { message: `catchUp must be one of ${CATCH_UPS.join(', ')}` })];
            __esDecorate(null, null, _name_decorators, { kind: "field", name: "name", static: false, private: false, access: { has: obj => "name" in obj, get: obj => obj.name, set: (obj, value) => { obj.name = value; } }, metadata: _metadata }, _name_initializers, _name_extraInitializers);
            __esDecorate(null, null, _cron_decorators, { kind: "field", name: "cron", static: false, private: false, access: { has: obj => "cron" in obj, get: obj => obj.cron, set: (obj, value) => { obj.cron = value; } }, metadata: _metadata }, _cron_initializers, _cron_extraInitializers);
            __esDecorate(null, null, _every_decorators, { kind: "field", name: "every", static: false, private: false, access: { has: obj => "every" in obj, get: obj => obj.every, set: (obj, value) => { obj.every = value; } }, metadata: _metadata }, _every_initializers, _every_extraInitializers);
            __esDecorate(null, null, _timeZone_decorators, { kind: "field", name: "timeZone", static: false, private: false, access: { has: obj => "timeZone" in obj, get: obj => obj.timeZone, set: (obj, value) => { obj.timeZone = value; } }, metadata: _metadata }, _timeZone_initializers, _timeZone_extraInitializers);
            __esDecorate(null, null, _request_decorators, { kind: "field", name: "request", static: false, private: false, access: { has: obj => "request" in obj, get: obj => obj.request, set: (obj, value) => { obj.request = value; } }, metadata: _metadata }, _request_initializers, _request_extraInitializers);
            __esDecorate(null, null, _overlap_decorators, { kind: "field", name: "overlap", static: false, private: false, access: { has: obj => "overlap" in obj, get: obj => obj.overlap, set: (obj, value) => { obj.overlap = value; } }, metadata: _metadata }, _overlap_initializers, _overlap_extraInitializers);
            __esDecorate(null, null, _catchUp_decorators, { kind: "field", name: "catchUp", static: false, private: false, access: { has: obj => "catchUp" in obj, get: obj => obj.catchUp, set: (obj, value) => { obj.catchUp = value; } }, metadata: _metadata }, _catchUp_initializers, _catchUp_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ScheduleBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        /** Checked by the rules of the request that it holds. */
        static handedOn = ['request'];
        name = __runInitializers(this, _name_initializers, void 0);
        cron = (__runInitializers(this, _name_extraInitializers), __runInitializers(this, _cron_initializers, void 0));
        every = (__runInitializers(this, _cron_extraInitializers), __runInitializers(this, _every_initializers, void 0));
        timeZone = (__runInitializers(this, _every_extraInitializers), __runInitializers(this, _timeZone_initializers, void 0));
        request = (__runInitializers(this, _timeZone_extraInitializers), __runInitializers(this, _request_initializers, void 0));
        overlap = (__runInitializers(this, _request_extraInitializers), __runInitializers(this, _overlap_initializers, void 0));
        catchUp = (__runInitializers(this, _overlap_extraInitializers), __runInitializers(this, _catchUp_initializers, void 0));
        constructor() {
            __runInitializers(this, _catchUp_extraInitializers);
        }
        static {
            __runInitializers(_classThis, _classExtraInitializers);
        }
    };
    return ScheduleBody = _classThis;
})();
export { ScheduleBody };
let ScheduleChangesBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'ScheduleChanges' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _paused_decorators;
    let _paused_initializers = [];
    let _paused_extraInitializers = [];
    var ScheduleChangesBody = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _paused_decorators = [ApiProperty({ description: 'Ticks that come while it is paused are neither run nor made up for.' }), IsBoolean()];
            __esDecorate(null, null, _paused_decorators, { kind: "field", name: "paused", static: false, private: false, access: { has: obj => "paused" in obj, get: obj => obj.paused, set: (obj, value) => { obj.paused = value; } }, metadata: _metadata }, _paused_initializers, _paused_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ScheduleChangesBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        paused = __runInitializers(this, _paused_initializers, void 0);
        constructor() {
            __runInitializers(this, _paused_extraInitializers);
        }
    };
    return ScheduleChangesBody = _classThis;
})();
export { ScheduleChangesBody };
