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
import { JOB_STATUSES } from '@app/jobs';
import { AcceptedJobLinks } from '../jobs/accepted-job';
let UploadResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'Upload', description: 'A file that was received whole, and the job that works on it.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _jobId_decorators;
    let _jobId_initializers = [];
    let _jobId_extraInitializers = [];
    let _fileId_decorators;
    let _fileId_initializers = [];
    let _fileId_extraInitializers = [];
    let _originalName_decorators;
    let _originalName_initializers = [];
    let _originalName_extraInitializers = [];
    let _size_decorators;
    let _size_initializers = [];
    let _size_extraInitializers = [];
    let _sha256_decorators;
    let _sha256_initializers = [];
    let _sha256_extraInitializers = [];
    let _mimeType_decorators;
    let _mimeType_initializers = [];
    let _mimeType_extraInitializers = [];
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _links_decorators;
    let _links_initializers = [];
    let _links_extraInitializers = [];
    var UploadResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _jobId_decorators = [ApiProperty({ format: 'uuid' })];
            _fileId_decorators = [ApiProperty({ format: 'uuid' })];
            _originalName_decorators = [ApiProperty({ description: 'As the client called it; never used as a path.', example: 'customers.csv' })];
            _size_decorators = [ApiProperty({ type: 'integer', description: 'Bytes.', example: 5120 })];
            _sha256_decorators = [ApiProperty({ description: 'Lower-case hex.', pattern: '^[0-9a-f]{64}$' })];
            _mimeType_decorators = [ApiProperty({ description: 'What the content is.', example: 'text/csv' })];
            _status_decorators = [ApiProperty({ enum: JOB_STATUSES, description: 'Of the job.', example: 'pending' })];
            _createdAt_decorators = [ApiProperty({ format: 'date-time' })];
            _links_decorators = [ApiProperty({ type: AcceptedJobLinks })];
            __esDecorate(null, null, _jobId_decorators, { kind: "field", name: "jobId", static: false, private: false, access: { has: obj => "jobId" in obj, get: obj => obj.jobId, set: (obj, value) => { obj.jobId = value; } }, metadata: _metadata }, _jobId_initializers, _jobId_extraInitializers);
            __esDecorate(null, null, _fileId_decorators, { kind: "field", name: "fileId", static: false, private: false, access: { has: obj => "fileId" in obj, get: obj => obj.fileId, set: (obj, value) => { obj.fileId = value; } }, metadata: _metadata }, _fileId_initializers, _fileId_extraInitializers);
            __esDecorate(null, null, _originalName_decorators, { kind: "field", name: "originalName", static: false, private: false, access: { has: obj => "originalName" in obj, get: obj => obj.originalName, set: (obj, value) => { obj.originalName = value; } }, metadata: _metadata }, _originalName_initializers, _originalName_extraInitializers);
            __esDecorate(null, null, _size_decorators, { kind: "field", name: "size", static: false, private: false, access: { has: obj => "size" in obj, get: obj => obj.size, set: (obj, value) => { obj.size = value; } }, metadata: _metadata }, _size_initializers, _size_extraInitializers);
            __esDecorate(null, null, _sha256_decorators, { kind: "field", name: "sha256", static: false, private: false, access: { has: obj => "sha256" in obj, get: obj => obj.sha256, set: (obj, value) => { obj.sha256 = value; } }, metadata: _metadata }, _sha256_initializers, _sha256_extraInitializers);
            __esDecorate(null, null, _mimeType_decorators, { kind: "field", name: "mimeType", static: false, private: false, access: { has: obj => "mimeType" in obj, get: obj => obj.mimeType, set: (obj, value) => { obj.mimeType = value; } }, metadata: _metadata }, _mimeType_initializers, _mimeType_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _links_decorators, { kind: "field", name: "links", static: false, private: false, access: { has: obj => "links" in obj, get: obj => obj.links, set: (obj, value) => { obj.links = value; } }, metadata: _metadata }, _links_initializers, _links_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            UploadResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        jobId = __runInitializers(this, _jobId_initializers, void 0);
        fileId = (__runInitializers(this, _jobId_extraInitializers), __runInitializers(this, _fileId_initializers, void 0));
        originalName = (__runInitializers(this, _fileId_extraInitializers), __runInitializers(this, _originalName_initializers, void 0));
        size = (__runInitializers(this, _originalName_extraInitializers), __runInitializers(this, _size_initializers, void 0));
        sha256 = (__runInitializers(this, _size_extraInitializers), __runInitializers(this, _sha256_initializers, void 0));
        mimeType = (__runInitializers(this, _sha256_extraInitializers), __runInitializers(this, _mimeType_initializers, void 0));
        status = (__runInitializers(this, _mimeType_extraInitializers), __runInitializers(this, _status_initializers, void 0));
        createdAt = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        links = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _links_initializers, void 0));
        constructor() {
            __runInitializers(this, _links_extraInitializers);
        }
    };
    return UploadResponse = _classThis;
})();
export { UploadResponse };
