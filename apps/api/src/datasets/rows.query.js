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
import { IsIn, IsOptional, IsString } from 'class-validator';
import { NumberInQuery, WholeNumber } from '../http/validation/rules';
import { ROW_FORMATS } from './row-format';
const MAX_ROWS = 1_000;
const DEFAULT_ROWS = 100;
/** Which page of a dataset. */
let RowsQuery = (() => {
    let _cursor_decorators;
    let _cursor_initializers = [];
    let _cursor_extraInitializers = [];
    let _limit_decorators;
    let _limit_initializers = [];
    let _limit_extraInitializers = [];
    let _format_decorators;
    let _format_initializers = [];
    let _format_extraInitializers = [];
    return class RowsQuery {
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _cursor_decorators = [ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' }), IsOptional(), IsString()];
            _limit_decorators = [ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_ROWS, default: DEFAULT_ROWS }), IsOptional(), NumberInQuery(), WholeNumber({ min: 1, max: MAX_ROWS })];
            _format_decorators = [ApiPropertyOptional({
                    enum: ROW_FORMATS,
                    description: 'Goes before `Accept`. Default: by `Accept`, or JSON.',
                }), IsOptional(), IsIn(ROW_FORMATS, { message: `format must be one of ${ROW_FORMATS.join(', ')}` })];
            __esDecorate(null, null, _cursor_decorators, { kind: "field", name: "cursor", static: false, private: false, access: { has: obj => "cursor" in obj, get: obj => obj.cursor, set: (obj, value) => { obj.cursor = value; } }, metadata: _metadata }, _cursor_initializers, _cursor_extraInitializers);
            __esDecorate(null, null, _limit_decorators, { kind: "field", name: "limit", static: false, private: false, access: { has: obj => "limit" in obj, get: obj => obj.limit, set: (obj, value) => { obj.limit = value; } }, metadata: _metadata }, _limit_initializers, _limit_extraInitializers);
            __esDecorate(null, null, _format_decorators, { kind: "field", name: "format", static: false, private: false, access: { has: obj => "format" in obj, get: obj => obj.format, set: (obj, value) => { obj.format = value; } }, metadata: _metadata }, _format_initializers, _format_extraInitializers);
            if (_metadata) Object.defineProperty(this, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        cursor = __runInitializers(this, _cursor_initializers, void 0);
        limit = (__runInitializers(this, _cursor_extraInitializers), __runInitializers(this, _limit_initializers, DEFAULT_ROWS));
        format = (__runInitializers(this, _limit_extraInitializers), __runInitializers(this, _format_initializers, void 0));
        constructor() {
            __runInitializers(this, _format_extraInitializers);
        }
    };
})();
export { RowsQuery };
/** How a row is come by. */
let RowQuery = (() => {
    let _recompute_decorators;
    let _recompute_initializers = [];
    let _recompute_extraInitializers = [];
    return class RowQuery {
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _recompute_decorators = [ApiPropertyOptional({
                    enum: ['true', 'false'],
                    default: 'false',
                    description: 'Compute the row from the seed instead of reading it. It has the fields as they were generated, and no columns of your own.',
                }), IsOptional(), IsIn(['true', 'false'], { message: 'recompute must be true or false' })];
            __esDecorate(null, null, _recompute_decorators, { kind: "field", name: "recompute", static: false, private: false, access: { has: obj => "recompute" in obj, get: obj => obj.recompute, set: (obj, value) => { obj.recompute = value; } }, metadata: _metadata }, _recompute_initializers, _recompute_extraInitializers);
            if (_metadata) Object.defineProperty(this, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        recompute = __runInitializers(this, _recompute_initializers, void 0);
        constructor() {
            __runInitializers(this, _recompute_extraInitializers);
        }
    };
})();
export { RowQuery };
