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
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { JOB_STATUSES } from '@app/jobs';
import { Instant, NAME, NAME_RULE, NumberInQuery, WholeNumber } from '../http/validation/rules';
export const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;
/** Which jobs, and which page of them. */
let ListJobsQuery = (() => {
    let _type_decorators;
    let _type_initializers = [];
    let _type_extraInitializers = [];
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _recordType_decorators;
    let _recordType_initializers = [];
    let _recordType_extraInitializers = [];
    let _createdFrom_decorators;
    let _createdFrom_initializers = [];
    let _createdFrom_extraInitializers = [];
    let _createdTo_decorators;
    let _createdTo_initializers = [];
    let _createdTo_extraInitializers = [];
    let _text_decorators;
    let _text_initializers = [];
    let _text_extraInitializers = [];
    let _cursor_decorators;
    let _cursor_initializers = [];
    let _cursor_extraInitializers = [];
    let _limit_decorators;
    let _limit_initializers = [];
    let _limit_extraInitializers = [];
    return class ListJobsQuery {
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _type_decorators = [ApiPropertyOptional({ description: 'Kind of work.', example: 'generation' }), IsOptional(), Matches(/^[a-z][a-z-]{0,40}$/, { message: 'type must be a type of job, for example generation' })];
            _status_decorators = [ApiPropertyOptional({ enum: JOB_STATUSES }), IsOptional(), IsIn(JOB_STATUSES, { message: `status must be one of ${JOB_STATUSES.join(', ')}` })];
            _recordType_decorators = [ApiPropertyOptional({ pattern: NAME.source, description: 'Jobs about this record type.' }), IsOptional(), Matches(NAME, { message: `recordType ${NAME_RULE}` })];
            _createdFrom_decorators = [ApiPropertyOptional({ format: 'date-time', description: 'Created then or later.' }), IsOptional(), Instant()];
            _createdTo_decorators = [ApiPropertyOptional({ format: 'date-time', description: 'Created before.' }), IsOptional(), Instant()];
            _text_decorators = [ApiPropertyOptional({
                    minLength: 1,
                    maxLength: 200,
                    description: 'Part of the error message, in any case.',
                }), IsOptional(), IsString(), Length(1, 200)];
            _cursor_decorators = [ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' }), IsOptional(), IsString()];
            _limit_decorators = [ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_PAGE, default: DEFAULT_PAGE }), IsOptional(), NumberInQuery(), WholeNumber({ min: 1, max: MAX_PAGE })];
            __esDecorate(null, null, _type_decorators, { kind: "field", name: "type", static: false, private: false, access: { has: obj => "type" in obj, get: obj => obj.type, set: (obj, value) => { obj.type = value; } }, metadata: _metadata }, _type_initializers, _type_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _recordType_decorators, { kind: "field", name: "recordType", static: false, private: false, access: { has: obj => "recordType" in obj, get: obj => obj.recordType, set: (obj, value) => { obj.recordType = value; } }, metadata: _metadata }, _recordType_initializers, _recordType_extraInitializers);
            __esDecorate(null, null, _createdFrom_decorators, { kind: "field", name: "createdFrom", static: false, private: false, access: { has: obj => "createdFrom" in obj, get: obj => obj.createdFrom, set: (obj, value) => { obj.createdFrom = value; } }, metadata: _metadata }, _createdFrom_initializers, _createdFrom_extraInitializers);
            __esDecorate(null, null, _createdTo_decorators, { kind: "field", name: "createdTo", static: false, private: false, access: { has: obj => "createdTo" in obj, get: obj => obj.createdTo, set: (obj, value) => { obj.createdTo = value; } }, metadata: _metadata }, _createdTo_initializers, _createdTo_extraInitializers);
            __esDecorate(null, null, _text_decorators, { kind: "field", name: "text", static: false, private: false, access: { has: obj => "text" in obj, get: obj => obj.text, set: (obj, value) => { obj.text = value; } }, metadata: _metadata }, _text_initializers, _text_extraInitializers);
            __esDecorate(null, null, _cursor_decorators, { kind: "field", name: "cursor", static: false, private: false, access: { has: obj => "cursor" in obj, get: obj => obj.cursor, set: (obj, value) => { obj.cursor = value; } }, metadata: _metadata }, _cursor_initializers, _cursor_extraInitializers);
            __esDecorate(null, null, _limit_decorators, { kind: "field", name: "limit", static: false, private: false, access: { has: obj => "limit" in obj, get: obj => obj.limit, set: (obj, value) => { obj.limit = value; } }, metadata: _metadata }, _limit_initializers, _limit_extraInitializers);
            if (_metadata) Object.defineProperty(this, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        type = __runInitializers(this, _type_initializers, void 0);
        status = (__runInitializers(this, _type_extraInitializers), __runInitializers(this, _status_initializers, void 0));
        recordType = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _recordType_initializers, void 0));
        createdFrom = (__runInitializers(this, _recordType_extraInitializers), __runInitializers(this, _createdFrom_initializers, void 0));
        createdTo = (__runInitializers(this, _createdFrom_extraInitializers), __runInitializers(this, _createdTo_initializers, void 0));
        text = (__runInitializers(this, _createdTo_extraInitializers), __runInitializers(this, _text_initializers, void 0));
        cursor = (__runInitializers(this, _text_extraInitializers), __runInitializers(this, _cursor_initializers, void 0));
        limit = (__runInitializers(this, _cursor_extraInitializers), __runInitializers(this, _limit_initializers, DEFAULT_PAGE));
        constructor() {
            __runInitializers(this, _limit_extraInitializers);
        }
    };
})();
export { ListJobsQuery };
