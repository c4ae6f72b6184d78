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
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { BodyMissing } from '../body/body.errors';
import { ValidationFailed } from '../http.errors';
import { jsonPointer } from '../problem/json-pointer';
const MAX_ISSUES = 100;
const MAX_PROPERTIES = 100;
/** What a failed rule means to a client. Rules of our own carry their code as their name. */
const CODES = {
    isDefined: 'missing',
    isString: 'wrong_type',
    isObject: 'wrong_type',
    isArray: 'wrong_type',
    isBoolean: 'wrong_type',
    nestedValidation: 'wrong_type',
    isIn: 'not_allowed',
    matches: 'invalid_format',
    isUuid: 'invalid_format',
    isLength: 'invalid_length',
    maxLength: 'invalid_length',
    arrayMinSize: 'invalid_length',
    arrayMaxSize: 'invalid_length',
    arrayUnique: 'duplicate',
};
/** Turns a body or a query into the class that a handler declares, and refuses whatever the class does not describe. */
let RequestValidation = (() => {
    let _classDecorators = [Injectable()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var RequestValidation = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            RequestValidation = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        transform(value, { metatype, type }) {
            if ((type !== 'body' && type !== 'query') || metatype === undefined || metatype === Object)
                return value;
            const shape = metatype;
            if (type === 'body' && value === undefined)
                throw new BodyMissing();
            if (!isJsonObject(value)) {
                throw new ValidationFailed([
                    { pointer: '', code: 'wrong_type', message: 'The body must be a JSON object' },
                ]);
            }
            const { own, handedOn } = split(value, shape.handedOn ?? []);
            const hostile = hostileParts(own, []);
            if (hostile.length > 0)
                throw new ValidationFailed(hostile.slice(0, MAX_ISSUES));
            const instance = plainToInstance(shape, own, { exposeUnsetFields: false });
            Object.assign(instance, handedOn);
            const errors = validateSync(instance, {
                whitelist: true,
                forbidNonWhitelisted: true,
                forbidUnknownValues: true,
                stopAtFirstError: true,
                validationError: { target: false },
            });
            if (errors.length > 0)
                throw new ValidationFailed(issuesOf(errors, []).slice(0, MAX_ISSUES));
            return instance;
        }
    };
    return RequestValidation = _classThis;
})();
export { RequestValidation };
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function split(value, names) {
    if (names.length === 0)
        return { own: value, handedOn: {} };
    const entries = Object.entries(value);
    return {
        own: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
        handedOn: Object.fromEntries(entries.filter(([name]) => names.includes(name))),
    };
}
/**
 * What must not reach the libraries: names that could reach the prototype, which class-transformer drops without a
 * word, and objects with so many properties that class-validator would take seconds to refuse each.
 */
function hostileParts(value, parents) {
    if (typeof value !== 'object' || value === null)
        return [];
    const members = Object.entries(value);
    if (members.length > MAX_PROPERTIES && !Array.isArray(value)) {
        const message = `No object here has more than ${MAX_PROPERTIES} properties`;
        return [{ pointer: jsonPointer(parents), code: 'too_many_properties', message }];
    }
    return members.flatMap(([name, member]) => {
        const steps = [...parents, name];
        if (name === '__proto__' || name === 'constructor')
            return [unknownProperty(steps, name)];
        return hostileParts(member, steps);
    });
}
function unknownProperty(steps, name) {
    return {
        pointer: jsonPointer(steps),
        code: 'unknown_property',
        message: `There is no property ${quote(name)} here`,
    };
}
function issuesOf(errors, parents) {
    return errors.flatMap(({ property, constraints = {}, children = [] }) => {
        const steps = [...parents, property];
        const own = Object.entries(constraints).map(([rule, message]) => rule === 'whitelistValidation'
            ? unknownProperty(steps, property)
            : { pointer: jsonPointer(steps), code: CODES[rule] ?? rule, message });
        return [...own, ...issuesOf(children, steps)];
    });
}
function quote(name) {
    return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}
