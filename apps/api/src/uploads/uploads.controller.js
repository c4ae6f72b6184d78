var __runInitializers = (this && this.__runInitializers) || function (thisArg, initializers, value) {
    var useValue = arguments.length > 2;
    for (var i = 0; i < initializers.length; i++) {
        value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
    }
    return useValue ? value : void 0;
};
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
import { Controller, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problems } from '../documentation/problem-responses';
import { markReplay } from '../http/idempotency-key';
import { acceptJob, ACCEPTANCE_HEADERS, TakesIdempotencyKey } from '../jobs/accepted-job';
import { UploadResponse } from './upload.response';
let UploadsController = (() => {
    let _classDecorators = [ApiTags('uploads'), Controller('upload')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _upload_decorators;
    var UploadsController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _upload_decorators = [Post(), ApiOperation({
                    operationId: 'upload',
                    summary: 'Upload a file',
                    description: 'Streamed to storage, never held in memory. The content decides what the file is, not its name.',
                }), TakesIdempotencyKey(), ApiConsumes('multipart/form-data'), ApiBody({
                    schema: {
                        type: 'object',
                        required: ['file'],
                        properties: {
                            format: {
                                type: 'string',
                                description: 'What the file is, where you know; sent before the file.',
                                example: 'csv',
                            },
                            file: { type: 'string', format: 'binary' },
                        },
                    },
                }), ApiCreatedResponse({
                    type: UploadResponse,
                    description: 'The file is stored.',
                    headers: ACCEPTANCE_HEADERS,
                }), Problems('malformed_multipart', 'upload_incomplete', 'upload_timed_out', 'file_missing', 'empty_file', 'too_many_files', 'invalid_upload_field', 'invalid_idempotency_key', 'file_too_large', 'not_multipart', 'unsupported_media_type', 'content_mismatch', 'idempotency_key_reused', 'backlog_full', 'storage_unavailable')];
            __esDecorate(this, null, _upload_decorators, { kind: "method", name: "upload", static: false, private: false, access: { has: obj => "upload" in obj, get: obj => obj.upload }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            UploadsController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        receiver = __runInitializers(this, _instanceExtraInitializers);
        constructor(receiver) {
            this.receiver = receiver;
        }
        async upload(request, options, response) {
            const { job, fileId, originalName, size, sha256, mimeType } = await this.receiver.receive(request, options);
            markReplay(response, job.replayed);
            const { jobId, status, createdAt, links } = acceptJob(response, job);
            return { jobId, fileId, originalName, size, sha256, mimeType, status, createdAt, links };
        }
    };
    return UploadsController = _classThis;
})();
export { UploadsController };
