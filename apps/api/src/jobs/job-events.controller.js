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
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { from } from 'rxjs';
import { hasEnded } from '@app/jobs';
import { Problems } from '../documentation/problem-responses';
let JobEventsController = (() => {
    let _classDecorators = [ApiTags('jobs'), Controller('jobs/:jobId/events')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _follow_decorators;
    var JobEventsController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _follow_decorators = [Get(), ApiOperation({
                    operationId: 'followJob',
                    summary: 'Follow a job live',
                    description: 'Server-sent events `status`, `progress` and `retry`; the stream closes when the job has ended. ' +
                        'A client that lost it sends `Last-Event-ID` and misses nothing. Browsers: `new EventSource(url)`.',
                }), ApiParam({ name: 'jobId', format: 'uuid' }), ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string', pattern: '^\\d+$' } }), ApiResponse({
                    status: 200,
                    description: 'The events.',
                    content: {
                        'text/event-stream': {
                            schema: { type: 'string' },
                            example: 'id: 7\nevent: progress\ndata: {"jobId":"…","done":61000,"total":100000}\n\n',
                        },
                    },
                }), ApiResponse({
                    status: 204,
                    description: 'The job has ended and the client has seen everything: no need to come back.',
                }), Problems('invalid_id', 'job_not_found')];
            __esDecorate(this, null, _follow_decorators, { kind: "method", name: "follow", static: false, private: false, access: { has: obj => "follow" in obj, get: obj => obj.follow }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            JobEventsController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        reader = __runInitializers(this, _instanceExtraInitializers);
        feed;
        streams;
        constructor(reader, feed, streams) {
            this.reader = reader;
            this.feed = feed;
            this.streams = streams;
        }
        async follow(jobId, lastEventId, response) {
            const { status } = await this.reader.get(jobId);
            const after = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
            if (!hasEnded(status))
                return this.streams.send(response, this.feed.follow(jobId, after));
            // Nothing more will happen, so the stream must not stay open for it.
            const rest = await this.feed.history(jobId, after);
            if (rest.length > 0)
                return this.streams.send(response, from(rest));
            response.writeHead(204).end();
        }
    };
    return JobEventsController = _classThis;
})();
export { JobEventsController };
