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
import { Controller, Get, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CancelJob, RetryJob } from '@app/jobs';
import { Problems } from '../documentation/problem-responses';
import { nextPageLink } from '../http/cursor';
import { acceptJob, AnswersWithJob } from './accepted-job';
import { decodeIdCursor, encodeIdCursor } from '../http/id-cursor';
import { JobPageResponse, JobResponse } from './job.response';
let JobsController = (() => {
    let _classDecorators = [ApiTags('jobs'), Controller()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _get_decorators;
    let _list_decorators;
    let _cancel_decorators;
    let _retry_decorators;
    var JobsController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _get_decorators = [Get('status/:jobId'), ApiOperation({ operationId: 'getJob', summary: 'A job' }), ApiParam({ name: 'jobId', format: 'uuid' }), ApiOkResponse({ type: JobResponse, description: 'The job.' }), Problems('invalid_id', 'job_not_found')];
            _list_decorators = [Get('jobs'), ApiOperation({ operationId: 'listJobs', summary: 'Jobs, newest first' }), ApiOkResponse({
                    type: JobPageResponse,
                    description: 'A page of jobs.',
                    headers: { Link: { description: 'The next page, as `rel="next"`.', schema: { type: 'string' } } },
                }), Problems('validation_failed', 'invalid_cursor')];
            _cancel_decorators = [Post('jobs/:jobId/cancel'), ApiOperation({
                    operationId: 'cancelJob',
                    summary: 'Stop a job',
                    description: 'Running work stops within two seconds, in whichever process it runs, and leaves nothing behind.',
                }), ApiParam({ name: 'jobId', format: 'uuid' }), AnswersWithJob('The job will stop.'), Problems('invalid_id', 'job_not_found', 'job_already_ended')];
            _retry_decorators = [Post('jobs/:jobId/retry'), ApiOperation({ operationId: 'retryJob', summary: 'Run a failed or cancelled job again' }), ApiParam({ name: 'jobId', format: 'uuid' }), AnswersWithJob('The job will run again.'), Problems('invalid_id', 'job_not_found', 'job_not_ended')];
            __esDecorate(this, null, _get_decorators, { kind: "method", name: "get", static: false, private: false, access: { has: obj => "get" in obj, get: obj => obj.get }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _list_decorators, { kind: "method", name: "list", static: false, private: false, access: { has: obj => "list" in obj, get: obj => obj.list }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _cancel_decorators, { kind: "method", name: "cancel", static: false, private: false, access: { has: obj => "cancel" in obj, get: obj => obj.cancel }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _retry_decorators, { kind: "method", name: "retry", static: false, private: false, access: { has: obj => "retry" in obj, get: obj => obj.retry }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            JobsController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        commands = __runInitializers(this, _instanceExtraInitializers);
        reader;
        presenter;
        constructor(commands, reader, presenter) {
            this.commands = commands;
            this.reader = reader;
            this.presenter = presenter;
        }
        async get(jobId) {
            return this.presenter.present(await this.reader.get(jobId));
        }
        async list(query, request, response) {
            const { cursor, limit, createdFrom, createdTo, ...filter } = query;
            const page = await this.reader.list({ ...filter, createdFrom: toDate(createdFrom), createdTo: toDate(createdTo) }, { limit, after: cursor === undefined ? undefined : decodeIdCursor(cursor) });
            const nextCursor = page.next === undefined ? null : encodeIdCursor(page.next);
            if (nextCursor !== null)
                response.setHeader('Link', nextPageLink(request.url ?? '', nextCursor));
            return { jobs: await Promise.all(page.jobs.map((job) => this.presenter.present(job))), nextCursor };
        }
        async cancel(jobId, response) {
            const { status } = await this.commands.execute(new CancelJob(jobId));
            return acceptJob(response, { ...(await this.reader.get(jobId)), status });
        }
        async retry(jobId, response) {
            const { type, createdAt } = await this.commands.execute(new RetryJob(jobId));
            return acceptJob(response, { jobId, type, createdAt, status: 'pending' });
        }
    };
    return JobsController = _classThis;
})();
export { JobsController };
function toDate(text) {
    return text === undefined ? undefined : new Date(text);
}
