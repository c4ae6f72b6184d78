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
let HealthResponse = (() => {
    let _classDecorators = [ApiSchema({ name: 'Health' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _checks_decorators;
    let _checks_initializers = [];
    let _checks_extraInitializers = [];
    var HealthResponse = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _status_decorators = [ApiProperty({ enum: ['ok', 'degraded'], example: 'ok' })];
            _checks_decorators = [ApiPropertyOptional({
                    type: 'object',
                    additionalProperties: { type: 'object', additionalProperties: true },
                    description: 'Each part of the service with its status: `up`, `degraded` or `down`.',
                    example: { database: { status: 'up' }, storage: { status: 'up' }, queue: { status: 'up', waiting: 0 } },
                })];
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _checks_decorators, { kind: "field", name: "checks", static: false, private: false, access: { has: obj => "checks" in obj, get: obj => obj.checks, set: (obj, value) => { obj.checks = value; } }, metadata: _metadata }, _checks_initializers, _checks_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            HealthResponse = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        status = __runInitializers(this, _status_initializers, void 0);
        checks = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _checks_initializers, void 0));
        constructor() {
            __runInitializers(this, _checks_extraInitializers);
        }
    };
    return HealthResponse = _classThis;
})();
export { HealthResponse };
