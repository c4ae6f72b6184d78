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
/** Milliseconds between two signs of life, so that proxies keep an idle stream open. */
const HEARTBEAT_MS = 15_000;
/** Milliseconds after which a client that lost its stream comes back. */
const RECONNECT_MS = 2_000;
/** Bytes that wait for a slow reader; beyond them the stream ends, and the reader resumes where it was. */
const MAX_BUFFERED = 1024 * 1024;
/** Sends the history of a job as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
let EventStreams = (() => {
    let _classDecorators = [Injectable()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var EventStreams = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            EventStreams = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        open = new Set();
        constructor(state) {
            // Clients come back, to another process, and go on where they were.
            state.onStop(() => this.open.forEach((response) => response.end()));
        }
        /** Streams until the events complete, or the client leaves. */
        send(response, events) {
            response.writeHead(200, {
                'Content-Type': 'text/event-stream; charset=utf-8',
                'Cache-Control': 'no-cache, no-transform',
                // Or nginx would keep events until a buffer is full.
                'X-Accel-Buffering': 'no',
            });
            this.open.add(response);
            response.write(`retry: ${RECONNECT_MS}\n\n`);
            const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
            const subscription = events.subscribe({
                next: (event) => {
                    response.write(formatEvent(event));
                    if (response.writableLength > MAX_BUFFERED)
                        response.destroy();
                },
                error: () => response.destroy(),
                complete: () => response.end(),
            });
            response.once('close', () => {
                this.open.delete(response);
                clearInterval(heartbeat);
                subscription.unsubscribe();
            });
        }
    };
    return EventStreams = _classThis;
})();
export { EventStreams };
export function formatEvent({ id, jobId, name, data, createdAt }) {
    return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify({ jobId, ...data, at: createdAt })}\n\n`;
}
