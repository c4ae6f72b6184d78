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
import { Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags, } from '@nestjs/swagger';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { markRepetition } from '../http/idempotency-key';
import { acceptJob, AnswersWithJob, TakesIdempotencyKey } from '../jobs/accepted-job';
import { ScheduleBody } from './schedule.body';
import { ScheduleListResponse, ScheduleResponse, ScheduleRunsResponse, toScheduleResponse, } from './schedule.response';
import { readScheduledRequest } from './scheduled-request';
const SCHEDULE_ID = { name: 'scheduleId', format: 'uuid' };
const EXAMPLES = {
    nightly: {
        summary: 'A fresh dataset every night',
        value: {
            name: 'nightly-users',
            cron: '0 3 * * *',
            timeZone: 'Europe/Berlin',
            request: {
                type: 'generation',
                body: {
                    recordType: 'nightlyUsers',
                    count: 1000,
                    mode: 'replace',
                    fields: [
                        { name: 'id', type: 'uuid' },
                        { name: 'email', type: 'email', unique: true },
                    ],
                },
            },
        },
    },
};
let SchedulesController = (() => {
    let _classDecorators = [ApiTags('schedules'), Controller('schedules')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _instanceExtraInitializers = [];
    let _create_decorators;
    let _list_decorators;
    let _get_decorators;
    let _runs_decorators;
    let _update_decorators;
    let _delete_decorators;
    let _run_decorators;
    var SchedulesController = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _create_decorators = [Post(), ApiOperation({
                    operationId: 'createSchedule',
                    summary: 'Make a request again and again',
                    description: 'The request is checked now as if it were made, and each time it is made.',
                }), ApiBody({ type: ScheduleBody, examples: EXAMPLES }), ApiCreatedResponse({
                    type: ScheduleResponse,
                    description: 'The schedule.',
                    headers: { Location: { description: 'Where it is.', schema: { type: 'string' } } },
                }), Problems(...BODY_PROBLEMS, 'invalid_schedule', 'scheduled_request_refused', 'schedule_exists', 'too_many_schedules')];
            _list_decorators = [Get(), ApiOperation({ operationId: 'listSchedules', summary: 'All schedules' }), ApiOkResponse({ type: ScheduleListResponse, description: 'The schedules.' }), Problems()];
            _get_decorators = [Get(':scheduleId'), ApiOperation({ operationId: 'getSchedule', summary: 'A schedule' }), ApiParam(SCHEDULE_ID), ApiOkResponse({ type: ScheduleResponse, description: 'The schedule.' }), Problems('invalid_id', 'schedule_not_found')];
            _runs_decorators = [Get(':scheduleId/runs'), ApiOperation({ operationId: 'listScheduleRuns', summary: 'What came of the ticks of a schedule' }), ApiParam(SCHEDULE_ID), ApiOkResponse({ type: ScheduleRunsResponse, description: 'The runs.' }), Problems('invalid_id', 'schedule_not_found')];
            _update_decorators = [Patch(':scheduleId'), ApiOperation({ operationId: 'updateSchedule', summary: 'Pause or resume a schedule' }), ApiParam(SCHEDULE_ID), ApiOkResponse({ type: ScheduleResponse, description: 'The schedule as it is now.' }), Problems(...BODY_PROBLEMS, 'invalid_id', 'schedule_not_found')];
            _delete_decorators = [Delete(':scheduleId'), HttpCode(204), ApiOperation({ operationId: 'deleteSchedule', summary: 'Delete a schedule' }), ApiParam(SCHEDULE_ID), ApiNoContentResponse({ description: 'It is gone. Jobs that it started go on.' }), Problems('invalid_id', 'schedule_not_found')];
            _run_decorators = [Post(':scheduleId/run'), ApiOperation({
                    operationId: 'runSchedule',
                    summary: 'Make the request of a schedule now',
                    description: 'Also while it is paused, and while a job of it has not ended. Ticks stay as they are.',
                }), ApiParam(SCHEDULE_ID), TakesIdempotencyKey(), AnswersWithJob('The job was accepted.'), Problems('invalid_id', 'schedule_not_found', 'invalid_idempotency_key', 'idempotency_key_reused', 'invalid_schema', 'dataset_exists', 'dataset_schema_conflict', 'dataset_seed_conflict', 'dataset_engine_conflict', 'dataset_not_found', 'invalid_selection', 'unknown_format', 'invalid_format_options', 'backlog_full')];
            __esDecorate(this, null, _create_decorators, { kind: "method", name: "create", static: false, private: false, access: { has: obj => "create" in obj, get: obj => obj.create }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _list_decorators, { kind: "method", name: "list", static: false, private: false, access: { has: obj => "list" in obj, get: obj => obj.list }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _get_decorators, { kind: "method", name: "get", static: false, private: false, access: { has: obj => "get" in obj, get: obj => obj.get }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _runs_decorators, { kind: "method", name: "runs", static: false, private: false, access: { has: obj => "runs" in obj, get: obj => obj.runs }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _update_decorators, { kind: "method", name: "update", static: false, private: false, access: { has: obj => "update" in obj, get: obj => obj.update }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _delete_decorators, { kind: "method", name: "delete", static: false, private: false, access: { has: obj => "delete" in obj, get: obj => obj.delete }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(this, null, _run_decorators, { kind: "method", name: "run", static: false, private: false, access: { has: obj => "run" in obj, get: obj => obj.run }, metadata: _metadata }, null, _instanceExtraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            SchedulesController = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        schedules = __runInitializers(this, _instanceExtraInitializers);
        config;
        constructor(schedules, config) {
            this.schedules = schedules;
            this.config = config;
        }
        async create(body, response) {
            const request = readScheduledRequest(body.request, this.config.limits);
            const schedule = toScheduleResponse(await this.schedules.create({ ...body, request }));
            response.setHeader('Location', schedule.links.self);
            return schedule;
        }
        async list() {
            return { schedules: (await this.schedules.list()).map(toScheduleResponse) };
        }
        async get(scheduleId) {
            return toScheduleResponse(await this.schedules.get(scheduleId));
        }
        async runs(scheduleId) {
            return { runs: await this.schedules.runs(scheduleId) };
        }
        async update(scheduleId, { paused }) {
            return toScheduleResponse(await this.schedules.setPaused(scheduleId, paused));
        }
        async delete(scheduleId) {
            await this.schedules.delete(scheduleId);
        }
        async run(scheduleId, options, response) {
            const job = await this.schedules.run(scheduleId, options);
            markRepetition(response, job);
            return acceptJob(response, job);
        }
    };
    return SchedulesController = _classThis;
})();
export { SchedulesController };
