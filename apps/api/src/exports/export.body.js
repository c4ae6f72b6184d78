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
import { Type } from 'class-transformer';
import { Allow, ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsObject, IsOptional, IsUUID, Matches, ValidateNested, } from 'class-validator';
import { CONDITION_OPERATORS } from '@app/datasets';
import { COMPRESSIONS } from '@app/exports';
import { DeduplicationKey } from '../jobs/deduplication-key';
import { Instant, NAME, NAME_RULE } from '../http/validation/rules';
const FORMATS = ['csv', 'json', 'ndjson'];
/** A field of the schema, or a column that every dataset has. */
const COLUMN = /^_?[a-z][A-Za-z0-9_]{0,62}$/;
const MAX_FIELDS = 1_600;
const MAX_CONDITIONS = 50;
let DateRangeBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'DateRange', description: 'Rows from one time to another, both inclusive.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _from_decorators;
    let _from_initializers = [];
    let _from_extraInitializers = [];
    let _to_decorators;
    let _to_initializers = [];
    let _to_extraInitializers = [];
    let _field_decorators;
    let _field_initializers = [];
    let _field_extraInitializers = [];
    var DateRangeBody = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _from_decorators = [ApiPropertyOptional({ description: 'Date or time in ISO 8601.', example: '2026-01-01T00:00:00Z' }), IsOptional(), Instant()];
            _to_decorators = [ApiPropertyOptional({ description: 'Date or time in ISO 8601.', example: '2099-12-31T23:59:59Z' }), IsOptional(), Instant()];
            _field_decorators = [ApiPropertyOptional({
                    pattern: COLUMN.source,
                    description: 'A field that is a date or a time.',
                    default: '_createdAt',
                }), IsOptional(), Matches(COLUMN, { message: 'field must be the name of a field' })];
            __esDecorate(null, null, _from_decorators, { kind: "field", name: "from", static: false, private: false, access: { has: obj => "from" in obj, get: obj => obj.from, set: (obj, value) => { obj.from = value; } }, metadata: _metadata }, _from_initializers, _from_extraInitializers);
            __esDecorate(null, null, _to_decorators, { kind: "field", name: "to", static: false, private: false, access: { has: obj => "to" in obj, get: obj => obj.to, set: (obj, value) => { obj.to = value; } }, metadata: _metadata }, _to_initializers, _to_extraInitializers);
            __esDecorate(null, null, _field_decorators, { kind: "field", name: "field", static: false, private: false, access: { has: obj => "field" in obj, get: obj => obj.field, set: (obj, value) => { obj.field = value; } }, metadata: _metadata }, _field_initializers, _field_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            DateRangeBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        from = __runInitializers(this, _from_initializers, void 0);
        to = (__runInitializers(this, _from_extraInitializers), __runInitializers(this, _to_initializers, void 0));
        field = (__runInitializers(this, _to_extraInitializers), __runInitializers(this, _field_initializers, void 0));
        constructor() {
            __runInitializers(this, _field_extraInitializers);
        }
    };
    return DateRangeBody = _classThis;
})();
export { DateRangeBody };
let ConditionBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'Condition', description: 'Rows whose field compares so with a value.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _field_decorators;
    let _field_initializers = [];
    let _field_extraInitializers = [];
    let _op_decorators;
    let _op_initializers = [];
    let _op_extraInitializers = [];
    let _value_decorators;
    let _value_initializers = [];
    let _value_extraInitializers = [];
    var ConditionBody = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _field_decorators = [ApiProperty({ pattern: COLUMN.source, example: 'age' }), Matches(COLUMN, { message: 'field must be the name of a field' })];
            _op_decorators = [ApiProperty({ enum: CONDITION_OPERATORS, example: 'gte' }), IsIn(CONDITION_OPERATORS, { message: `op must be one of ${CONDITION_OPERATORS.join(', ')}` })];
            _value_decorators = [ApiPropertyOptional({
                    oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: {} }],
                    description: 'A list for `in`; `true` or `false` for `is-null`; a pattern with `%` and `_` for `like`.',
                    example: 21,
                }), Allow()];
            __esDecorate(null, null, _field_decorators, { kind: "field", name: "field", static: false, private: false, access: { has: obj => "field" in obj, get: obj => obj.field, set: (obj, value) => { obj.field = value; } }, metadata: _metadata }, _field_initializers, _field_extraInitializers);
            __esDecorate(null, null, _op_decorators, { kind: "field", name: "op", static: false, private: false, access: { has: obj => "op" in obj, get: obj => obj.op, set: (obj, value) => { obj.op = value; } }, metadata: _metadata }, _op_initializers, _op_extraInitializers);
            __esDecorate(null, null, _value_decorators, { kind: "field", name: "value", static: false, private: false, access: { has: obj => "value" in obj, get: obj => obj.value, set: (obj, value) => { obj.value = value; } }, metadata: _metadata }, _value_initializers, _value_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ConditionBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        field = __runInitializers(this, _field_initializers, void 0);
        op = (__runInitializers(this, _field_extraInitializers), __runInitializers(this, _op_initializers, void 0));
        value = (__runInitializers(this, _op_extraInitializers), __runInitializers(this, _value_initializers, void 0));
        constructor() {
            __runInitializers(this, _value_extraInitializers);
        }
    };
    return ConditionBody = _classThis;
})();
export { ConditionBody };
let FiltersBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'ExportFilters', description: 'Rows must pass all of them.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _dateRange_decorators;
    let _dateRange_initializers = [];
    let _dateRange_extraInitializers = [];
    let _jobId_decorators;
    let _jobId_initializers = [];
    let _jobId_extraInitializers = [];
    let _where_decorators;
    let _where_initializers = [];
    let _where_extraInitializers = [];
    var FiltersBody = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _dateRange_decorators = [ApiPropertyOptional({ type: DateRangeBody }), IsOptional(), IsObject({ message: 'dateRange must be an object' }), ValidateNested(), Type(() => DateRangeBody)];
            _jobId_decorators = [ApiPropertyOptional({ format: 'uuid', description: 'Only rows that this job wrote.' }), IsOptional(), IsUUID(undefined, { message: 'jobId must be a UUID' })];
            _where_decorators = [ApiPropertyOptional({ type: [ConditionBody], maxItems: MAX_CONDITIONS }), IsOptional(), IsArray(), ArrayMaxSize(MAX_CONDITIONS), ValidateNested({ each: true, message: 'each of where must be an object with field, op and value' }), Type(() => ConditionBody)];
            __esDecorate(null, null, _dateRange_decorators, { kind: "field", name: "dateRange", static: false, private: false, access: { has: obj => "dateRange" in obj, get: obj => obj.dateRange, set: (obj, value) => { obj.dateRange = value; } }, metadata: _metadata }, _dateRange_initializers, _dateRange_extraInitializers);
            __esDecorate(null, null, _jobId_decorators, { kind: "field", name: "jobId", static: false, private: false, access: { has: obj => "jobId" in obj, get: obj => obj.jobId, set: (obj, value) => { obj.jobId = value; } }, metadata: _metadata }, _jobId_initializers, _jobId_extraInitializers);
            __esDecorate(null, null, _where_decorators, { kind: "field", name: "where", static: false, private: false, access: { has: obj => "where" in obj, get: obj => obj.where, set: (obj, value) => { obj.where = value; } }, metadata: _metadata }, _where_initializers, _where_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            FiltersBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        dateRange = __runInitializers(this, _dateRange_initializers, void 0);
        jobId = (__runInitializers(this, _dateRange_extraInitializers), __runInitializers(this, _jobId_initializers, void 0));
        where = (__runInitializers(this, _jobId_extraInitializers), __runInitializers(this, _where_initializers, void 0));
        constructor() {
            __runInitializers(this, _where_extraInitializers);
        }
    };
    return FiltersBody = _classThis;
})();
export { FiltersBody };
let CsvOptions = (() => {
    let _classDecorators = [ApiSchema({ name: 'CsvOptions' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _delimiter_decorators;
    let _delimiter_initializers = [];
    let _delimiter_extraInitializers = [];
    let _header_decorators;
    let _header_initializers = [];
    let _header_extraInitializers = [];
    let _formulaGuard_decorators;
    let _formulaGuard_initializers = [];
    let _formulaGuard_extraInitializers = [];
    var CsvOptions = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _delimiter_decorators = [ApiPropertyOptional({ default: ',', minLength: 1, maxLength: 1 })];
            _header_decorators = [ApiPropertyOptional({ default: true, description: 'Whether the first line has the names of the fields.' })];
            _formulaGuard_decorators = [ApiPropertyOptional({
                    default: false,
                    description: 'Puts an apostrophe before text that a spreadsheet would run as a formula. Off, the file has the data as it is.',
                })];
            __esDecorate(null, null, _delimiter_decorators, { kind: "field", name: "delimiter", static: false, private: false, access: { has: obj => "delimiter" in obj, get: obj => obj.delimiter, set: (obj, value) => { obj.delimiter = value; } }, metadata: _metadata }, _delimiter_initializers, _delimiter_extraInitializers);
            __esDecorate(null, null, _header_decorators, { kind: "field", name: "header", static: false, private: false, access: { has: obj => "header" in obj, get: obj => obj.header, set: (obj, value) => { obj.header = value; } }, metadata: _metadata }, _header_initializers, _header_extraInitializers);
            __esDecorate(null, null, _formulaGuard_decorators, { kind: "field", name: "formulaGuard", static: false, private: false, access: { has: obj => "formulaGuard" in obj, get: obj => obj.formulaGuard, set: (obj, value) => { obj.formulaGuard = value; } }, metadata: _metadata }, _formulaGuard_initializers, _formulaGuard_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            CsvOptions = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        delimiter = __runInitializers(this, _delimiter_initializers, void 0);
        header = (__runInitializers(this, _delimiter_extraInitializers), __runInitializers(this, _header_initializers, void 0));
        formulaGuard = (__runInitializers(this, _header_extraInitializers), __runInitializers(this, _formulaGuard_initializers, void 0));
        constructor() {
            __runInitializers(this, _formulaGuard_extraInitializers);
        }
    };
    return CsvOptions = _classThis;
})();
export { CsvOptions };
let ExportBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'ExportRequest', description: 'Rows of a dataset to be written to a file.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _recordType_decorators;
    let _recordType_initializers = [];
    let _recordType_extraInitializers = [];
    let _format_decorators;
    let _format_initializers = [];
    let _format_extraInitializers = [];
    let _fields_decorators;
    let _fields_initializers = [];
    let _fields_extraInitializers = [];
    let _filters_decorators;
    let _filters_initializers = [];
    let _filters_extraInitializers = [];
    let _compression_decorators;
    let _compression_initializers = [];
    let _compression_extraInitializers = [];
    let _deduplicationKey_decorators;
    let _deduplicationKey_initializers = [];
    let _deduplicationKey_extraInitializers = [];
    let _csv_decorators;
    let _csv_initializers = [];
    let _csv_extraInitializers = [];
    var ExportBody = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _recordType_decorators = [ApiProperty({ pattern: NAME.source, example: 'users' }), Matches(NAME, { message: `recordType ${NAME_RULE}` })];
            _format_decorators = [ApiProperty({ enum: FORMATS, example: 'csv' }), IsIn(FORMATS, { message: `format must be one of ${FORMATS.join(', ')}` })];
            _fields_decorators = [ApiPropertyOptional({
                    type: [String],
                    minItems: 1,
                    description: 'Fields in this order; default: all.',
                    example: ['id', 'email', 'age'],
                }), IsOptional(), IsArray(), ArrayMinSize(1), ArrayMaxSize(MAX_FIELDS), ArrayUnique({ message: 'fields must not name a field twice' }), Matches(COLUMN, { each: true, message: 'each of fields must be the name of a field' })];
            _filters_decorators = [ApiPropertyOptional({ type: FiltersBody }), IsOptional(), IsObject({ message: 'filters must be an object' }), ValidateNested(), Type(() => FiltersBody)];
            _compression_decorators = [ApiPropertyOptional({ enum: COMPRESSIONS, default: 'none', description: 'How the file is packed.' }), IsOptional(), IsIn(COMPRESSIONS, { message: `compression must be one of ${COMPRESSIONS.join(', ')}` })];
            _deduplicationKey_decorators = [DeduplicationKey('export')];
            _csv_decorators = [ApiPropertyOptional({ type: CsvOptions, description: 'Options of the format csv.' }), IsOptional(), IsObject({ message: 'csv must be an object' })];
            __esDecorate(null, null, _recordType_decorators, { kind: "field", name: "recordType", static: false, private: false, access: { has: obj => "recordType" in obj, get: obj => obj.recordType, set: (obj, value) => { obj.recordType = value; } }, metadata: _metadata }, _recordType_initializers, _recordType_extraInitializers);
            __esDecorate(null, null, _format_decorators, { kind: "field", name: "format", static: false, private: false, access: { has: obj => "format" in obj, get: obj => obj.format, set: (obj, value) => { obj.format = value; } }, metadata: _metadata }, _format_initializers, _format_extraInitializers);
            __esDecorate(null, null, _fields_decorators, { kind: "field", name: "fields", static: false, private: false, access: { has: obj => "fields" in obj, get: obj => obj.fields, set: (obj, value) => { obj.fields = value; } }, metadata: _metadata }, _fields_initializers, _fields_extraInitializers);
            __esDecorate(null, null, _filters_decorators, { kind: "field", name: "filters", static: false, private: false, access: { has: obj => "filters" in obj, get: obj => obj.filters, set: (obj, value) => { obj.filters = value; } }, metadata: _metadata }, _filters_initializers, _filters_extraInitializers);
            __esDecorate(null, null, _compression_decorators, { kind: "field", name: "compression", static: false, private: false, access: { has: obj => "compression" in obj, get: obj => obj.compression, set: (obj, value) => { obj.compression = value; } }, metadata: _metadata }, _compression_initializers, _compression_extraInitializers);
            __esDecorate(null, null, _deduplicationKey_decorators, { kind: "field", name: "deduplicationKey", static: false, private: false, access: { has: obj => "deduplicationKey" in obj, get: obj => obj.deduplicationKey, set: (obj, value) => { obj.deduplicationKey = value; } }, metadata: _metadata }, _deduplicationKey_initializers, _deduplicationKey_extraInitializers);
            __esDecorate(null, null, _csv_decorators, { kind: "field", name: "csv", static: false, private: false, access: { has: obj => "csv" in obj, get: obj => obj.csv, set: (obj, value) => { obj.csv = value; } }, metadata: _metadata }, _csv_initializers, _csv_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ExportBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        /** The format checks its own options. */
        static handedOn = ['csv'];
        recordType = __runInitializers(this, _recordType_initializers, void 0);
        format = (__runInitializers(this, _recordType_extraInitializers), __runInitializers(this, _format_initializers, void 0));
        fields = (__runInitializers(this, _format_extraInitializers), __runInitializers(this, _fields_initializers, void 0));
        filters = (__runInitializers(this, _fields_extraInitializers), __runInitializers(this, _filters_initializers, void 0));
        compression = (__runInitializers(this, _filters_extraInitializers), __runInitializers(this, _compression_initializers, void 0));
        deduplicationKey = (__runInitializers(this, _compression_extraInitializers), __runInitializers(this, _deduplicationKey_initializers, void 0));
        csv = (__runInitializers(this, _deduplicationKey_extraInitializers), __runInitializers(this, _csv_initializers, void 0));
        constructor() {
            __runInitializers(this, _csv_extraInitializers);
        }
        static {
            __runInitializers(_classThis, _classExtraInitializers);
        }
    };
    return ExportBody = _classThis;
})();
export { ExportBody };
