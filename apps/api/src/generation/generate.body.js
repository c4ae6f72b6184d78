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
import { ApiProperty, ApiPropertyOptional, ApiSchema, OmitType } from '@nestjs/swagger';
import { IsDefined, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { MAX_PREVIEW_ROWS } from '@app/generation';
import { DeduplicationKey } from '../jobs/deduplication-key';
import { NAME, NAME_RULE, WholeNumber } from '../http/validation/rules';
const MODES = ['append', 'replace', 'create'];
const MAX_COUNT = 1_000_000_000_000;
let GenerateBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'GenerateRequest', description: 'A dataset to generate.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _recordType_decorators;
    let _recordType_initializers = [];
    let _recordType_extraInitializers = [];
    let _count_decorators;
    let _count_initializers = [];
    let _count_extraInitializers = [];
    let _seed_decorators;
    let _seed_initializers = [];
    let _seed_extraInitializers = [];
    let _locale_decorators;
    let _locale_initializers = [];
    let _locale_extraInitializers = [];
    let _mode_decorators;
    let _mode_initializers = [];
    let _mode_extraInitializers = [];
    let _deduplicationKey_decorators;
    let _deduplicationKey_initializers = [];
    let _deduplicationKey_extraInitializers = [];
    let _fields_decorators;
    let _fields_initializers = [];
    let _fields_extraInitializers = [];
    var GenerateBody = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _recordType_decorators = [ApiProperty({
                    pattern: NAME.source,
                    description: 'What the rows are; also the name of their table.',
                    example: 'users',
                }), Matches(NAME, { message: `recordType ${NAME_RULE}` })];
            _count_decorators = [ApiProperty({
                    type: 'integer',
                    minimum: 1,
                    description: 'Records to generate, up to MAX_RECORDS.',
                    example: 1000,
                }), WholeNumber({ min: 1, max: MAX_COUNT })];
            _seed_decorators = [ApiPropertyOptional({
                    type: 'integer',
                    minimum: 0,
                    maximum: Number.MAX_SAFE_INTEGER,
                    description: 'Equal requests with equal seeds give equal rows. Default: one that is drawn and reported.',
                    example: 42,
                }), IsOptional(), WholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER })];
            _locale_decorators = [ApiPropertyOptional({ maxLength: 35, default: 'en', example: 'en' }), IsOptional(), IsString(), MaxLength(35)];
            _mode_decorators = [ApiPropertyOptional({
                    enum: MODES,
                    default: 'append',
                    description: '`append` needs the same fields as before; `replace` swaps all rows at once; `create` refuses if there are any.',
                    example: 'replace',
                }), IsOptional(), IsIn(MODES, { message: `mode must be one of ${MODES.join(', ')}` })];
            _deduplicationKey_decorators = [DeduplicationKey('generation')];
            _fields_decorators = [ApiProperty({
                    type: 'array',
                    minItems: 1,
                    items: { $ref: '#/components/schemas/Field' },
                    description: 'The fields of a record. `GET /generate/types` lists their types and options.',
                }), IsDefined({ message: 'fields is missing: an array of { name, type, … }' })];
            __esDecorate(null, null, _recordType_decorators, { kind: "field", name: "recordType", static: false, private: false, access: { has: obj => "recordType" in obj, get: obj => obj.recordType, set: (obj, value) => { obj.recordType = value; } }, metadata: _metadata }, _recordType_initializers, _recordType_extraInitializers);
            __esDecorate(null, null, _count_decorators, { kind: "field", name: "count", static: false, private: false, access: { has: obj => "count" in obj, get: obj => obj.count, set: (obj, value) => { obj.count = value; } }, metadata: _metadata }, _count_initializers, _count_extraInitializers);
            __esDecorate(null, null, _seed_decorators, { kind: "field", name: "seed", static: false, private: false, access: { has: obj => "seed" in obj, get: obj => obj.seed, set: (obj, value) => { obj.seed = value; } }, metadata: _metadata }, _seed_initializers, _seed_extraInitializers);
            __esDecorate(null, null, _locale_decorators, { kind: "field", name: "locale", static: false, private: false, access: { has: obj => "locale" in obj, get: obj => obj.locale, set: (obj, value) => { obj.locale = value; } }, metadata: _metadata }, _locale_initializers, _locale_extraInitializers);
            __esDecorate(null, null, _mode_decorators, { kind: "field", name: "mode", static: false, private: false, access: { has: obj => "mode" in obj, get: obj => obj.mode, set: (obj, value) => { obj.mode = value; } }, metadata: _metadata }, _mode_initializers, _mode_extraInitializers);
            __esDecorate(null, null, _deduplicationKey_decorators, { kind: "field", name: "deduplicationKey", static: false, private: false, access: { has: obj => "deduplicationKey" in obj, get: obj => obj.deduplicationKey, set: (obj, value) => { obj.deduplicationKey = value; } }, metadata: _metadata }, _deduplicationKey_initializers, _deduplicationKey_extraInitializers);
            __esDecorate(null, null, _fields_decorators, { kind: "field", name: "fields", static: false, private: false, access: { has: obj => "fields" in obj, get: obj => obj.fields, set: (obj, value) => { obj.fields = value; } }, metadata: _metadata }, _fields_initializers, _fields_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            GenerateBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        /** The engine checks the fields and says more about them than we could here. */
        static handedOn = ['fields'];
        recordType = __runInitializers(this, _recordType_initializers, void 0);
        count = (__runInitializers(this, _recordType_extraInitializers), __runInitializers(this, _count_initializers, void 0));
        seed = (__runInitializers(this, _count_extraInitializers), __runInitializers(this, _seed_initializers, void 0));
        locale = (__runInitializers(this, _seed_extraInitializers), __runInitializers(this, _locale_initializers, void 0));
        mode = (__runInitializers(this, _locale_extraInitializers), __runInitializers(this, _mode_initializers, void 0));
        deduplicationKey = (__runInitializers(this, _mode_extraInitializers), __runInitializers(this, _deduplicationKey_initializers, void 0));
        fields = (__runInitializers(this, _deduplicationKey_extraInitializers), __runInitializers(this, _fields_initializers, void 0));
        constructor() {
            __runInitializers(this, _fields_extraInitializers);
        }
        static {
            __runInitializers(_classThis, _classExtraInitializers);
        }
    };
    return GenerateBody = _classThis;
})();
export { GenerateBody };
let PreviewBody = (() => {
    let _classDecorators = [ApiSchema({ name: 'PreviewRequest', description: 'A dataset to look at before it is generated.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _classSuper = OmitType(GenerateBody, ['count', 'deduplicationKey']);
    let _count_decorators;
    let _count_initializers = [];
    let _count_extraInitializers = [];
    var PreviewBody = class extends _classSuper {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(_classSuper[Symbol.metadata] ?? null) : void 0;
            _count_decorators = [ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_PREVIEW_ROWS, default: 10, example: 3 }), IsOptional(), WholeNumber({ min: 1, max: MAX_PREVIEW_ROWS })];
            __esDecorate(null, null, _count_decorators, { kind: "field", name: "count", static: false, private: false, access: { has: obj => "count" in obj, get: obj => obj.count, set: (obj, value) => { obj.count = value; } }, metadata: _metadata }, _count_initializers, _count_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            PreviewBody = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        static handedOn = GenerateBody.handedOn;
        count = __runInitializers(this, _count_initializers, void 0);
        constructor() {
            super(...arguments);
            __runInitializers(this, _count_extraInitializers);
        }
        static {
            __runInitializers(_classThis, _classExtraInitializers);
        }
    };
    return PreviewBody = _classThis;
})();
export { PreviewBody };
