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
import { Injectable } from '@nestjs/common';
/** Milliseconds that a part of the service gets to show that it works; probes give up soon after. */
const PATIENCE_MS = 2_000;
/** The queue is asked for information only: it must not make a probe late that nobody would fail because of it. */
const QUEUE_PATIENCE_MS = 500;
/** Milliseconds for which an answer is believed, so that probing costs the same however many probe. */
const FRESH_MS = 1_000;
/** Proving that files can be written writes one, so it is asked less often. */
const STORAGE_FRESH_MS = 5_000;
/** What the service stands on: each check answers up or down, in bounded time, and never throws. */
let DependencyChecks = (() => {
    let _classDecorators = [Injectable()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var DependencyChecks = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            DependencyChecks = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        indicators;
        database;
        queues;
        config;
        storage;
        constructor(indicators, database, queues, config, storage) {
            this.indicators = indicators;
            this.database = database;
            this.queues = queues;
            this.config = config;
            this.storage = storage;
        }
        async checkDatabase() {
            return this.indicators
                .check('database')
                .attempt(() => this.database.ping())
                .withTimeout(PATIENCE_MS)
                .cacheFor(FRESH_MS);
        }
        async checkStorage() {
            return this.indicators
                .check('storage')
                .attempt(() => this.storage.check())
                .withTimeout(PATIENCE_MS)
                .cacheFor(STORAGE_FRESH_MS);
        }
        /** `degraded` when the queue is out of reach: work is still accepted, and runs when it is back. */
        async checkQueue() {
            const { backend } = this.config.queue;
            const session = this.indicators.check('queue');
            const { queue } = await session
                .attempt(async () => ({ backend, waiting: await this.queues.depth() }))
                .withTimeout(QUEUE_PATIENCE_MS)
                .cacheFor(FRESH_MS);
            if (queue.status !== 'down')
                return { queue };
            return session.degraded({
                backend,
                message: 'The queue cannot be reached; accepted work waits in the database',
            });
        }
    };
    return DependencyChecks = _classThis;
})();
export { DependencyChecks };
