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
import { Controller, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EnqueueExport } from '@app/exports';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { markRepetition } from '../http/idempotency-key';
import { acceptJob, AnswersWithJob, TakesIdempotencyKey } from '../jobs/accepted-job';
import { ExportBody } from './export.body';
const EXPORT_EXAMPLES = {
    everything: { summary: 'All users as CSV', value: { recordType: 'users', format: 'csv' } },
    selection: {
        summary: 'Some users and some of their fields as JSON',
        value: {
            recordType: 'users',
            format: 'json',
            fields: ['email', 'age', 'plan'],
            filters: {
                dateRange: { from: '2026-01-01T00:00:00Z', to: '2099-12-31T23:59:59Z' },
                where: [{ field: 'age', op: 'gte', value: 21 }],
            },
        },
    },
};
let ExportsController = (() => {
    let _classDecorators = [ApiTags('exports'), Controller('export')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _export_decorators;
    var ExportsController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _export_decorators = [Post(), ApiOperation({
                    operationId: 'export',
                    summary: 'Export a dataset to a file',
                    description: 'Starts a job and answers at once. The `resultUri` of the completed job is the download link.',
                }), ApiBody({ type: ExportBody, examples: EXPORT_EXAMPLES }), TakesIdempotencyKey(), AnswersWithJob('The job was accepted.'), Problems(...BODY_PROBLEMS, 'dataset_not_found', 'invalid_selection', 'unknown_format', 'invalid_format_options', 'invalid_idempotency_key', 'idempotency_key_reused', 'backlog_full')];
            __esDecorate(this, null, _export_decorators, { kind: "method", name: "export", static: false, private: false, access: { has: obj => "export" in obj, get: obj => obj.export }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ExportsController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        commands = __runInitializers(this, _instanceExtraInitializers);
        constructor(commands) {
            this.commands = commands;
        }
        async export(body, options, response) {
            const job = await this.commands.execute(new EnqueueExport(body, options));
            markRepetition(response, job);
            return acceptJob(response, job);
        }
    };
    return ExportsController = _classThis;
})();
export { ExportsController };
