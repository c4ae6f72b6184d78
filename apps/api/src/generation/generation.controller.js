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
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EnqueueGeneration, fieldTypes } from '@app/generation';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { markRepetition } from '../http/idempotency-key';
import { acceptJob, AnswersWithJob, TakesIdempotencyKey } from '../jobs/accepted-job';
import { FieldTypeList } from './field-type-list';
import { GENERATE_EXAMPLES, PREVIEW_EXAMPLES } from './generate.examples';
import { GenerateBody, PreviewBody } from './generate.body';
import { requireAllowedCount } from './record-limit';
import { PreviewResponse } from './preview.response';
let GenerationController = (() => {
    let _classDecorators = [ApiTags('generation'), Controller('generate')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _generate_decorators;
    let _preview_decorators;
    let _listTypes_decorators;
    var GenerationController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _generate_decorators = [Post(), ApiOperation({
                    operationId: 'generate',
                    summary: 'Generate a dataset',
                    description: 'Starts a job and answers at once.',
                }), ApiBody({ type: GenerateBody, examples: GENERATE_EXAMPLES }), TakesIdempotencyKey(), AnswersWithJob('The job was accepted.'), Problems(...BODY_PROBLEMS, 'invalid_schema', 'invalid_idempotency_key', 'idempotency_key_reused', 'dataset_exists', 'dataset_schema_conflict', 'dataset_seed_conflict', 'dataset_engine_conflict', 'backlog_full')];
            _preview_decorators = [Post('preview'), HttpCode(200), ApiOperation({
                    operationId: 'previewGeneration',
                    summary: 'See the first rows',
                    description: 'The rows that the same request with the same seed would give. Writes nothing.',
                }), ApiBody({ type: PreviewBody, examples: PREVIEW_EXAMPLES }), ApiOkResponse({ type: PreviewResponse, description: 'The rows.' }), Problems(...BODY_PROBLEMS, 'invalid_schema', 'dataset_exists', 'dataset_schema_conflict', 'dataset_seed_conflict', 'dataset_engine_conflict')];
            _listTypes_decorators = [Get('types'), ApiOperation({ operationId: 'listFieldTypes', summary: 'The types that a field can have' }), ApiOkResponse({ type: FieldTypeList, description: 'Every field type with its options as JSON Schema.' }), Problems()];
            __esDecorate(this, null, _generate_decorators, { kind: "method", name: "generate", static: false, private: false, access: { has: obj => "generate" in obj, get: obj => obj.generate }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _preview_decorators, { kind: "method", name: "preview", static: false, private: false, access: { has: obj => "preview" in obj, get: obj => obj.preview }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _listTypes_decorators, { kind: "method", name: "listTypes", static: false, private: false, access: { has: obj => "listTypes" in obj, get: obj => obj.listTypes }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            GenerationController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        commands = __runInitializers(this, _instanceExtraInitializers);
        previewer;
        config;
        types = FieldTypeList.of(fieldTypes());
        constructor(commands, previewer, config) {
            this.commands = commands;
            this.previewer = previewer;
            this.config = config;
        }
        async generate(body, options, response) {
            requireAllowedCount(body, this.config.limits.records);
            const job = await this.commands.execute(new EnqueueGeneration(body, options));
            markRepetition(response, job);
            return acceptJob(response, job);
        }
        preview(body) {
            return this.previewer.preview(body);
        }
        listTypes() {
            return this.types;
        }
    };
    return GenerationController = _classThis;
})();
export { GenerationController };
