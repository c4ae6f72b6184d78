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
let ServiceResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'Service' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _name_decorators;
    let _name_initializers = [];
    let _name_extraInitializers = [];
    let _version_decorators;
    let _version_initializers = [];
    let _version_extraInitializers = [];
    let _database_decorators;
    let _database_initializers = [];
    let _database_extraInitializers = [];
    let _queue_decorators;
    let _queue_initializers = [];
    let _queue_extraInitializers = [];
    let _links_decorators;
    let _links_initializers = [];
    let _links_extraInitializers = [];
    var ServiceResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _name_decorators = [ApiProperty({ example: 'veogen' })];
            _version_decorators = [ApiProperty({ example: '0.1.0' })];
            _database_decorators = [ApiProperty({ type: 'object', additionalProperties: true, example: { status: 'up' } })];
            _queue_decorators = [ApiProperty({
                    type: 'object',
                    additionalProperties: true,
                    example: { status: 'up', backend: 'postgres', waiting: 0 },
                })];
            _links_decorators = [ApiProperty({
                    type: 'object',
                    additionalProperties: { type: 'string' },
                    description: 'Where to go from here.',
                })];
            __esDecorate(null, null, _name_decorators, { kind: "field", name: "name", static: false, private: false, access: { has: obj => "name" in obj, get: obj => obj.name, set: (obj, value) => { obj.name = value; } }, metadata: _metadata }, _name_initializers, _name_extraInitializers);
            __esDecorate(null, null, _version_decorators, { kind: "field", name: "version", static: false, private: false, access: { has: obj => "version" in obj, get: obj => obj.version, set: (obj, value) => { obj.version = value; } }, metadata: _metadata }, _version_initializers, _version_extraInitializers);
            __esDecorate(null, null, _database_decorators, { kind: "field", name: "database", static: false, private: false, access: { has: obj => "database" in obj, get: obj => obj.database, set: (obj, value) => { obj.database = value; } }, metadata: _metadata }, _database_initializers, _database_extraInitializers);
            __esDecorate(null, null, _queue_decorators, { kind: "field", name: "queue", static: false, private: false, access: { has: obj => "queue" in obj, get: obj => obj.queue, set: (obj, value) => { obj.queue = value; } }, metadata: _metadata }, _queue_initializers, _queue_extraInitializers);
            __esDecorate(null, null, _links_decorators, { kind: "field", name: "links", static: false, private: false, access: { has: obj => "links" in obj, get: obj => obj.links, set: (obj, value) => { obj.links = value; } }, metadata: _metadata }, _links_initializers, _links_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ServiceResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        name = __runInitializers(this, _name_initializers, void 0);
        version = (__runInitializers(this, _name_extraInitializers), __runInitializers(this, _version_initializers, void 0));
        database = (__runInitializers(this, _version_extraInitializers), __runInitializers(this, _database_initializers, void 0));
        queue = (__runInitializers(this, _database_extraInitializers), __runInitializers(this, _queue_initializers, void 0));
        links = (__runInitializers(this, _queue_extraInitializers), __runInitializers(this, _links_initializers, void 0));
        constructor() {
            __runInitializers(this, _links_extraInitializers);
        }
    };
    return ServiceResponse = _classThis;
})();
export { ServiceResponse };
