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
import { JOB_STATUSES } from '@app/jobs';
let JobProgress = (() => {
    let _classDecorators = [ApiSchema({ name: 'JobProgress' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _done_decorators;
    let _done_initializers = [];
    let _done_extraInitializers = [];
    let _total_decorators;
    let _total_initializers = [];
    let _total_extraInitializers = [];
    let _unit_decorators;
    let _unit_initializers = [];
    let _unit_extraInitializers = [];
    let _ratio_decorators;
    let _ratio_initializers = [];
    let _ratio_extraInitializers = [];
    var JobProgress = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _done_decorators = [ApiProperty({ type: 'integer', example: 61_000 })];
            _total_decorators = [ApiProperty({
                    type: 'integer',
                    nullable: true,
                    description: '`null` where it is not known beforehand.',
                    example: 100_000,
                })];
            _unit_decorators = [ApiProperty({ description: 'What is counted.', example: 'records' })];
            _ratio_decorators = [ApiProperty({ type: 'number', nullable: true, minimum: 0, description: 'From 0 to 1.', example: 0.61 })];
            __esDecorate(null, null, _done_decorators, { kind: "field", name: "done", static: false, private: false, access: { has: obj => "done" in obj, get: obj => obj.done, set: (obj, value) => { obj.done = value; } }, metadata: _metadata }, _done_initializers, _done_extraInitializers);
            __esDecorate(null, null, _total_decorators, { kind: "field", name: "total", static: false, private: false, access: { has: obj => "total" in obj, get: obj => obj.total, set: (obj, value) => { obj.total = value; } }, metadata: _metadata }, _total_initializers, _total_extraInitializers);
            __esDecorate(null, null, _unit_decorators, { kind: "field", name: "unit", static: false, private: false, access: { has: obj => "unit" in obj, get: obj => obj.unit, set: (obj, value) => { obj.unit = value; } }, metadata: _metadata }, _unit_initializers, _unit_extraInitializers);
            __esDecorate(null, null, _ratio_decorators, { kind: "field", name: "ratio", static: false, private: false, access: { has: obj => "ratio" in obj, get: obj => obj.ratio, set: (obj, value) => { obj.ratio = value; } }, metadata: _metadata }, _ratio_initializers, _ratio_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            JobProgress = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        done = __runInitializers(this, _done_initializers, void 0);
        total = (__runInitializers(this, _done_extraInitializers), __runInitializers(this, _total_initializers, void 0));
        unit = (__runInitializers(this, _total_extraInitializers), __runInitializers(this, _unit_initializers, void 0));
        ratio = (__runInitializers(this, _unit_extraInitializers), __runInitializers(this, _ratio_initializers, void 0));
        constructor() {
            __runInitializers(this, _ratio_extraInitializers);
        }
    };
    return JobProgress = _classThis;
})();
export { JobProgress };
let JobErrorResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'JobError' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _code_decorators;
    let _code_initializers = [];
    let _code_extraInitializers = [];
    let _message_decorators;
    let _message_initializers = [];
    let _message_extraInitializers = [];
    let _retryable_decorators;
    let _retryable_initializers = [];
    let _retryable_extraInitializers = [];
    var JobErrorResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _code_decorators = [ApiProperty({ description: 'Stable code; docs/errors.md lists all.', example: 'database_unavailable' })];
            _message_decorators = [ApiProperty({ example: 'The database cannot be reached or does not answer in time' })];
            _retryable_decorators = [ApiProperty({ description: 'Whether the same job may succeed when it is run again.' })];
            __esDecorate(null, null, _code_decorators, { kind: "field", name: "code", static: false, private: false, access: { has: obj => "code" in obj, get: obj => obj.code, set: (obj, value) => { obj.code = value; } }, metadata: _metadata }, _code_initializers, _code_extraInitializers);
            __esDecorate(null, null, _message_decorators, { kind: "field", name: "message", static: false, private: false, access: { has: obj => "message" in obj, get: obj => obj.message, set: (obj, value) => { obj.message = value; } }, metadata: _metadata }, _message_initializers, _message_extraInitializers);
            __esDecorate(null, null, _retryable_decorators, { kind: "field", name: "retryable", static: false, private: false, access: { has: obj => "retryable" in obj, get: obj => obj.retryable, set: (obj, value) => { obj.retryable = value; } }, metadata: _metadata }, _retryable_initializers, _retryable_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            JobErrorResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        code = __runInitializers(this, _code_initializers, void 0);
        message = (__runInitializers(this, _code_extraInitializers), __runInitializers(this, _message_initializers, void 0));
        retryable = (__runInitializers(this, _message_extraInitializers), __runInitializers(this, _retryable_initializers, void 0));
        constructor() {
            __runInitializers(this, _retryable_extraInitializers);
        }
    };
    return JobErrorResponse = _classThis;
})();
export { JobErrorResponse };
let JobLinks = (() => {
    let _classDecorators = [ApiSchema({ name: 'JobLinks' })];
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
    let _retry_decorators;
    let _retry_initializers = [];
    let _retry_extraInitializers = [];
    let _result_decorators;
    let _result_initializers = [];
    let _result_extraInitializers = [];
    var JobLinks = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _self_decorators = [ApiProperty({ example: '/status/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })];
            _events_decorators = [ApiProperty({ example: '/jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/events' })];
            _cancel_decorators = [ApiPropertyOptional({ description: 'While the job has not ended.' })];
            _retry_decorators = [ApiPropertyOptional({ description: 'When the job failed or was cancelled.' })];
            _result_decorators = [ApiPropertyOptional({ description: 'When the job has a result to fetch; the same as `resultUri`.' })];
            __esDecorate(null, null, _self_decorators, { kind: "field", name: "self", static: false, private: false, access: { has: obj => "self" in obj, get: obj => obj.self, set: (obj, value) => { obj.self = value; } }, metadata: _metadata }, _self_initializers, _self_extraInitializers);
            __esDecorate(null, null, _events_decorators, { kind: "field", name: "events", static: false, private: false, access: { has: obj => "events" in obj, get: obj => obj.events, set: (obj, value) => { obj.events = value; } }, metadata: _metadata }, _events_initializers, _events_extraInitializers);
            __esDecorate(null, null, _cancel_decorators, { kind: "field", name: "cancel", static: false, private: false, access: { has: obj => "cancel" in obj, get: obj => obj.cancel, set: (obj, value) => { obj.cancel = value; } }, metadata: _metadata }, _cancel_initializers, _cancel_extraInitializers);
            __esDecorate(null, null, _retry_decorators, { kind: "field", name: "retry", static: false, private: false, access: { has: obj => "retry" in obj, get: obj => obj.retry, set: (obj, value) => { obj.retry = value; } }, metadata: _metadata }, _retry_initializers, _retry_extraInitializers);
            __esDecorate(null, null, _result_decorators, { kind: "field", name: "result", static: false, private: false, access: { has: obj => "result" in obj, get: obj => obj.result, set: (obj, value) => { obj.result = value; } }, metadata: _metadata }, _result_initializers, _result_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            JobLinks = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        self = __runInitializers(this, _self_initializers, void 0);
        events = (__runInitializers(this, _self_extraInitializers), __runInitializers(this, _events_initializers, void 0));
        cancel = (__runInitializers(this, _events_extraInitializers), __runInitializers(this, _cancel_initializers, void 0));
        retry = (__runInitializers(this, _cancel_extraInitializers), __runInitializers(this, _retry_initializers, void 0));
        result = (__runInitializers(this, _retry_extraInitializers), __runInitializers(this, _result_initializers, void 0));
        constructor() {
            __runInitializers(this, _result_extraInitializers);
        }
    };
    return JobLinks = _classThis;
})();
export { JobLinks };
let JobResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'Job', description: 'A piece of work that can be followed to its end.' })];
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
    let _progress_decorators;
    let _progress_initializers = [];
    let _progress_extraInitializers = [];
    let _attempts_decorators;
    let _attempts_initializers = [];
    let _attempts_extraInitializers = [];
    let _maxAttempts_decorators;
    let _maxAttempts_initializers = [];
    let _maxAttempts_extraInitializers = [];
    let _params_decorators;
    let _params_initializers = [];
    let _params_extraInitializers = [];
    let _result_decorators;
    let _result_initializers = [];
    let _result_extraInitializers = [];
    let _resultUri_decorators;
    let _resultUri_initializers = [];
    let _resultUri_extraInitializers = [];
    let _error_decorators;
    let _error_initializers = [];
    let _error_extraInitializers = [];
    let _cancelRequested_decorators;
    let _cancelRequested_initializers = [];
    let _cancelRequested_extraInitializers = [];
    let _parentId_decorators;
    let _parentId_initializers = [];
    let _parentId_extraInitializers = [];
    let _scheduleId_decorators;
    let _scheduleId_initializers = [];
    let _scheduleId_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _startedAt_decorators;
    let _startedAt_initializers = [];
    let _startedAt_extraInitializers = [];
    let _finishedAt_decorators;
    let _finishedAt_initializers = [];
    let _finishedAt_extraInitializers = [];
    let _updatedAt_decorators;
    let _updatedAt_initializers = [];
    let _updatedAt_extraInitializers = [];
    let _links_decorators;
    let _links_initializers = [];
    let _links_extraInitializers = [];
    var JobResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _jobId_decorators = [ApiProperty({ format: 'uuid', example: '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })];
            _type_decorators = [ApiProperty({ example: 'generation' })];
            _status_decorators = [ApiProperty({ enum: JOB_STATUSES, example: 'in-progress' })];
            _progress_decorators = [ApiProperty({ type: JobProgress })];
            _attempts_decorators = [ApiProperty({ type: 'integer', description: 'Times that the job was started.', example: 1 })];
            _maxAttempts_decorators = [ApiProperty({ type: 'integer', example: 4 })];
            _params_decorators = [ApiProperty({ type: 'object', additionalProperties: true, description: 'What was asked for.' })];
            _result_decorators = [ApiProperty({
                    type: 'object',
                    additionalProperties: true,
                    nullable: true,
                    description: 'Facts about what was made.',
                })];
            _resultUri_decorators = [ApiProperty({
                    type: String,
                    nullable: true,
                    description: 'Where the result is: a dataset, or a download link that expires and is made afresh at every read.',
                    example: '/datasets/users',
                })];
            _error_decorators = [ApiProperty({ type: JobErrorResponse, nullable: true })];
            _cancelRequested_decorators = [ApiProperty({ description: 'Whether the job was asked to stop.' })];
            _parentId_decorators = [ApiProperty({
                    type: String,
                    format: 'uuid',
                    nullable: true,
                    description: 'The job that this one repeats.',
                })];
            _scheduleId_decorators = [ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The schedule that started it.' })];
            _createdAt_decorators = [ApiProperty({ format: 'date-time' })];
            _startedAt_decorators = [ApiProperty({ type: String, format: 'date-time', nullable: true })];
            _finishedAt_decorators = [ApiProperty({ type: String, format: 'date-time', nullable: true })];
            _updatedAt_decorators = [ApiProperty({ format: 'date-time' })];
            _links_decorators = [ApiProperty({ type: JobLinks })];
            __esDecorate(null, null, _jobId_decorators, { kind: "field", name: "jobId", static: false, private: false, access: { has: obj => "jobId" in obj, get: obj => obj.jobId, set: (obj, value) => { obj.jobId = value; } }, metadata: _metadata }, _jobId_initializers, _jobId_extraInitializers);
            __esDecorate(null, null, _type_decorators, { kind: "field", name: "type", static: false, private: false, access: { has: obj => "type" in obj, get: obj => obj.type, set: (obj, value) => { obj.type = value; } }, metadata: _metadata }, _type_initializers, _type_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _progress_decorators, { kind: "field", name: "progress", static: false, private: false, access: { has: obj => "progress" in obj, get: obj => obj.progress, set: (obj, value) => { obj.progress = value; } }, metadata: _metadata }, _progress_initializers, _progress_extraInitializers);
            __esDecorate(null, null, _attempts_decorators, { kind: "field", name: "attempts", static: false, private: false, access: { has: obj => "attempts" in obj, get: obj => obj.attempts, set: (obj, value) => { obj.attempts = value; } }, metadata: _metadata }, _attempts_initializers, _attempts_extraInitializers);
            __esDecorate(null, null, _maxAttempts_decorators, { kind: "field", name: "maxAttempts", static: false, private: false, access: { has: obj => "maxAttempts" in obj, get: obj => obj.maxAttempts, set: (obj, value) => { obj.maxAttempts = value; } }, metadata: _metadata }, _maxAttempts_initializers, _maxAttempts_extraInitializers);
            __esDecorate(null, null, _params_decorators, { kind: "field", name: "params", static: false, private: false, access: { has: obj => "params" in obj, get: obj => obj.params, set: (obj, value) => { obj.params = value; } }, metadata: _metadata }, _params_initializers, _params_extraInitializers);
            __esDecorate(null, null, _result_decorators, { kind: "field", name: "result", static: false, private: false, access: { has: obj => "result" in obj, get: obj => obj.result, set: (obj, value) => { obj.result = value; } }, metadata: _metadata }, _result_initializers, _result_extraInitializers);
            __esDecorate(null, null, _resultUri_decorators, { kind: "field", name: "resultUri", static: false, private: false, access: { has: obj => "resultUri" in obj, get: obj => obj.resultUri, set: (obj, value) => { obj.resultUri = value; } }, metadata: _metadata }, _resultUri_initializers, _resultUri_extraInitializers);
            __esDecorate(null, null, _error_decorators, { kind: "field", name: "error", static: false, private: false, access: { has: obj => "error" in obj, get: obj => obj.error, set: (obj, value) => { obj.error = value; } }, metadata: _metadata }, _error_initializers, _error_extraInitializers);
            __esDecorate(null, null, _cancelRequested_decorators, { kind: "field", name: "cancelRequested", static: false, private: false, access: { has: obj => "cancelRequested" in obj, get: obj => obj.cancelRequested, set: (obj, value) => { obj.cancelRequested = value; } }, metadata: _metadata }, _cancelRequested_initializers, _cancelRequested_extraInitializers);
            __esDecorate(null, null, _parentId_decorators, { kind: "field", name: "parentId", static: false, private: false, access: { has: obj => "parentId" in obj, get: obj => obj.parentId, set: (obj, value) => { obj.parentId = value; } }, metadata: _metadata }, _parentId_initializers, _parentId_extraInitializers);
            __esDecorate(null, null, _scheduleId_decorators, { kind: "field", name: "scheduleId", static: false, private: false, access: { has: obj => "scheduleId" in obj, get: obj => obj.scheduleId, set: (obj, value) => { obj.scheduleId = value; } }, metadata: _metadata }, _scheduleId_initializers, _scheduleId_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _startedAt_decorators, { kind: "field", name: "startedAt", static: false, private: false, access: { has: obj => "startedAt" in obj, get: obj => obj.startedAt, set: (obj, value) => { obj.startedAt = value; } }, metadata: _metadata }, _startedAt_initializers, _startedAt_extraInitializers);
            __esDecorate(null, null, _finishedAt_decorators, { kind: "field", name: "finishedAt", static: false, private: false, access: { has: obj => "finishedAt" in obj, get: obj => obj.finishedAt, set: (obj, value) => { obj.finishedAt = value; } }, metadata: _metadata }, _finishedAt_initializers, _finishedAt_extraInitializers);
            __esDecorate(null, null, _updatedAt_decorators, { kind: "field", name: "updatedAt", static: false, private: false, access: { has: obj => "updatedAt" in obj, get: obj => obj.updatedAt, set: (obj, value) => { obj.updatedAt = value; } }, metadata: _metadata }, _updatedAt_initializers, _updatedAt_extraInitializers);
            __esDecorate(null, null, _links_decorators, { kind: "field", name: "links", static: false, private: false, access: { has: obj => "links" in obj, get: obj => obj.links, set: (obj, value) => { obj.links = value; } }, metadata: _metadata }, _links_initializers, _links_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            JobResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        jobId = __runInitializers(this, _jobId_initializers, void 0);
        type = (__runInitializers(this, _jobId_extraInitializers), __runInitializers(this, _type_initializers, void 0));
        status = (__runInitializers(this, _type_extraInitializers), __runInitializers(this, _status_initializers, void 0));
        progress = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _progress_initializers, void 0));
        attempts = (__runInitializers(this, _progress_extraInitializers), __runInitializers(this, _attempts_initializers, void 0));
        maxAttempts = (__runInitializers(this, _attempts_extraInitializers), __runInitializers(this, _maxAttempts_initializers, void 0));
        params = (__runInitializers(this, _maxAttempts_extraInitializers), __runInitializers(this, _params_initializers, void 0));
        result = (__runInitializers(this, _params_extraInitializers), __runInitializers(this, _result_initializers, void 0));
        resultUri = (__runInitializers(this, _result_extraInitializers), __runInitializers(this, _resultUri_initializers, void 0));
        error = (__runInitializers(this, _resultUri_extraInitializers), __runInitializers(this, _error_initializers, void 0));
        cancelRequested = (__runInitializers(this, _error_extraInitializers), __runInitializers(this, _cancelRequested_initializers, void 0));
        parentId = (__runInitializers(this, _cancelRequested_extraInitializers), __runInitializers(this, _parentId_initializers, void 0));
        scheduleId = (__runInitializers(this, _parentId_extraInitializers), __runInitializers(this, _scheduleId_initializers, void 0));
        createdAt = (__runInitializers(this, _scheduleId_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        startedAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _startedAt_initializers, void 0));
        finishedAt = (__runInitializers(this, _startedAt_extraInitializers), __runInitializers(this, _finishedAt_initializers, void 0));
        updatedAt = (__runInitializers(this, _finishedAt_extraInitializers), __runInitializers(this, _updatedAt_initializers, void 0));
        links = (__runInitializers(this, _updatedAt_extraInitializers), __runInitializers(this, _links_initializers, void 0));
        constructor() {
            __runInitializers(this, _links_extraInitializers);
        }
    };
    return JobResponse = _classThis;
})();
export { JobResponse };
let JobPageResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'JobPage' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _jobs_decorators;
    let _jobs_initializers = [];
    let _jobs_extraInitializers = [];
    let _nextCursor_decorators;
    let _nextCursor_initializers = [];
    let _nextCursor_extraInitializers = [];
    var JobPageResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _jobs_decorators = [ApiProperty({ type: [JobResponse], description: 'Newest first.' })];
            _nextCursor_decorators = [ApiProperty({ type: String, nullable: true, description: 'Gives the next page; `null` on the last one.' })];
            __esDecorate(null, null, _jobs_decorators, { kind: "field", name: "jobs", static: false, private: false, access: { has: obj => "jobs" in obj, get: obj => obj.jobs, set: (obj, value) => { obj.jobs = value; } }, metadata: _metadata }, _jobs_initializers, _jobs_extraInitializers);
            __esDecorate(null, null, _nextCursor_decorators, { kind: "field", name: "nextCursor", static: false, private: false, access: { has: obj => "nextCursor" in obj, get: obj => obj.nextCursor, set: (obj, value) => { obj.nextCursor = value; } }, metadata: _metadata }, _nextCursor_initializers, _nextCursor_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            JobPageResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        jobs = __runInitializers(this, _jobs_initializers, void 0);
        nextCursor = (__runInitializers(this, _jobs_extraInitializers), __runInitializers(this, _nextCursor_initializers, void 0));
        constructor() {
            __runInitializers(this, _nextCursor_extraInitializers);
        }
    };
    return JobPageResponse = _classThis;
})();
export { JobPageResponse };
/** A job with the links that make sense in its state. `resultUri` is one that the client can follow. */
export function toJobResponse(job, resultUri) {
    const { jobId, status } = job;
    const ended = status === 'completed' || status === 'failed' || status === 'cancelled';
    return {
        ...job,
        resultUri,
        links: {
            self: `/status/${jobId}`,
            events: `/jobs/${jobId}/events`,
            ...(!ended && { cancel: `/jobs/${jobId}/cancel` }),
            ...(ended && status !== 'completed' && { retry: `/jobs/${jobId}/retry` }),
            ...(resultUri !== null && { result: resultUri }),
        },
    };
}
