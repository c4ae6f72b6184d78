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
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problems } from '../documentation/problem-responses';
import { NotReady } from '../http/http.errors';
import { readPackageInfo } from './package-info';
import { ServiceResponse } from './service.response';
let ServiceController = (() => {
    let _classDecorators = [ApiTags('service'), Controller()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _get_decorators;
    var ServiceController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _get_decorators = [Get(), ApiOperation({ operationId: 'getService', summary: 'What this is and how it is' }), ApiOkResponse({
                    type: ServiceResponse,
                    description: 'Name, version, and the state of database and queue.',
                }), Problems('not_ready')];
            __esDecorate(this, null, _get_decorators, { kind: "method", name: "get", static: false, private: false, access: { has: obj => "get" in obj, get: obj => obj.get }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ServiceController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        dependencies = __runInitializers(this, _instanceExtraInitializers);
        config;
        info = readPackageInfo();
        constructor(dependencies, config) {
            this.dependencies = dependencies;
            this.config = config;
        }
        async get() {
            const [{ database }, { queue }] = await Promise.all([
                this.dependencies.checkDatabase(),
                this.dependencies.checkQueue(),
            ]);
            const { name, version } = this.info;
            const service = { name, version, database, queue, links: this.links() };
            if (database.status === 'down')
                throw new NotReady('The database cannot be reached', { details: { ...service } });
            return service;
        }
        links() {
            const { docs, queueBoard } = this.config.http;
            return {
                generate: '/generate',
                fieldTypes: '/generate/types',
                upload: '/upload',
                export: '/export',
                jobs: '/jobs',
                datasets: '/datasets',
                health: '/health/ready',
                ...(docs && { docs: '/docs', openapi: '/openapi.json' }),
                ...(queueBoard !== 'off' && { queues: '/admin/queues' }),
            };
        }
    };
    return ServiceController = _classThis;
})();
export { ServiceController };
