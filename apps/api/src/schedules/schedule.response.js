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
import { CATCH_UPS, OVERLAPS, RUN_OUTCOMES, } from '@app/schedules';
let ScheduleRunErrorResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'ScheduleRunError' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _code_decorators;
    let _code_initializers = [];
    let _code_extraInitializers = [];
    let _message_decorators;
    let _message_initializers = [];
    let _message_extraInitializers = [];
    var ScheduleRunErrorResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _code_decorators = [ApiProperty({ example: 'dataset_not_found' })];
            _message_decorators = [ApiProperty()];
            __esDecorate(null, null, _code_decorators, { kind: "field", name: "code", static: false, private: false, access: { has: obj => "code" in obj, get: obj => obj.code, set: (obj, value) => { obj.code = value; } }, metadata: _metadata }, _code_initializers, _code_extraInitializers);
            __esDecorate(null, null, _message_decorators, { kind: "field", name: "message", static: false, private: false, access: { has: obj => "message" in obj, get: obj => obj.message, set: (obj, value) => { obj.message = value; } }, metadata: _metadata }, _message_initializers, _message_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ScheduleRunErrorResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        code = __runInitializers(this, _code_initializers, void 0);
        message = (__runInitializers(this, _code_extraInitializers), __runInitializers(this, _message_initializers, void 0));
        constructor() {
            __runInitializers(this, _message_extraInitializers);
        }
    };
    return ScheduleRunErrorResponse = _classThis;
})();
export { ScheduleRunErrorResponse };
let ScheduleRunResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'ScheduleRun', description: 'What came of a tick.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _tick_decorators;
    let _tick_initializers = [];
    let _tick_extraInitializers = [];
    let _byHand_decorators;
    let _byHand_initializers = [];
    let _byHand_extraInitializers = [];
    let _outcome_decorators;
    let _outcome_initializers = [];
    let _outcome_extraInitializers = [];
    let _jobId_decorators;
    let _jobId_initializers = [];
    let _jobId_extraInitializers = [];
    let _error_decorators;
    let _error_initializers = [];
    let _error_extraInitializers = [];
    let _at_decorators;
    let _at_initializers = [];
    let _at_extraInitializers = [];
    var ScheduleRunResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _tick_decorators = [ApiProperty({ format: 'date-time', description: 'When it was due.' })];
            _byHand_decorators = [ApiProperty({ description: 'Whether a client asked for it, instead of the clock.' })];
            _outcome_decorators = [ApiProperty({
                    enum: RUN_OUTCOMES,
                    description: '`skipped`: a job was still there. `missed`: no worker was there in time. `failed`: the request was refused.',
                })];
            _jobId_decorators = [ApiProperty({
                    type: String,
                    format: 'uuid',
                    nullable: true,
                    description: 'The job that was started, or that was still there.',
                })];
            _error_decorators = [ApiProperty({ type: ScheduleRunErrorResponse, nullable: true })];
            _at_decorators = [ApiProperty({ format: 'date-time', description: 'When it was dealt with.' })];
            __esDecorate(null, null, _tick_decorators, { kind: "field", name: "tick", static: false, private: false, access: { has: obj => "tick" in obj, get: obj => obj.tick, set: (obj, value) => { obj.tick = value; } }, metadata: _metadata }, _tick_initializers, _tick_extraInitializers);
            __esDecorate(null, null, _byHand_decorators, { kind: "field", name: "byHand", static: false, private: false, access: { has: obj => "byHand" in obj, get: obj => obj.byHand, set: (obj, value) => { obj.byHand = value; } }, metadata: _metadata }, _byHand_initializers, _byHand_extraInitializers);
            __esDecorate(null, null, _outcome_decorators, { kind: "field", name: "outcome", static: false, private: false, access: { has: obj => "outcome" in obj, get: obj => obj.outcome, set: (obj, value) => { obj.outcome = value; } }, metadata: _metadata }, _outcome_initializers, _outcome_extraInitializers);
            __esDecorate(null, null, _jobId_decorators, { kind: "field", name: "jobId", static: false, private: false, access: { has: obj => "jobId" in obj, get: obj => obj.jobId, set: (obj, value) => { obj.jobId = value; } }, metadata: _metadata }, _jobId_initializers, _jobId_extraInitializers);
            __esDecorate(null, null, _error_decorators, { kind: "field", name: "error", static: false, private: false, access: { has: obj => "error" in obj, get: obj => obj.error, set: (obj, value) => { obj.error = value; } }, metadata: _metadata }, _error_initializers, _error_extraInitializers);
            __esDecorate(null, null, _at_decorators, { kind: "field", name: "at", static: false, private: false, access: { has: obj => "at" in obj, get: obj => obj.at, set: (obj, value) => { obj.at = value; } }, metadata: _metadata }, _at_initializers, _at_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ScheduleRunResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        tick = __runInitializers(this, _tick_initializers, void 0);
        byHand = (__runInitializers(this, _tick_extraInitializers), __runInitializers(this, _byHand_initializers, void 0));
        outcome = (__runInitializers(this, _byHand_extraInitializers), __runInitializers(this, _outcome_initializers, void 0));
        jobId = (__runInitializers(this, _outcome_extraInitializers), __runInitializers(this, _jobId_initializers, void 0));
        error = (__runInitializers(this, _jobId_extraInitializers), __runInitializers(this, _error_initializers, void 0));
        at = (__runInitializers(this, _error_extraInitializers), __runInitializers(this, _at_initializers, void 0));
        constructor() {
            __runInitializers(this, _at_extraInitializers);
        }
    };
    return ScheduleRunResponse = _classThis;
})();
export { ScheduleRunResponse };
let ScheduleRunsResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'ScheduleRuns' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _runs_decorators;
    let _runs_initializers = [];
    let _runs_extraInitializers = [];
    var ScheduleRunsResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _runs_decorators = [ApiProperty({ type: [ScheduleRunResponse], description: 'The last 100, newest first.' })];
            __esDecorate(null, null, _runs_decorators, { kind: "field", name: "runs", static: false, private: false, access: { has: obj => "runs" in obj, get: obj => obj.runs, set: (obj, value) => { obj.runs = value; } }, metadata: _metadata }, _runs_initializers, _runs_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ScheduleRunsResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        runs = __runInitializers(this, _runs_initializers, void 0);
        constructor() {
            __runInitializers(this, _runs_extraInitializers);
        }
    };
    return ScheduleRunsResponse = _classThis;
})();
export { ScheduleRunsResponse };
let ScheduledRequestResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'ScheduledRequest' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _type_decorators;
    let _type_initializers = [];
    let _type_extraInitializers = [];
    let _body_decorators;
    let _body_initializers = [];
    let _body_extraInitializers = [];
    var ScheduledRequestResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _type_decorators = [ApiProperty({ example: 'generation' })];
            _body_decorators = [ApiProperty({ type: 'object', additionalProperties: true })];
            __esDecorate(null, null, _type_decorators, { kind: "field", name: "type", static: false, private: false, access: { has: obj => "type" in obj, get: obj => obj.type, set: (obj, value) => { obj.type = value; } }, metadata: _metadata }, _type_initializers, _type_extraInitializers);
            __esDecorate(null, null, _body_decorators, { kind: "field", name: "body", static: false, private: false, access: { has: obj => "body" in obj, get: obj => obj.body, set: (obj, value) => { obj.body = value; } }, metadata: _metadata }, _body_initializers, _body_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ScheduledRequestResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        type = __runInitializers(this, _type_initializers, void 0);
        body = (__runInitializers(this, _type_extraInitializers), __runInitializers(this, _body_initializers, void 0));
        constructor() {
            __runInitializers(this, _body_extraInitializers);
        }
    };
    return ScheduledRequestResponse = _classThis;
})();
export { ScheduledRequestResponse };
let ScheduleLinks = (() => {
    let _classDecorators = [ApiSchema({ name: 'ScheduleLinks' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _self_decorators;
    let _self_initializers = [];
    let _self_extraInitializers = [];
    let _runs_decorators;
    let _runs_initializers = [];
    let _runs_extraInitializers = [];
    var ScheduleLinks = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _self_decorators = [ApiProperty({ example: '/schedules/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })];
            _runs_decorators = [ApiProperty({ example: '/schedules/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/runs' })];
            __esDecorate(null, null, _self_decorators, { kind: "field", name: "self", static: false, private: false, access: { has: obj => "self" in obj, get: obj => obj.self, set: (obj, value) => { obj.self = value; } }, metadata: _metadata }, _self_initializers, _self_extraInitializers);
            __esDecorate(null, null, _runs_decorators, { kind: "field", name: "runs", static: false, private: false, access: { has: obj => "runs" in obj, get: obj => obj.runs, set: (obj, value) => { obj.runs = value; } }, metadata: _metadata }, _runs_initializers, _runs_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ScheduleLinks = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        self = __runInitializers(this, _self_initializers, void 0);
        runs = (__runInitializers(this, _self_extraInitializers), __runInitializers(this, _runs_initializers, void 0));
        constructor() {
            __runInitializers(this, _runs_extraInitializers);
        }
    };
    return ScheduleLinks = _classThis;
})();
export { ScheduleLinks };
let ScheduleResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'Schedule' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _scheduleId_decorators;
    let _scheduleId_initializers = [];
    let _scheduleId_extraInitializers = [];
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
    let _paused_decorators;
    let _paused_initializers = [];
    let _paused_extraInitializers = [];
    let _nextRunAt_decorators;
    let _nextRunAt_initializers = [];
    let _nextRunAt_extraInitializers = [];
    let _lastRun_decorators;
    let _lastRun_initializers = [];
    let _lastRun_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _updatedAt_decorators;
    let _updatedAt_initializers = [];
    let _updatedAt_extraInitializers = [];
    let _links_decorators;
    let _links_initializers = [];
    let _links_extraInitializers = [];
    var ScheduleResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _scheduleId_decorators = [ApiProperty({ format: 'uuid' })];
            _name_decorators = [ApiProperty({ example: 'nightly-users' })];
            _cron_decorators = [ApiProperty({ type: String, nullable: true, example: '0 3 * * *' })];
            _every_decorators = [ApiProperty({ type: String, nullable: true, example: null })];
            _timeZone_decorators = [ApiProperty({ example: 'Europe/Berlin' })];
            _request_decorators = [ApiProperty({ type: ScheduledRequestResponse })];
            _overlap_decorators = [ApiProperty({ enum: OVERLAPS })];
            _catchUp_decorators = [ApiProperty({ enum: CATCH_UPS })];
            _paused_decorators = [ApiProperty()];
            _nextRunAt_decorators = [ApiProperty({
                    type: String,
                    format: 'date-time',
                    nullable: true,
                    description: '`null` while paused, and when there is no further tick.',
                })];
            _lastRun_decorators = [ApiProperty({ type: ScheduleRunResponse, nullable: true })];
            _createdAt_decorators = [ApiProperty({ format: 'date-time' })];
            _updatedAt_decorators = [ApiProperty({ format: 'date-time' })];
            _links_decorators = [ApiProperty({ type: ScheduleLinks })];
            __esDecorate(null, null, _scheduleId_decorators, { kind: "field", name: "scheduleId", static: false, private: false, access: { has: obj => "scheduleId" in obj, get: obj => obj.scheduleId, set: (obj, value) => { obj.scheduleId = value; } }, metadata: _metadata }, _scheduleId_initializers, _scheduleId_extraInitializers);
            __esDecorate(null, null, _name_decorators, { kind: "field", name: "name", static: false, private: false, access: { has: obj => "name" in obj, get: obj => obj.name, set: (obj, value) => { obj.name = value; } }, metadata: _metadata }, _name_initializers, _name_extraInitializers);
            __esDecorate(null, null, _cron_decorators, { kind: "field", name: "cron", static: false, private: false, access: { has: obj => "cron" in obj, get: obj => obj.cron, set: (obj, value) => { obj.cron = value; } }, metadata: _metadata }, _cron_initializers, _cron_extraInitializers);
            __esDecorate(null, null, _every_decorators, { kind: "field", name: "every", static: false, private: false, access: { has: obj => "every" in obj, get: obj => obj.every, set: (obj, value) => { obj.every = value; } }, metadata: _metadata }, _every_initializers, _every_extraInitializers);
            __esDecorate(null, null, _timeZone_decorators, { kind: "field", name: "timeZone", static: false, private: false, access: { has: obj => "timeZone" in obj, get: obj => obj.timeZone, set: (obj, value) => { obj.timeZone = value; } }, metadata: _metadata }, _timeZone_initializers, _timeZone_extraInitializers);
            __esDecorate(null, null, _request_decorators, { kind: "field", name: "request", static: false, private: false, access: { has: obj => "request" in obj, get: obj => obj.request, set: (obj, value) => { obj.request = value; } }, metadata: _metadata }, _request_initializers, _request_extraInitializers);
            __esDecorate(null, null, _overlap_decorators, { kind: "field", name: "overlap", static: false, private: false, access: { has: obj => "overlap" in obj, get: obj => obj.overlap, set: (obj, value) => { obj.overlap = value; } }, metadata: _metadata }, _overlap_initializers, _overlap_extraInitializers);
            __esDecorate(null, null, _catchUp_decorators, { kind: "field", name: "catchUp", static: false, private: false, access: { has: obj => "catchUp" in obj, get: obj => obj.catchUp, set: (obj, value) => { obj.catchUp = value; } }, metadata: _metadata }, _catchUp_initializers, _catchUp_extraInitializers);
            __esDecorate(null, null, _paused_decorators, { kind: "field", name: "paused", static: false, private: false, access: { has: obj => "paused" in obj, get: obj => obj.paused, set: (obj, value) => { obj.paused = value; } }, metadata: _metadata }, _paused_initializers, _paused_extraInitializers);
            __esDecorate(null, null, _nextRunAt_decorators, { kind: "field", name: "nextRunAt", static: false, private: false, access: { has: obj => "nextRunAt" in obj, get: obj => obj.nextRunAt, set: (obj, value) => { obj.nextRunAt = value; } }, metadata: _metadata }, _nextRunAt_initializers, _nextRunAt_extraInitializers);
            __esDecorate(null, null, _lastRun_decorators, { kind: "field", name: "lastRun", static: false, private: false, access: { has: obj => "lastRun" in obj, get: obj => obj.lastRun, set: (obj, value) => { obj.lastRun = value; } }, metadata: _metadata }, _lastRun_initializers, _lastRun_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _updatedAt_decorators, { kind: "field", name: "updatedAt", static: false, private: false, access: { has: obj => "updatedAt" in obj, get: obj => obj.updatedAt, set: (obj, value) => { obj.updatedAt = value; } }, metadata: _metadata }, _updatedAt_initializers, _updatedAt_extraInitializers);
            __esDecorate(null, null, _links_decorators, { kind: "field", name: "links", static: false, private: false, access: { has: obj => "links" in obj, get: obj => obj.links, set: (obj, value) => { obj.links = value; } }, metadata: _metadata }, _links_initializers, _links_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ScheduleResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        scheduleId = __runInitializers(this, _scheduleId_initializers, void 0);
        name = (__runInitializers(this, _scheduleId_extraInitializers), __runInitializers(this, _name_initializers, void 0));
        cron = (__runInitializers(this, _name_extraInitializers), __runInitializers(this, _cron_initializers, void 0));
        every = (__runInitializers(this, _cron_extraInitializers), __runInitializers(this, _every_initializers, void 0));
        timeZone = (__runInitializers(this, _every_extraInitializers), __runInitializers(this, _timeZone_initializers, void 0));
        request = (__runInitializers(this, _timeZone_extraInitializers), __runInitializers(this, _request_initializers, void 0));
        overlap = (__runInitializers(this, _request_extraInitializers), __runInitializers(this, _overlap_initializers, void 0));
        catchUp = (__runInitializers(this, _overlap_extraInitializers), __runInitializers(this, _catchUp_initializers, void 0));
        paused = (__runInitializers(this, _catchUp_extraInitializers), __runInitializers(this, _paused_initializers, void 0));
        nextRunAt = (__runInitializers(this, _paused_extraInitializers), __runInitializers(this, _nextRunAt_initializers, void 0));
        lastRun = (__runInitializers(this, _nextRunAt_extraInitializers), __runInitializers(this, _lastRun_initializers, void 0));
        createdAt = (__runInitializers(this, _lastRun_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        updatedAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _updatedAt_initializers, void 0));
        links = (__runInitializers(this, _updatedAt_extraInitializers), __runInitializers(this, _links_initializers, void 0));
        constructor() {
            __runInitializers(this, _links_extraInitializers);
        }
    };
    return ScheduleResponse = _classThis;
})();
export { ScheduleResponse };
let ScheduleListResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'ScheduleList' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _schedules_decorators;
    let _schedules_initializers = [];
    let _schedules_extraInitializers = [];
    var ScheduleListResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _schedules_decorators = [ApiProperty({ type: [ScheduleResponse], description: 'By name.' })];
            __esDecorate(null, null, _schedules_decorators, { kind: "field", name: "schedules", static: false, private: false, access: { has: obj => "schedules" in obj, get: obj => obj.schedules, set: (obj, value) => { obj.schedules = value; } }, metadata: _metadata }, _schedules_initializers, _schedules_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ScheduleListResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        schedules = __runInitializers(this, _schedules_initializers, void 0);
        constructor() {
            __runInitializers(this, _schedules_extraInitializers);
        }
    };
    return ScheduleListResponse = _classThis;
})();
export { ScheduleListResponse };
export function toScheduleResponse(schedule) {
    const self = `/schedules/${schedule.scheduleId}`;
    return { ...schedule, links: { self, runs: `${self}/runs` } };
}
