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
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { DELIVERY_STATUSES } from '@app/webhooks';
import { NumberInQuery, WholeNumber } from '../http/validation/rules';
const DAY_S = 24 * 3_600;
const MAX_GRACE_S = 7 * DAY_S;
const MAX_PAGE = 100;
const DEFAULT_PAGE = 50;
/** How the old secret leaves. */
let RotateSecretQuery = (() => {
    let _gracePeriodSeconds_decorators;
    let _gracePeriodSeconds_initializers = [];
    let _gracePeriodSeconds_extraInitializers = [];
    return class RotateSecretQuery {
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _gracePeriodSeconds_decorators = [ApiPropertyOptional({
                    type: 'integer',
                    minimum: 0,
                    maximum: MAX_GRACE_S,
                    default: DAY_S,
                    description: 'Seconds for which messages carry a signature by the old secret, too; 0 when it has leaked.',
                }), IsOptional(), NumberInQuery(), WholeNumber({ min: 0, max: MAX_GRACE_S })];
            __esDecorate(null, null, _gracePeriodSeconds_decorators, { kind: "field", name: "gracePeriodSeconds", static: false, private: false, access: { has: obj => "gracePeriodSeconds" in obj, get: obj => obj.gracePeriodSeconds, set: (obj, value) => { obj.gracePeriodSeconds = value; } }, metadata: _metadata }, _gracePeriodSeconds_initializers, _gracePeriodSeconds_extraInitializers);
            if (_metadata) Object.defineProperty(this, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        gracePeriodSeconds = __runInitializers(this, _gracePeriodSeconds_initializers, DAY_S);
        constructor() {
            __runInitializers(this, _gracePeriodSeconds_extraInitializers);
        }
    };
})();
export { RotateSecretQuery };
/** Which deliveries, and which page of them. */
let ListDeliveriesQuery = (() => {
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _cursor_decorators;
    let _cursor_initializers = [];
    let _cursor_extraInitializers = [];
    let _limit_decorators;
    let _limit_initializers = [];
    let _limit_extraInitializers = [];
    return class ListDeliveriesQuery {
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _status_decorators = [ApiPropertyOptional({ enum: DELIVERY_STATUSES }), IsOptional(), IsIn(DELIVERY_STATUSES, { message: `status must be one of ${DELIVERY_STATUSES.join(', ')}` })];
            _cursor_decorators = [ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' }), IsOptional(), IsString()];
            _limit_decorators = [ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_PAGE, default: DEFAULT_PAGE }), IsOptional(), NumberInQuery(), WholeNumber({ min: 1, max: MAX_PAGE })];
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _cursor_decorators, { kind: "field", name: "cursor", static: false, private: false, access: { has: obj => "cursor" in obj, get: obj => obj.cursor, set: (obj, value) => { obj.cursor = value; } }, metadata: _metadata }, _cursor_initializers, _cursor_extraInitializers);
            __esDecorate(null, null, _limit_decorators, { kind: "field", name: "limit", static: false, private: false, access: { has: obj => "limit" in obj, get: obj => obj.limit, set: (obj, value) => { obj.limit = value; } }, metadata: _metadata }, _limit_initializers, _limit_extraInitializers);
            if (_metadata) Object.defineProperty(this, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
        }
        status = __runInitializers(this, _status_initializers, void 0);
        cursor = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _cursor_initializers, void 0));
        limit = (__runInitializers(this, _cursor_extraInitializers), __runInitializers(this, _limit_initializers, DEFAULT_PAGE));
        constructor() {
            __runInitializers(this, _limit_extraInitializers);
        }
    };
})();
export { ListDeliveriesQuery };
