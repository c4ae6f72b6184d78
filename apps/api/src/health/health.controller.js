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
import { Controller, Get, HttpException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problems } from '../documentation/problem-responses';
import { NotReady, ServiceStarting } from '../http/http.errors';
import { HealthResponse } from './health.response';
let HealthController = (() => {
    let _classDecorators = [ApiTags('health'), Controller('health')];
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
            _live_decorators = [Get('live'), ApiOperation({
                    operationId: 'isLive',
                    summary: 'Whether the process works',
                    description: 'Asks nobody else: starting it again would not bring a database back.',
                }), ApiOkResponse({ type: HealthResponse, description: 'It does.' }), Problems()];
            _startup_decorators = [Get('startup'), ApiOperation({ operationId: 'hasStarted', summary: 'Whether the database is reached and migrated' }), ApiOkResponse({ type: HealthResponse, description: 'It is.' }), Problems()];
            _ready_decorators = [Get('ready'), ApiOperation({
                    operationId: 'isReady',
                    summary: 'Whether requests should be sent here',
                    description: 'Needs database and storage. The queue is reported only: work is accepted without it.',
                }), ApiOkResponse({ type: HealthResponse, description: 'They should.' }), Problems('not_ready')];
            __esDecorate(this, null, _live_decorators, { kind: "method", name: "live", static: false, private: false, access: { has: obj => "live" in obj, get: obj => obj.live }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _startup_decorators, { kind: "method", name: "startup", static: false, private: false, access: { has: obj => "startup" in obj, get: obj => obj.startup }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _ready_decorators, { kind: "method", name: "ready", static: false, private: false, access: { has: obj => "ready" in obj, get: obj => obj.ready }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            HealthController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        health = __runInitializers(this, _instanceExtraInitializers);
        dependencies;
        state;
        constructor(health, dependencies, state) {
            this.health = health;
            this.dependencies = dependencies;
            this.state = state;
        }
        live() {
            return { status: 'ok' };
        }
        startup() {
            if (this.state.phase === 'starting')
                throw new ServiceStarting(this.state.waitingFor);
            return { status: 'ok' };
        }
        async ready() {
            const { phase, waitingFor } = this.state;
            if (phase === 'starting')
                throw new ServiceStarting(waitingFor);
            if (phase === 'stopping')
                throw new NotReady('The service is stopping');
            const { status, details } = await this.check();
            if (status === 'error')
                throw new NotReady('A part of the service does not work', { details: { checks: details } });
            return { status, checks: details };
        }
        async check() {
            const { dependencies } = this;
            try {
                return await this.health.check([
                    () => dependencies.checkDatabase(),
                    () => dependencies.checkStorage(),
                    () => dependencies.checkQueue(),
                ]);
            }
            catch (error) {
                // Terminus throws the result itself when a check is down.
                if (error instanceof HttpException)
                    return error.getResponse();
                throw error;
            }
        }
    };
    return HealthController = _classThis;
})();
export { HealthController };
