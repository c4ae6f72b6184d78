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
let DatasetLinks = (() => {
    let _classDecorators = [ApiSchema({ name: 'DatasetLinks' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _self_decorators;
    let _self_initializers = [];
    let _self_extraInitializers = [];
    let _rows_decorators;
    let _rows_initializers = [];
    let _rows_extraInitializers = [];
    let _verify_decorators;
    let _verify_initializers = [];
    let _verify_extraInitializers = [];
    var DatasetLinks = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _self_decorators = [ApiProperty({ example: '/datasets/users' })];
            _rows_decorators = [ApiProperty({ example: '/datasets/users/rows' })];
            _verify_decorators = [ApiProperty({
                    description: 'POST here to compare the rows with the receipt.',
                    example: '/datasets/users/verify',
                })];
            __esDecorate(null, null, _self_decorators, { kind: "field", name: "self", static: false, private: false, access: { has: obj => "self" in obj, get: obj => obj.self, set: (obj, value) => { obj.self = value; } }, metadata: _metadata }, _self_initializers, _self_extraInitializers);
            __esDecorate(null, null, _rows_decorators, { kind: "field", name: "rows", static: false, private: false, access: { has: obj => "rows" in obj, get: obj => obj.rows, set: (obj, value) => { obj.rows = value; } }, metadata: _metadata }, _rows_initializers, _rows_extraInitializers);
            __esDecorate(null, null, _verify_decorators, { kind: "field", name: "verify", static: false, private: false, access: { has: obj => "verify" in obj, get: obj => obj.verify, set: (obj, value) => { obj.verify = value; } }, metadata: _metadata }, _verify_initializers, _verify_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            DatasetLinks = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        self = __runInitializers(this, _self_initializers, void 0);
        rows = (__runInitializers(this, _self_extraInitializers), __runInitializers(this, _rows_initializers, void 0));
        verify = (__runInitializers(this, _rows_extraInitializers), __runInitializers(this, _verify_initializers, void 0));
        constructor() {
            __runInitializers(this, _verify_extraInitializers);
        }
    };
    return DatasetLinks = _classThis;
})();
export { DatasetLinks };
let DatasetResponse = (() => {
    let _classDecorators = [ApiSchema({
            name: 'Dataset',
            description: 'The rows of a record type, in the table datasets."<recordType>".',
        })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _recordType_decorators;
    let _recordType_initializers = [];
    let _recordType_extraInitializers = [];
    let _rowCount_decorators;
    let _rowCount_initializers = [];
    let _rowCount_extraInitializers = [];
    let _fields_decorators;
    let _fields_initializers = [];
    let _fields_extraInitializers = [];
    let _locale_decorators;
    let _locale_initializers = [];
    let _locale_extraInitializers = [];
    let _seed_decorators;
    let _seed_initializers = [];
    let _seed_extraInitializers = [];
    let _engineVersion_decorators;
    let _engineVersion_initializers = [];
    let _engineVersion_extraInitializers = [];
    let _schemaHash_decorators;
    let _schemaHash_initializers = [];
    let _schemaHash_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _updatedAt_decorators;
    let _updatedAt_initializers = [];
    let _updatedAt_extraInitializers = [];
    let _links_decorators;
    let _links_initializers = [];
    let _links_extraInitializers = [];
    var DatasetResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _recordType_decorators = [ApiProperty({ example: 'users' })];
            _rowCount_decorators = [ApiProperty({ type: 'integer', example: 1000 })];
            _fields_decorators = [ApiProperty({ type: 'array', items: { $ref: '#/components/schemas/Field' } })];
            _locale_decorators = [ApiProperty({ example: 'en' })];
            _seed_decorators = [ApiProperty({ type: 'integer', description: 'Gives the same rows again.', example: 42 })];
            _engineVersion_decorators = [ApiProperty({ description: 'Version of the engine that made the rows.', example: '1' })];
            _schemaHash_decorators = [ApiProperty({ description: 'SHA-256 of the schema: rows can be appended under the same one only.' })];
            _createdAt_decorators = [ApiProperty({ format: 'date-time' })];
            _updatedAt_decorators = [ApiProperty({ format: 'date-time' })];
            _links_decorators = [ApiProperty({ type: DatasetLinks })];
            __esDecorate(null, null, _recordType_decorators, { kind: "field", name: "recordType", static: false, private: false, access: { has: obj => "recordType" in obj, get: obj => obj.recordType, set: (obj, value) => { obj.recordType = value; } }, metadata: _metadata }, _recordType_initializers, _recordType_extraInitializers);
            __esDecorate(null, null, _rowCount_decorators, { kind: "field", name: "rowCount", static: false, private: false, access: { has: obj => "rowCount" in obj, get: obj => obj.rowCount, set: (obj, value) => { obj.rowCount = value; } }, metadata: _metadata }, _rowCount_initializers, _rowCount_extraInitializers);
            __esDecorate(null, null, _fields_decorators, { kind: "field", name: "fields", static: false, private: false, access: { has: obj => "fields" in obj, get: obj => obj.fields, set: (obj, value) => { obj.fields = value; } }, metadata: _metadata }, _fields_initializers, _fields_extraInitializers);
            __esDecorate(null, null, _locale_decorators, { kind: "field", name: "locale", static: false, private: false, access: { has: obj => "locale" in obj, get: obj => obj.locale, set: (obj, value) => { obj.locale = value; } }, metadata: _metadata }, _locale_initializers, _locale_extraInitializers);
            __esDecorate(null, null, _seed_decorators, { kind: "field", name: "seed", static: false, private: false, access: { has: obj => "seed" in obj, get: obj => obj.seed, set: (obj, value) => { obj.seed = value; } }, metadata: _metadata }, _seed_initializers, _seed_extraInitializers);
            __esDecorate(null, null, _engineVersion_decorators, { kind: "field", name: "engineVersion", static: false, private: false, access: { has: obj => "engineVersion" in obj, get: obj => obj.engineVersion, set: (obj, value) => { obj.engineVersion = value; } }, metadata: _metadata }, _engineVersion_initializers, _engineVersion_extraInitializers);
            __esDecorate(null, null, _schemaHash_decorators, { kind: "field", name: "schemaHash", static: false, private: false, access: { has: obj => "schemaHash" in obj, get: obj => obj.schemaHash, set: (obj, value) => { obj.schemaHash = value; } }, metadata: _metadata }, _schemaHash_initializers, _schemaHash_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _updatedAt_decorators, { kind: "field", name: "updatedAt", static: false, private: false, access: { has: obj => "updatedAt" in obj, get: obj => obj.updatedAt, set: (obj, value) => { obj.updatedAt = value; } }, metadata: _metadata }, _updatedAt_initializers, _updatedAt_extraInitializers);
            __esDecorate(null, null, _links_decorators, { kind: "field", name: "links", static: false, private: false, access: { has: obj => "links" in obj, get: obj => obj.links, set: (obj, value) => { obj.links = value; } }, metadata: _metadata }, _links_initializers, _links_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            DatasetResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        recordType = __runInitializers(this, _recordType_initializers, void 0);
        rowCount = (__runInitializers(this, _recordType_extraInitializers), __runInitializers(this, _rowCount_initializers, void 0));
        fields = (__runInitializers(this, _rowCount_extraInitializers), __runInitializers(this, _fields_initializers, void 0));
        locale = (__runInitializers(this, _fields_extraInitializers), __runInitializers(this, _locale_initializers, void 0));
        seed = (__runInitializers(this, _locale_extraInitializers), __runInitializers(this, _seed_initializers, void 0));
        engineVersion = (__runInitializers(this, _seed_extraInitializers), __runInitializers(this, _engineVersion_initializers, void 0));
        schemaHash = (__runInitializers(this, _engineVersion_extraInitializers), __runInitializers(this, _schemaHash_initializers, void 0));
        createdAt = (__runInitializers(this, _schemaHash_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        updatedAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _updatedAt_initializers, void 0));
        links = (__runInitializers(this, _updatedAt_extraInitializers), __runInitializers(this, _links_initializers, void 0));
        constructor() {
            __runInitializers(this, _links_extraInitializers);
        }
    };
    return DatasetResponse = _classThis;
})();
export { DatasetResponse };
let ReceiptPartResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'ReceiptPart', description: 'Rows that one job wrote.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _jobId_decorators;
    let _jobId_initializers = [];
    let _jobId_extraInitializers = [];
    let _firstRow_decorators;
    let _firstRow_initializers = [];
    let _firstRow_extraInitializers = [];
    let _rows_decorators;
    let _rows_initializers = [];
    let _rows_extraInitializers = [];
    let _seed_decorators;
    let _seed_initializers = [];
    let _seed_extraInitializers = [];
    let _engineVersion_decorators;
    let _engineVersion_initializers = [];
    let _engineVersion_extraInitializers = [];
    let _sha256_decorators;
    let _sha256_initializers = [];
    let _sha256_extraInitializers = [];
    var ReceiptPartResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _jobId_decorators = [ApiProperty({ format: 'uuid' })];
            _firstRow_decorators = [ApiProperty({ type: 'integer', example: 0 })];
            _rows_decorators = [ApiProperty({ type: 'integer', example: 1000 })];
            _seed_decorators = [ApiProperty({
                    type: 'integer',
                    nullable: true,
                    description: 'Gives these rows again; `null` for rows that were not generated.',
                    example: 42,
                })];
            _engineVersion_decorators = [ApiProperty({ type: String, nullable: true, example: '1' })];
            _sha256_decorators = [ApiProperty({ description: 'As that of the receipt, over these rows alone.' })];
            __esDecorate(null, null, _jobId_decorators, { kind: "field", name: "jobId", static: false, private: false, access: { has: obj => "jobId" in obj, get: obj => obj.jobId, set: (obj, value) => { obj.jobId = value; } }, metadata: _metadata }, _jobId_initializers, _jobId_extraInitializers);
            __esDecorate(null, null, _firstRow_decorators, { kind: "field", name: "firstRow", static: false, private: false, access: { has: obj => "firstRow" in obj, get: obj => obj.firstRow, set: (obj, value) => { obj.firstRow = value; } }, metadata: _metadata }, _firstRow_initializers, _firstRow_extraInitializers);
            __esDecorate(null, null, _rows_decorators, { kind: "field", name: "rows", static: false, private: false, access: { has: obj => "rows" in obj, get: obj => obj.rows, set: (obj, value) => { obj.rows = value; } }, metadata: _metadata }, _rows_initializers, _rows_extraInitializers);
            __esDecorate(null, null, _seed_decorators, { kind: "field", name: "seed", static: false, private: false, access: { has: obj => "seed" in obj, get: obj => obj.seed, set: (obj, value) => { obj.seed = value; } }, metadata: _metadata }, _seed_initializers, _seed_extraInitializers);
            __esDecorate(null, null, _engineVersion_decorators, { kind: "field", name: "engineVersion", static: false, private: false, access: { has: obj => "engineVersion" in obj, get: obj => obj.engineVersion, set: (obj, value) => { obj.engineVersion = value; } }, metadata: _metadata }, _engineVersion_initializers, _engineVersion_extraInitializers);
            __esDecorate(null, null, _sha256_decorators, { kind: "field", name: "sha256", static: false, private: false, access: { has: obj => "sha256" in obj, get: obj => obj.sha256, set: (obj, value) => { obj.sha256 = value; } }, metadata: _metadata }, _sha256_initializers, _sha256_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ReceiptPartResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        jobId = __runInitializers(this, _jobId_initializers, void 0);
        firstRow = (__runInitializers(this, _jobId_extraInitializers), __runInitializers(this, _firstRow_initializers, void 0));
        rows = (__runInitializers(this, _firstRow_extraInitializers), __runInitializers(this, _rows_initializers, void 0));
        seed = (__runInitializers(this, _rows_extraInitializers), __runInitializers(this, _seed_initializers, void 0));
        engineVersion = (__runInitializers(this, _seed_extraInitializers), __runInitializers(this, _engineVersion_initializers, void 0));
        sha256 = (__runInitializers(this, _engineVersion_extraInitializers), __runInitializers(this, _sha256_initializers, void 0));
        constructor() {
            __runInitializers(this, _sha256_extraInitializers);
        }
    };
    return ReceiptPartResponse = _classThis;
})();
export { ReceiptPartResponse };
let ReceiptResponse = (() => {
    let _classDecorators = [ApiSchema({
            name: 'Receipt',
            description: 'What jobs wrote into the dataset, whatever has become of its table since.',
        })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _rows_decorators;
    let _rows_initializers = [];
    let _rows_extraInitializers = [];
    let _blockRows_decorators;
    let _blockRows_initializers = [];
    let _blockRows_extraInitializers = [];
    let _sha256_decorators;
    let _sha256_initializers = [];
    let _sha256_extraInitializers = [];
    let _partCount_decorators;
    let _partCount_initializers = [];
    let _partCount_extraInitializers = [];
    let _parts_decorators;
    let _parts_initializers = [];
    let _parts_extraInitializers = [];
    var ReceiptResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _rows_decorators = [ApiProperty({ type: 'integer', example: 1000 })];
            _blockRows_decorators = [ApiProperty({ type: 'integer', description: 'Rows that are hashed together.', example: 1000 })];
            _sha256_decorators = [ApiProperty({
                    type: String,
                    nullable: true,
                    description: 'SHA-256 over all rows, the same for the same requests whatever the size of chunks and the number of workers. ' +
                        '`null` when some rows were written by a version without receipts.',
                })];
            _partCount_decorators = [ApiProperty({ type: 'integer', example: 1 })];
            _parts_decorators = [ApiProperty({ type: [ReceiptPartResponse], description: 'In row order, the first 100.' })];
            __esDecorate(null, null, _rows_decorators, { kind: "field", name: "rows", static: false, private: false, access: { has: obj => "rows" in obj, get: obj => obj.rows, set: (obj, value) => { obj.rows = value; } }, metadata: _metadata }, _rows_initializers, _rows_extraInitializers);
            __esDecorate(null, null, _blockRows_decorators, { kind: "field", name: "blockRows", static: false, private: false, access: { has: obj => "blockRows" in obj, get: obj => obj.blockRows, set: (obj, value) => { obj.blockRows = value; } }, metadata: _metadata }, _blockRows_initializers, _blockRows_extraInitializers);
            __esDecorate(null, null, _sha256_decorators, { kind: "field", name: "sha256", static: false, private: false, access: { has: obj => "sha256" in obj, get: obj => obj.sha256, set: (obj, value) => { obj.sha256 = value; } }, metadata: _metadata }, _sha256_initializers, _sha256_extraInitializers);
            __esDecorate(null, null, _partCount_decorators, { kind: "field", name: "partCount", static: false, private: false, access: { has: obj => "partCount" in obj, get: obj => obj.partCount, set: (obj, value) => { obj.partCount = value; } }, metadata: _metadata }, _partCount_initializers, _partCount_extraInitializers);
            __esDecorate(null, null, _parts_decorators, { kind: "field", name: "parts", static: false, private: false, access: { has: obj => "parts" in obj, get: obj => obj.parts, set: (obj, value) => { obj.parts = value; } }, metadata: _metadata }, _parts_initializers, _parts_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ReceiptResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        rows = __runInitializers(this, _rows_initializers, void 0);
        blockRows = (__runInitializers(this, _rows_extraInitializers), __runInitializers(this, _blockRows_initializers, void 0));
        sha256 = (__runInitializers(this, _blockRows_extraInitializers), __runInitializers(this, _sha256_initializers, void 0));
        partCount = (__runInitializers(this, _sha256_extraInitializers), __runInitializers(this, _partCount_initializers, void 0));
        parts = (__runInitializers(this, _partCount_extraInitializers), __runInitializers(this, _parts_initializers, void 0));
        constructor() {
            __runInitializers(this, _parts_extraInitializers);
        }
    };
    return ReceiptResponse = _classThis;
})();
export { ReceiptResponse };
let DatasetDetailResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'DatasetDetail', description: 'A dataset with its receipt.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _classSuper = DatasetResponse;
    let _receipt_decorators;
    let _receipt_initializers = [];
    let _receipt_extraInitializers = [];
    var DatasetDetailResponse = class extends _classSuper {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(_classSuper[Symbol.metadata] ?? null) : void 0;
            _receipt_decorators = [ApiProperty({ type: ReceiptResponse })];
            __esDecorate(null, null, _receipt_decorators, { kind: "field", name: "receipt", static: false, private: false, access: { has: obj => "receipt" in obj, get: obj => obj.receipt, set: (obj, value) => { obj.receipt = value; } }, metadata: _metadata }, _receipt_initializers, _receipt_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            DatasetDetailResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        receipt = __runInitializers(this, _receipt_initializers, void 0);
        constructor() {
            super(...arguments);
            __runInitializers(this, _receipt_extraInitializers);
        }
    };
    return DatasetDetailResponse = _classThis;
})();
export { DatasetDetailResponse };
const EXAMPLE_ROW = { _row: 0, age: 36, plan: 'free' };
/** A page of rows in each of its types. */
export const ROW_PAGE_CONTENT = {
    'application/json': { schema: { $ref: '#/components/schemas/RowPage' } },
    'application/x-ndjson': {
        schema: { type: 'string', description: 'A row as JSON on each line.' },
        example: `${JSON.stringify(EXAMPLE_ROW)}\n`,
    },
    'text/csv': {
        schema: { type: 'string', description: 'A line of names, then a line for each row.' },
        example: `${Object.keys(EXAMPLE_ROW).join()}\r\n${Object.values(EXAMPLE_ROW).join()}\r\n`,
    },
};
/** A row: whatever fields the dataset has, beside the row's number. */
export const ROW_SCHEMA = {
    type: 'object',
    properties: { _row: { type: 'integer', description: 'Row number.', example: 0 } },
    required: ['_row'],
    additionalProperties: true,
};
let DatasetListResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'DatasetList' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _datasets_decorators;
    let _datasets_initializers = [];
    let _datasets_extraInitializers = [];
    var DatasetListResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _datasets_decorators = [ApiProperty({ type: [DatasetResponse] })];
            __esDecorate(null, null, _datasets_decorators, { kind: "field", name: "datasets", static: false, private: false, access: { has: obj => "datasets" in obj, get: obj => obj.datasets, set: (obj, value) => { obj.datasets = value; } }, metadata: _metadata }, _datasets_initializers, _datasets_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            DatasetListResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        datasets = __runInitializers(this, _datasets_initializers, void 0);
        constructor() {
            __runInitializers(this, _datasets_extraInitializers);
        }
    };
    return DatasetListResponse = _classThis;
})();
export { DatasetListResponse };
let RowPageResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'RowPage' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _rows_decorators;
    let _rows_initializers = [];
    let _rows_extraInitializers = [];
    let _nextCursor_decorators;
    let _nextCursor_initializers = [];
    let _nextCursor_extraInitializers = [];
    var RowPageResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _rows_decorators = [ApiProperty({
                    type: 'array',
                    items: { type: 'object', additionalProperties: true },
                    description: 'In row order. Beside the fields each has its row number, `_row`.',
                })];
            _nextCursor_decorators = [ApiProperty({ type: String, nullable: true, description: 'Gives the next page; `null` on the last one.' })];
            __esDecorate(null, null, _rows_decorators, { kind: "field", name: "rows", static: false, private: false, access: { has: obj => "rows" in obj, get: obj => obj.rows, set: (obj, value) => { obj.rows = value; } }, metadata: _metadata }, _rows_initializers, _rows_extraInitializers);
            __esDecorate(null, null, _nextCursor_decorators, { kind: "field", name: "nextCursor", static: false, private: false, access: { has: obj => "nextCursor" in obj, get: obj => obj.nextCursor, set: (obj, value) => { obj.nextCursor = value; } }, metadata: _metadata }, _nextCursor_initializers, _nextCursor_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            RowPageResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        rows = __runInitializers(this, _rows_initializers, void 0);
        nextCursor = (__runInitializers(this, _rows_extraInitializers), __runInitializers(this, _nextCursor_initializers, void 0));
        constructor() {
            __runInitializers(this, _nextCursor_extraInitializers);
        }
    };
    return RowPageResponse = _classThis;
})();
export { RowPageResponse };
export function toDatasetResponse(dataset) {
    const { recordType, rowCount, fields, locale, seed, engineVersion, schemaHash, createdAt, updatedAt } = dataset;
    const self = `/datasets/${recordType}`;
    return {
        recordType,
        rowCount,
        fields: [...fields],
        locale,
        seed,
        engineVersion,
        schemaHash,
        createdAt,
        updatedAt,
        links: { self, rows: `${self}/rows`, verify: `${self}/verify` },
    };
}
