import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import type { Issue } from '@app/errors';
import { BodyMissing } from '../body/body.errors';
import { ValidationFailed } from '../http.errors';
import { jsonPointer } from '../problem/json-pointer';

/** A class that describes a body or a query. */
interface Shape {
  new (): object;
  /** Properties that are handed on as they came: somebody else checks them, and they may be large. */
  readonly handedOn?: readonly string[];
  /** Whether a request may do without this body. */
  readonly optional?: boolean;
}

const MAX_ISSUES = 100;
const MAX_PROPERTIES = 100;

/** What a failed rule means to a client. Rules of our own carry their code as their name. */
const CODES: Readonly<Record<string, string>> = {
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
@Injectable()
export class RequestValidation implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || metatype === undefined || metatype === Object) return value;
    const shape = metatype as unknown as Shape;
    if (type === 'body' && value === undefined) {
      if (shape.optional !== true) throw new BodyMissing();
      return new shape();
    }
    if (!isJsonObject(value)) {
      throw new ValidationFailed([
        { pointer: '', code: 'wrong_type', message: 'The body must be a JSON object' },
      ]);
    }
    const { own, handedOn } = split(value, shape.handedOn ?? []);
    const hostile = hostileParts(own, []);
    if (hostile.length > 0) throw new ValidationFailed(hostile.slice(0, MAX_ISSUES));
    const instance = plainToInstance(shape, own, { exposeUnsetFields: false });
    Object.assign(instance, handedOn);
    const errors = validateSync(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      validationError: { target: false },
    });
    if (errors.length > 0) throw new ValidationFailed(issuesOf(errors, []).slice(0, MAX_ISSUES));
    return instance;
  }
}

function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function split(value: Record<string, unknown>, names: readonly string[]): Record<'own' | 'handedOn', object> {
  if (names.length === 0) return { own: value, handedOn: {} };
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
function hostileParts(value: unknown, parents: readonly string[]): Issue[] {
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value);
  if (members.length > MAX_PROPERTIES && !Array.isArray(value)) {
    const message = `No object here has more than ${MAX_PROPERTIES} properties`;
    return [{ pointer: jsonPointer(parents), code: 'too_many_properties', message }];
  }
  return members.flatMap(([name, member]) => {
    const steps = [...parents, name];
    if (name === '__proto__' || name === 'constructor') return [unknownProperty(steps, name)];
    return hostileParts(member, steps);
  });
}

function unknownProperty(steps: readonly string[], name: string): Issue {
  return {
    pointer: jsonPointer(steps),
    code: 'unknown_property',
    message: `There is no property ${quote(name)} here`,
  };
}

function issuesOf(errors: readonly ValidationError[], parents: readonly string[]): Issue[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const steps = [...parents, property];
    const own = Object.entries(constraints).map(([rule, message]) =>
      rule === 'whitelistValidation'
        ? unknownProperty(steps, property)
        : { pointer: jsonPointer(steps), code: CODES[rule] ?? rule, message },
    );
    return [...own, ...issuesOf(children, steps)];
  });
}

function quote(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}
