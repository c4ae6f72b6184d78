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
let FieldType = (() => {
    let _classDecorators = [ApiSchema({ name: 'FieldType' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _name_decorators;
    let _name_initializers = [];
    let _name_extraInitializers = [];
    let _family_decorators;
    let _family_initializers = [];
    let _family_extraInitializers = [];
    let _description_decorators;
    let _description_initializers = [];
    let _description_extraInitializers = [];
    let _options_decorators;
    let _options_initializers = [];
    let _options_extraInitializers = [];
    let _example_decorators;
    let _example_initializers = [];
    let _example_extraInitializers = [];
    let _columnTypes_decorators;
    let _columnTypes_initializers = [];
    let _columnTypes_extraInitializers = [];
    let _unique_decorators;
    let _unique_initializers = [];
    let _unique_extraInitializers = [];
    var FieldType = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _name_decorators = [ApiProperty({ example: 'email' })];
            _family_decorators = [ApiProperty({ example: 'internet' })];
            _description_decorators = [ApiProperty({ example: 'An e-mail address.' })];
            _options_decorators = [ApiProperty({
                    type: 'object',
                    additionalProperties: true,
                    description: 'JSON Schema (2020-12) of a field of this type.',
                })];
            _example_decorators = [ApiProperty({
                    type: 'object',
                    additionalProperties: true,
                    description: 'A field that can be used as it is.',
                })];
            _columnTypes_decorators = [ApiProperty({
                    type: [String],
                    description: 'PostgreSQL types of its column; the options decide where there are several.',
                })];
            _unique_decorators = [ApiProperty({ description: 'Whether `unique` may be asked for.' })];
            __esDecorate(null, null, _name_decorators, { kind: "field", name: "name", static: false, private: false, access: { has: obj => "name" in obj, get: obj => obj.name, set: (obj, value) => { obj.name = value; } }, metadata: _metadata }, _name_initializers, _name_extraInitializers);
            __esDecorate(null, null, _family_decorators, { kind: "field", name: "family", static: false, private: false, access: { has: obj => "family" in obj, get: obj => obj.family, set: (obj, value) => { obj.family = value; } }, metadata: _metadata }, _family_initializers, _family_extraInitializers);
            __esDecorate(null, null, _description_decorators, { kind: "field", name: "description", static: false, private: false, access: { has: obj => "description" in obj, get: obj => obj.description, set: (obj, value) => { obj.description = value; } }, metadata: _metadata }, _description_initializers, _description_extraInitializers);
            __esDecorate(null, null, _options_decorators, { kind: "field", name: "options", static: false, private: false, access: { has: obj => "options" in obj, get: obj => obj.options, set: (obj, value) => { obj.options = value; } }, metadata: _metadata }, _options_initializers, _options_extraInitializers);
            __esDecorate(null, null, _example_decorators, { kind: "field", name: "example", static: false, private: false, access: { has: obj => "example" in obj, get: obj => obj.example, set: (obj, value) => { obj.example = value; } }, metadata: _metadata }, _example_initializers, _example_extraInitializers);
            __esDecorate(null, null, _columnTypes_decorators, { kind: "field", name: "columnTypes", static: false, private: false, access: { has: obj => "columnTypes" in obj, get: obj => obj.columnTypes, set: (obj, value) => { obj.columnTypes = value; } }, metadata: _metadata }, _columnTypes_initializers, _columnTypes_extraInitializers);
            __esDecorate(null, null, _unique_decorators, { kind: "field", name: "unique", static: false, private: false, access: { has: obj => "unique" in obj, get: obj => obj.unique, set: (obj, value) => { obj.unique = value; } }, metadata: _metadata }, _unique_initializers, _unique_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            FieldType = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        name = __runInitializers(this, _name_initializers, void 0);
        family = (__runInitializers(this, _name_extraInitializers), __runInitializers(this, _family_initializers, void 0));
        description = (__runInitializers(this, _family_extraInitializers), __runInitializers(this, _description_initializers, void 0));
        options = (__runInitializers(this, _description_extraInitializers), __runInitializers(this, _options_initializers, void 0));
        example = (__runInitializers(this, _options_extraInitializers), __runInitializers(this, _example_initializers, void 0));
        columnTypes = (__runInitializers(this, _example_extraInitializers), __runInitializers(this, _columnTypes_initializers, void 0));
        unique = (__runInitializers(this, _columnTypes_extraInitializers), __runInitializers(this, _unique_initializers, void 0));
        constructor() {
            __runInitializers(this, _unique_extraInitializers);
        }
    };
    return FieldType = _classThis;
})();
export { FieldType };
let FieldTypeList = (() => {
    let _classDecorators = [ApiSchema({ name: 'FieldTypeList' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _types_decorators;
    let _types_initializers = [];
    let _types_extraInitializers = [];
    var FieldTypeList = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _types_decorators = [ApiProperty({ type: [FieldType] })];
            __esDecorate(null, null, _types_decorators, { kind: "field", name: "types", static: false, private: false, access: { has: obj => "types" in obj, get: obj => obj.types, set: (obj, value) => { obj.types = value; } }, metadata: _metadata }, _types_initializers, _types_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            FieldTypeList = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        types = __runInitializers(this, _types_initializers, void 0);
        static of(infos) {
            return {
                types: infos.map(({ schema, example, columnTypes, ...rest }) => ({
                    ...rest,
                    options: { ...schema },
                    example: { ...example },
                    columnTypes: [...columnTypes],
                })),
            };
        }
        constructor() {
            __runInitializers(this, _types_extraInitializers);
        }
    };
    return FieldTypeList = _classThis;
})();
export { FieldTypeList };
