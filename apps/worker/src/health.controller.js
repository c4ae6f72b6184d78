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
import { Controller, Get } from '@nestjs/common';
import { HealthCheck, } from '@nestjs/terminus';
/** The worker's probes. Live depends on nothing but the process; ready means that it can take work. */
let HealthController = (() => {
    let _classDecorators = [Controller('health')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _live_decorators;
    let _startup_decorators;
    let _ready_decorators;
    var HealthController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _live_decorators = [Get('live'), HealthCheck()];
            _startup_decorators = [Get('startup'), HealthCheck()];
            _ready_decorators = [Get('ready'), HealthCheck()];
            __esDecorate(this, null, _live_decorators, { kind: "method", name: "live", static: false, private: false, access: { has: obj => "live" in obj, get: obj => obj.live }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _startup_decorators, { kind: "method", name: "startup", static: false, private: false, access: { has: obj => "startup" in obj, get: obj => obj.startup }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _ready_decorators, { kind: "method", name: "ready", static: false, private: false, access: { has: obj => "ready" in obj, get: obj => obj.ready }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            HealthController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        health = __runInitializers(this, _instanceExtraInitializers);
        indicators;
        database;
        workers;
        constructor(health, indicators, database, workers) {
            this.health = health;
            this.indicators = indicators;
            this.database = database;
            this.workers = workers;
        }
        live() {
            return this.health.check([]);
        }
        // The process listens only once it is migrated and set up.
        startup() {
            return this.health.check([]);
        }
        ready() {
            return this.health.check([
                async () => {
                    const indicator = this.indicators.check('database');
                    return this.database.ping().then(() => indicator.up(), () => indicator.down());
                },
                () => {
                    const indicator = this.indicators.check('queue');
                    return this.workers.ready ? indicator.up() : indicator.down();
                },
            ]);
        }
    };
    return HealthController = _classThis;
})();
export { HealthController };
