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
let FileLinksResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'FileLinks' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _self_decorators;
    let _self_initializers = [];
    let _self_extraInitializers = [];
    let _content_decorators;
    let _content_initializers = [];
    let _content_extraInitializers = [];
    var FileLinksResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _self_decorators = [ApiProperty({ example: '/files/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c' })];
            _content_decorators = [ApiProperty({ description: 'The bytes; signed, expires, made afresh at every read.' })];
            __esDecorate(null, null, _self_decorators, { kind: "field", name: "self", static: false, private: false, access: { has: obj => "self" in obj, get: obj => obj.self, set: (obj, value) => { obj.self = value; } }, metadata: _metadata }, _self_initializers, _self_extraInitializers);
            __esDecorate(null, null, _content_decorators, { kind: "field", name: "content", static: false, private: false, access: { has: obj => "content" in obj, get: obj => obj.content, set: (obj, value) => { obj.content = value; } }, metadata: _metadata }, _content_initializers, _content_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            FileLinksResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        self = __runInitializers(this, _self_initializers, void 0);
        content = (__runInitializers(this, _self_extraInitializers), __runInitializers(this, _content_initializers, void 0));
        constructor() {
            __runInitializers(this, _content_extraInitializers);
        }
    };
    return FileLinksResponse = _classThis;
})();
export { FileLinksResponse };
let FileResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'File' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _fileId_decorators;
    let _fileId_initializers = [];
    let _fileId_extraInitializers = [];
    let _jobId_decorators;
    let _jobId_initializers = [];
    let _jobId_extraInitializers = [];
    let _name_decorators;
    let _name_initializers = [];
    let _name_extraInitializers = [];
    let _contentType_decorators;
    let _contentType_initializers = [];
    let _contentType_extraInitializers = [];
    let _size_decorators;
    let _size_initializers = [];
    let _size_extraInitializers = [];
    let _sha256_decorators;
    let _sha256_initializers = [];
    let _sha256_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _expiresAt_decorators;
    let _expiresAt_initializers = [];
    let _expiresAt_extraInitializers = [];
    let _links_decorators;
    let _links_initializers = [];
    let _links_extraInitializers = [];
    var FileResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _fileId_decorators = [ApiProperty({ format: 'uuid' })];
            _jobId_decorators = [ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The job that made it.' })];
            _name_decorators = [ApiProperty({ example: 'users.csv' })];
            _contentType_decorators = [ApiProperty({ example: 'text/csv; charset=utf-8' })];
            _size_decorators = [ApiProperty({ type: 'integer', description: 'Bytes.' })];
            _sha256_decorators = [ApiProperty({ description: 'Lower-case hex.', pattern: '^[0-9a-f]{64}$' })];
            _createdAt_decorators = [ApiProperty({ format: 'date-time' })];
            _expiresAt_decorators = [ApiProperty({ type: String, format: 'date-time', nullable: true })];
            _links_decorators = [ApiProperty({ type: FileLinksResponse })];
            __esDecorate(null, null, _fileId_decorators, { kind: "field", name: "fileId", static: false, private: false, access: { has: obj => "fileId" in obj, get: obj => obj.fileId, set: (obj, value) => { obj.fileId = value; } }, metadata: _metadata }, _fileId_initializers, _fileId_extraInitializers);
            __esDecorate(null, null, _jobId_decorators, { kind: "field", name: "jobId", static: false, private: false, access: { has: obj => "jobId" in obj, get: obj => obj.jobId, set: (obj, value) => { obj.jobId = value; } }, metadata: _metadata }, _jobId_initializers, _jobId_extraInitializers);
            __esDecorate(null, null, _name_decorators, { kind: "field", name: "name", static: false, private: false, access: { has: obj => "name" in obj, get: obj => obj.name, set: (obj, value) => { obj.name = value; } }, metadata: _metadata }, _name_initializers, _name_extraInitializers);
            __esDecorate(null, null, _contentType_decorators, { kind: "field", name: "contentType", static: false, private: false, access: { has: obj => "contentType" in obj, get: obj => obj.contentType, set: (obj, value) => { obj.contentType = value; } }, metadata: _metadata }, _contentType_initializers, _contentType_extraInitializers);
            __esDecorate(null, null, _size_decorators, { kind: "field", name: "size", static: false, private: false, access: { has: obj => "size" in obj, get: obj => obj.size, set: (obj, value) => { obj.size = value; } }, metadata: _metadata }, _size_initializers, _size_extraInitializers);
            __esDecorate(null, null, _sha256_decorators, { kind: "field", name: "sha256", static: false, private: false, access: { has: obj => "sha256" in obj, get: obj => obj.sha256, set: (obj, value) => { obj.sha256 = value; } }, metadata: _metadata }, _sha256_initializers, _sha256_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _expiresAt_decorators, { kind: "field", name: "expiresAt", static: false, private: false, access: { has: obj => "expiresAt" in obj, get: obj => obj.expiresAt, set: (obj, value) => { obj.expiresAt = value; } }, metadata: _metadata }, _expiresAt_initializers, _expiresAt_extraInitializers);
            __esDecorate(null, null, _links_decorators, { kind: "field", name: "links", static: false, private: false, access: { has: obj => "links" in obj, get: obj => obj.links, set: (obj, value) => { obj.links = value; } }, metadata: _metadata }, _links_initializers, _links_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            FileResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        fileId = __runInitializers(this, _fileId_initializers, void 0);
        jobId = (__runInitializers(this, _fileId_extraInitializers), __runInitializers(this, _jobId_initializers, void 0));
        name = (__runInitializers(this, _jobId_extraInitializers), __runInitializers(this, _name_initializers, void 0));
        contentType = (__runInitializers(this, _name_extraInitializers), __runInitializers(this, _contentType_initializers, void 0));
        size = (__runInitializers(this, _contentType_extraInitializers), __runInitializers(this, _size_initializers, void 0));
        sha256 = (__runInitializers(this, _size_extraInitializers), __runInitializers(this, _sha256_initializers, void 0));
        createdAt = (__runInitializers(this, _sha256_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        expiresAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _expiresAt_initializers, void 0));
        links = (__runInitializers(this, _expiresAt_extraInitializers), __runInitializers(this, _links_initializers, void 0));
        constructor() {
            __runInitializers(this, _links_extraInitializers);
        }
    };
    return FileResponse = _classThis;
})();
export { FileResponse };
