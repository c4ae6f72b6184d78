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
import { Controller, Delete, Get, HttpCode, Post, StreamableFile, } from '@nestjs/common';
import { ApiExtraModels, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags, } from '@nestjs/swagger';
import { DatasetNotFound, DeleteDataset, RowNotFound, } from '@app/datasets';
import { formatInfo } from '@app/formats';
import { EnqueueVerification } from '@app/verification';
import { Problems } from '../documentation/problem-responses';
import { decodeCursor, encodeCursor, nextPageLink } from '../http/cursor';
import { InvalidCursor } from '../http/http.errors';
import { markReplay } from '../http/idempotency-key';
import { NAME } from '../http/validation/rules';
import { acceptJob, AnswersWithJob, TakesIdempotencyKey } from '../jobs/accepted-job';
import { DatasetDetailResponse, DatasetListResponse, ROW_PAGE_CONTENT, ROW_SCHEMA, RowPageResponse, toDatasetResponse, } from './dataset.response';
import { acceptedFormat } from './row-format';
const RECORD_TYPE = {
    name: 'recordType',
    schema: { type: 'string', pattern: NAME.source },
    example: 'users',
};
let DatasetsController = (() => {
    let _classDecorators = [ApiTags('datasets'), Controller('datasets')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _list_decorators;
    let _get_decorators;
    let _rows_decorators;
    let _row_decorators;
    let _verify_decorators;
    let _delete_decorators;
    var DatasetsController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _list_decorators = [Get(), ApiOperation({ operationId: 'listDatasets', summary: 'All datasets' }), ApiOkResponse({ type: DatasetListResponse, description: 'The datasets, by name.' }), Problems()];
            _get_decorators = [Get(':recordType'), ApiOperation({ operationId: 'getDataset', summary: 'A dataset: schema, counts, seed, receipt' }), ApiParam(RECORD_TYPE), ApiOkResponse({ type: DatasetDetailResponse, description: 'The dataset.' }), Problems('dataset_not_found')];
            _rows_decorators = [Get(':recordType/rows'), ApiOperation({
                    operationId: 'readRows',
                    summary: 'Rows of a dataset, page by page',
                    description: 'As JSON, NDJSON or CSV: what `format` says, or else `Accept`. `Link` leads to the next page.',
                }), ApiExtraModels(RowPageResponse), ApiParam(RECORD_TYPE), ApiOkResponse({
                    description: 'A page of rows.',
                    headers: { Link: { description: 'The next page, as `rel="next"`.', schema: { type: 'string' } } },
                    content: ROW_PAGE_CONTENT,
                }), Problems('dataset_not_found', 'validation_failed', 'invalid_cursor', 'not_acceptable')];
            _row_decorators = [Get(':recordType/rows/:row'), ApiOperation({
                    operationId: 'readRow',
                    summary: 'A row of a dataset',
                    description: 'Read from the table, or with `recompute=true` computed from the seed without reading it.',
                }), ApiParam(RECORD_TYPE), ApiParam({ name: 'row', schema: { type: 'integer', minimum: 0 }, description: 'Its number, `_row`.' }), ApiOkResponse({ schema: ROW_SCHEMA, description: 'The row.' }), Problems('dataset_not_found', 'row_not_found', 'row_not_recomputable', 'validation_failed')];
            _verify_decorators = [Post(':recordType/verify'), ApiOperation({
                    operationId: 'verifyDataset',
                    summary: 'Find rows that were changed, deleted or added',
                    description: 'Starts a job that compares the table with what jobs wrote into it, and answers at once. Rows are computed again ' +
                        'from the seed where this engine wrote them. `result` of the completed job is { verified, rowsChecked, ' +
                        'rowsRecomputed, mismatchCount, mismatches: [{ row, kind, fields?, rows? }], alteredColumns, sha256 }.',
                }), ApiParam(RECORD_TYPE), TakesIdempotencyKey(), AnswersWithJob('The job was accepted.'), Problems('dataset_not_found', 'receipt_incomplete', 'invalid_idempotency_key', 'idempotency_key_reused', 'backlog_full')];
            _delete_decorators = [Delete(':recordType'), HttpCode(204), ApiOperation({ operationId: 'deleteDataset', summary: 'Delete a dataset for good' }), ApiParam(RECORD_TYPE), ApiNoContentResponse({ description: 'It is gone, with all its rows.' }), Problems('dataset_not_found', 'dataset_in_use')];
            __esDecorate(this, null, _list_decorators, { kind: "method", name: "list", static: false, private: false, access: { has: obj => "list" in obj, get: obj => obj.list }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _get_decorators, { kind: "method", name: "get", static: false, private: false, access: { has: obj => "get" in obj, get: obj => obj.get }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _rows_decorators, { kind: "method", name: "rows", static: false, private: false, access: { has: obj => "rows" in obj, get: obj => obj.rows }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _row_decorators, { kind: "method", name: "row", static: false, private: false, access: { has: obj => "row" in obj, get: obj => obj.row }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _verify_decorators, { kind: "method", name: "verify", static: false, private: false, access: { has: obj => "verify" in obj, get: obj => obj.verify }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _delete_decorators, { kind: "method", name: "delete", static: false, private: false, access: { has: obj => "delete" in obj, get: obj => obj.delete }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            DatasetsController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        commands = __runInitializers(this, _instanceExtraInitializers);
        reader;
        pages;
        receipts;
        recomputer;
        constructor(commands, reader, pages, receipts, recomputer) {
            this.commands = commands;
            this.reader = reader;
            this.pages = pages;
            this.receipts = receipts;
            this.recomputer = recomputer;
        }
        async list() {
            return { datasets: (await this.reader.list()).map(toDatasetResponse) };
        }
        async get(recordType) {
            const dataset = await this.reader.get(known(recordType));
            return { ...toDatasetResponse(dataset), receipt: await this.receipts.of(recordType) };
        }
        async rows(recordType, { cursor, limit, format }, request, response) {
            response.appendHeader('Vary', 'Accept');
            const chosen = format ?? acceptedFormat(request);
            const range = { limit, ...(cursor !== undefined && { after: decodeRowCursor(cursor) }) };
            if (chosen === 'json') {
                const { rows, next } = await this.pages.read(known(recordType), range);
                return { rows, nextCursor: linkNextPage(request, response, next) };
            }
            const { text, next } = await this.pages.readText(known(recordType), range, chosen);
            linkNextPage(request, response, next);
            return new StreamableFile(text, { type: formatInfo(chosen).contentType });
        }
        row(recordType, row, { recompute }) {
            const number = rowNumber(known(recordType), row);
            return recompute === 'true'
                ? this.recomputer.recompute(recordType, number)
                : this.pages.readRow(recordType, number);
        }
        async verify(recordType, options, response) {
            const job = await this.commands.execute(new EnqueueVerification(known(recordType), options));
            markReplay(response, job.replayed);
            return acceptJob(response, job);
        }
        async delete(recordType) {
            await this.commands.execute(new DeleteDataset(known(recordType)));
        }
    };
    return DatasetsController = _classThis;
})();
export { DatasetsController };
/** A name that no dataset can have is answered like one that none has, without asking the database. */
function known(recordType) {
    if (!NAME.test(recordType))
        throw new DatasetNotFound(recordType.slice(0, 100));
    return recordType;
}
/** What is not the number of a row is answered like a number that no row has. */
function rowNumber(recordType, row) {
    if (!/^(0|[1-9]\d{0,14})$/.test(row))
        throw new RowNotFound(recordType, row.slice(0, 100));
    return Number(row);
}
/** Names the next page in the header `Link`; `null` where there is none. */
function linkNextPage(request, response, next) {
    if (next === undefined)
        return null;
    const cursor = encodeCursor([next]);
    response.setHeader('Link', nextPageLink(request.url, cursor));
    return cursor;
}
function decodeRowCursor(cursor) {
    const [row] = decodeCursor(cursor);
    if (typeof row !== 'number' || !Number.isSafeInteger(row))
        throw new InvalidCursor();
    return row;
}
