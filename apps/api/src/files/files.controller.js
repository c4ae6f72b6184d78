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
import { pipeline } from 'node:stream';
import { Controller, Get } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags, } from '@nestjs/swagger';
import { InvalidRange } from '@app/storage';
import { Problems } from '../documentation/problem-responses';
import { attachment } from './content-disposition';
import { FileResponse } from './file.response';
import { readRange } from './range-header';
const FILE_ID = { name: 'fileId', format: 'uuid' };
const BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
const CONTENT_HEADERS = Object.fromEntries(['ETag', 'Accept-Ranges', 'Content-Disposition', 'Repr-Digest'].map((name) => [
    name,
    { schema: { type: 'string' } },
]));
let FilesController = (() => {
    let _classDecorators = [ApiTags('files'), Controller('files/:fileId')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _get_decorators;
    let _download_decorators;
    var FilesController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _get_decorators = [Get(), ApiOperation({ operationId: 'getFile', summary: 'What is known of a file' }), ApiParam(FILE_ID), ApiOkResponse({ type: FileResponse, description: 'The file.' }), Problems('invalid_id', 'file_not_found')];
            _download_decorators = [Get('content'), ApiOperation({
                    operationId: 'downloadFile',
                    summary: 'The bytes of a file',
                    description: 'Take the link as it is from the status of a job or from `GET /files/{fileId}`.',
                }), ApiParam(FILE_ID), ApiQuery({
                    name: 'expires',
                    schema: { type: 'string', pattern: '^\\d+$' },
                    description: 'Part of the signed link.',
                }), ApiQuery({ name: 'signature', schema: { type: 'string' }, description: 'Part of the signed link.' }), ApiHeader({
                    name: 'Range',
                    required: false,
                    schema: { type: 'string' },
                    description: 'One range of bytes.',
                }), ApiHeader({ name: 'If-None-Match', required: false, schema: { type: 'string' } }), ApiResponse({ status: 200, description: 'The whole file.', headers: CONTENT_HEADERS, content: BYTES }), ApiResponse({
                    status: 206,
                    description: 'The range that was asked for.',
                    headers: CONTENT_HEADERS,
                    content: BYTES,
                }), ApiResponse({ status: 304, description: 'The client has it already.' }), Problems('invalid_id', 'file_not_found', 'link_forged', 'link_expired', 'invalid_range', 'storage_unavailable')];
            __esDecorate(this, null, _get_decorators, { kind: "method", name: "get", static: false, private: false, access: { has: obj => "get" in obj, get: obj => obj.get }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _download_decorators, { kind: "method", name: "download", static: false, private: false, access: { has: obj => "download" in obj, get: obj => obj.download }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            FilesController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        catalogue = __runInitializers(this, _instanceExtraInitializers);
        links;
        constructor(catalogue, links) {
            this.catalogue = catalogue;
            this.links = links;
        }
        async get(fileId) {
            const { jobId, name, contentType, size, sha256, createdAt, expiresAt } = await this.catalogue.get(fileId);
            const links = { self: `/files/${fileId}`, content: await this.links.sign(fileId) };
            return { fileId, jobId, name, contentType, size, sha256, createdAt, expiresAt, links };
        }
        async download(fileId, expires, signature, request, response) {
            // A parameter that is there twice is an array, and no link of ours.
            await this.links.check(fileId, textOf(expires), textOf(signature));
            const file = await this.catalogue.get(fileId);
            const etag = `"${file.sha256}"`;
            response.setHeader('ETag', etag);
            response.setHeader('Cache-Control', 'private, max-age=0, must-revalidate');
            if (namesTag(request.headers['if-none-match'], etag))
                return void response.writeHead(304).end();
            const ifRange = request.headers['if-range'];
            const wanted = ifRange === undefined || ifRange === etag ? request.headers.range : undefined;
            const range = readRange(wanted, file.size);
            if (range === 'unsatisfiable') {
                response.setHeader('Content-Range', `bytes */${file.size}`);
                throw new InvalidRange(file.size);
            }
            const part = range === 'whole' ? undefined : range;
            const content = request.method === 'HEAD' ? undefined : await this.catalogue.open(file, part);
            writeContentHeaders(response, file, part);
            if (content === undefined)
                return void response.end();
            // Whatever breaks from here on breaks the connection too, which tells the client that bytes are missing.
            pipeline(content, response, () => undefined);
        }
    };
    return FilesController = _classThis;
})();
export { FilesController };
function writeContentHeaders(response, file, range) {
    response.setHeader('Accept-Ranges', 'bytes');
    response.setHeader('Content-Type', file.contentType);
    response.setHeader('Content-Disposition', attachment(file.name));
    response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Length', range === undefined ? file.size : range.end - range.start + 1);
    if (range !== undefined)
        response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    response.writeHead(range === undefined ? 200 : 206);
}
/** Whether an `If-None-Match` names this entity tag, strongly or weakly, or any. */
function namesTag(header, etag) {
    return (header ?? '').split(',').some((tag) => {
        const name = tag.trim();
        return name === '*' || name === etag || name === `W/${etag}`;
    });
}
function textOf(value) {
    return typeof value === 'string' ? value : undefined;
}
