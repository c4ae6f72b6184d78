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
import { Catch, Logger, NotFoundException } from '@nestjs/common';
import { MethodNotAllowed, RouteNotFound } from '../http.errors';
import { AllowedMethods } from './allowed-methods';
import { endAfterRequest } from './end-after-request';
import { PROBLEM_CONTENT_TYPE, renderProblem, toAppError } from './problem';
/** Answers everything that is thrown anywhere in the API, middleware included. */
let ProblemFilter = (() => {
    let _classDecorators = [Catch()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var ProblemFilter = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ProblemFilter = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        logger = new Logger(ProblemFilter.name);
        methods;
        showInternals;
        constructor(adapter, config) {
            this.methods = new AllowedMethods(adapter);
            this.showInternals = config.environment === 'development' || config.environment === 'test';
        }
        catch(thrown, host) {
            const http = host.switchToHttp();
            this.answer(thrown, http.getRequest(), http.getResponse());
        }
        answer(thrown, request, response) {
            const instance = (request.originalUrl ?? request.url ?? '').split('?', 1)[0] ?? '';
            const error = toAppError(this.explainMissingRoute(thrown, request, instance), this.showInternals);
            if (error.code === 'internal_error')
                this.logger.error({ err: error.cause }, 'A request failed unexpectedly');
            // An answer that has begun cannot become another one; breaking it off tells the client that it is not whole.
            if (response.headersSent)
                return void response.destroy();
            const { kind, problem } = renderProblem(error, {
                instance,
                requestId: request.requestId ?? '',
                showInternals: this.showInternals,
            });
            response.statusCode = kind.status;
            response.setHeader('Content-Type', PROBLEM_CONTENT_TYPE);
            response.setHeader('Cache-Control', 'no-store');
            for (const header of ['ETag', 'Content-Disposition', 'Content-Encoding'])
                response.removeHeader(header);
            if (kind.retryAfter !== undefined)
                response.setHeader('Retry-After', kind.retryAfter);
            if (error instanceof MethodNotAllowed)
                response.setHeader('Allow', error.allow.join(', '));
            endAfterRequest(request, response, JSON.stringify(problem));
        }
        explainMissingRoute(thrown, { method = '' }, path) {
            if (!(thrown instanceof NotFoundException))
                return thrown;
            const allowed = this.methods.of(path);
            return allowed.length === 0
                ? new RouteNotFound(path.slice(0, 200))
                : new MethodNotAllowed(method, allowed);
        }
    };
    return ProblemFilter = _classThis;
})();
export { ProblemFilter };
