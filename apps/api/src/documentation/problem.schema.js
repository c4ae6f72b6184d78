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
let IssueSchema = (() => {
    let _classDecorators = [ApiSchema({ name: 'Issue', description: 'One thing wrong with a request.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _pointer_decorators;
    let _pointer_initializers = [];
    let _pointer_extraInitializers = [];
    let _code_decorators;
    let _code_initializers = [];
    let _code_extraInitializers = [];
    let _message_decorators;
    let _message_initializers = [];
    let _message_extraInitializers = [];
    var IssueSchema = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _pointer_decorators = [ApiProperty({
                    description: 'JSON pointer (RFC 6901) to the place; empty for the whole.',
                    example: '/fields/0/type',
                })];
            _code_decorators = [ApiProperty({ description: 'Stable and machine-readable.', example: 'unknown_field_type' })];
            _message_decorators = [ApiProperty({ example: 'Field "mail": There is no field type "emial". Did you mean "email"?' })];
            __esDecorate(null, null, _pointer_decorators, { kind: "field", name: "pointer", static: false, private: false, access: { has: obj => "pointer" in obj, get: obj => obj.pointer, set: (obj, value) => { obj.pointer = value; } }, metadata: _metadata }, _pointer_initializers, _pointer_extraInitializers);
            __esDecorate(null, null, _code_decorators, { kind: "field", name: "code", static: false, private: false, access: { has: obj => "code" in obj, get: obj => obj.code, set: (obj, value) => { obj.code = value; } }, metadata: _metadata }, _code_initializers, _code_extraInitializers);
            __esDecorate(null, null, _message_decorators, { kind: "field", name: "message", static: false, private: false, access: { has: obj => "message" in obj, get: obj => obj.message, set: (obj, value) => { obj.message = value; } }, metadata: _metadata }, _message_initializers, _message_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            IssueSchema = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        pointer = __runInitializers(this, _pointer_initializers, void 0);
        code = (__runInitializers(this, _pointer_extraInitializers), __runInitializers(this, _code_initializers, void 0));
        message = (__runInitializers(this, _code_extraInitializers), __runInitializers(this, _message_initializers, void 0));
        constructor() {
            __runInitializers(this, _message_extraInitializers);
        }
    };
    return IssueSchema = _classThis;
})();
export { IssueSchema };
let ProblemSchema = (() => {
    let _classDecorators = [ApiSchema({
            name: 'Problem',
            description: 'An error, as RFC 9457 describes it. Some codes add members of their own.',
        })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _type_decorators;
    let _type_initializers = [];
    let _type_extraInitializers = [];
    let _title_decorators;
    let _title_initializers = [];
    let _title_extraInitializers = [];
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _detail_decorators;
    let _detail_initializers = [];
    let _detail_extraInitializers = [];
    let _instance_decorators;
    let _instance_initializers = [];
    let _instance_extraInitializers = [];
    let _code_decorators;
    let _code_initializers = [];
    let _code_extraInitializers = [];
    let _requestId_decorators;
    let _requestId_initializers = [];
    let _requestId_extraInitializers = [];
    let _errors_decorators;
    let _errors_initializers = [];
    let _errors_extraInitializers = [];
    var ProblemSchema = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _type_decorators = [ApiProperty({ format: 'uri', example: 'urn:veogen:problem:validation_failed' })];
            _title_decorators = [ApiProperty({ description: 'The same for every problem of this code.', example: 'Request not valid' })];
            _status_decorators = [ApiProperty({ type: 'integer', description: 'The HTTP status.', example: 400 })];
            _detail_decorators = [ApiProperty({
                    description: 'What is wrong this time.',
                    example: 'count must be a whole number from 1 to 1000000, not 0',
                })];
            _instance_decorators = [ApiProperty({ description: 'Path of the request.', example: '/generate' })];
            _code_decorators = [ApiProperty({ description: 'Stable code; docs/errors.md lists all.', example: 'validation_failed' })];
            _requestId_decorators = [ApiProperty({
                    description: 'Names the request in our log.',
                    example: '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c',
                })];
            _errors_decorators = [ApiPropertyOptional({
                    type: [IssueSchema],
                    description: 'Everything found wrong, where there may be several things.',
                })];
            __esDecorate(null, null, _type_decorators, { kind: "field", name: "type", static: false, private: false, access: { has: obj => "type" in obj, get: obj => obj.type, set: (obj, value) => { obj.type = value; } }, metadata: _metadata }, _type_initializers, _type_extraInitializers);
            __esDecorate(null, null, _title_decorators, { kind: "field", name: "title", static: false, private: false, access: { has: obj => "title" in obj, get: obj => obj.title, set: (obj, value) => { obj.title = value; } }, metadata: _metadata }, _title_initializers, _title_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _detail_decorators, { kind: "field", name: "detail", static: false, private: false, access: { has: obj => "detail" in obj, get: obj => obj.detail, set: (obj, value) => { obj.detail = value; } }, metadata: _metadata }, _detail_initializers, _detail_extraInitializers);
            __esDecorate(null, null, _instance_decorators, { kind: "field", name: "instance", static: false, private: false, access: { has: obj => "instance" in obj, get: obj => obj.instance, set: (obj, value) => { obj.instance = value; } }, metadata: _metadata }, _instance_initializers, _instance_extraInitializers);
            __esDecorate(null, null, _code_decorators, { kind: "field", name: "code", static: false, private: false, access: { has: obj => "code" in obj, get: obj => obj.code, set: (obj, value) => { obj.code = value; } }, metadata: _metadata }, _code_initializers, _code_extraInitializers);
            __esDecorate(null, null, _requestId_decorators, { kind: "field", name: "requestId", static: false, private: false, access: { has: obj => "requestId" in obj, get: obj => obj.requestId, set: (obj, value) => { obj.requestId = value; } }, metadata: _metadata }, _requestId_initializers, _requestId_extraInitializers);
            __esDecorate(null, null, _errors_decorators, { kind: "field", name: "errors", static: false, private: false, access: { has: obj => "errors" in obj, get: obj => obj.errors, set: (obj, value) => { obj.errors = value; } }, metadata: _metadata }, _errors_initializers, _errors_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ProblemSchema = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        type = __runInitializers(this, _type_initializers, void 0);
        title = (__runInitializers(this, _type_extraInitializers), __runInitializers(this, _title_initializers, void 0));
        status = (__runInitializers(this, _title_extraInitializers), __runInitializers(this, _status_initializers, void 0));
        detail = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _detail_initializers, void 0));
        instance = (__runInitializers(this, _detail_extraInitializers), __runInitializers(this, _instance_initializers, void 0));
        code = (__runInitializers(this, _instance_extraInitializers), __runInitializers(this, _code_initializers, void 0));
        requestId = (__runInitializers(this, _code_extraInitializers), __runInitializers(this, _requestId_initializers, void 0));
        errors = (__runInitializers(this, _requestId_extraInitializers), __runInitializers(this, _errors_initializers, void 0));
        constructor() {
            __runInitializers(this, _errors_extraInitializers);
        }
    };
    return ProblemSchema = _classThis;
})();
export { ProblemSchema };
