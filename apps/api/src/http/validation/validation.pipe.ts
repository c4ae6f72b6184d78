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
  /** Properties that are lists of objects of another shape. */
  readonly lists?: Readonly<Record<string, ListRule>>;
}

interface ListRule {
  shape: Shape;
  maxItems: number;
  /** The property that a string in the place of an object gives; without it there are objects only. */
  short?: string;
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
    const { instance, issues } = check(shape, value, []);
    if (issues.length > 0) throw new ValidationFailed(issues.slice(0, MAX_ISSUES));
    return instance;
  }
}

/** For a body that has one of two shapes: `withProperty` when it has that property, otherwise the other one. */
export function eitherBody(property: string, withProperty: Shape, otherwise: Shape): PipeTransform {
  const validation = new RequestValidation();
  return {
    transform: (value: unknown) => {
      const metatype = isJsonObject(value) && Object.hasOwn(value, property) ? withProperty : otherwise;
      return validation.transform(value, { type: 'body', metatype });
    },
  };
}

interface Checked {
  instance: object;
  issues: Issue[];
}

function check(shape: Shape, value: Record<string, unknown>, parents: readonly string[]): Checked {
  const lists = Object.entries(shape.lists ?? {}).filter(([name]) => Object.hasOwn(value, name));
  const { own, handedOn } = split(value, [...(shape.handedOn ?? []), ...lists.map(([name]) => name)]);
  const hostile = hostileParts(own, parents);
  if (hostile.length > 0) return { instance: {}, issues: hostile };
  const instance = plainToInstance(shape, own, { exposeUnsetFields: false });
  Object.assign(instance, handedOn);
  const items = lists.map(([name, rule]) => {
    const list = checkList(value[name], rule, [...parents, name]);
    Object.assign(instance, { [name]: list.instances });
    return list.issues;
  });
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    // It is an instance of our shape. One without properties has no rules, and is left with refusing all that it is given.
    forbidUnknownValues: false,
    stopAtFirstError: true,
    validationError: { target: false },
  });
  leaveOutNulls(instance, own);
  return { instance, issues: [...issuesOf(errors, parents), ...items.flat()] };
}

/** Where a property may be missing, clients also write `null`: class-validator lets it pass, and handlers see neither. */
function leaveOutNulls(instance: object, own: object): void {
  for (const [name, value] of Object.entries(own)) if (value === null) Reflect.deleteProperty(instance, name);
}

function checkList(
  value: unknown,
  { shape, maxItems, short }: ListRule,
  steps: readonly string[],
): { instances: unknown; issues: Issue[] } {
  const pointer = jsonPointer(steps);
  const name = steps.at(-1);
  if (!Array.isArray(value))
    return {
      instances: value,
      issues: [{ pointer, code: 'wrong_type', message: `${name} must be an array` }],
    };
  if (value.length === 0 || value.length > maxItems) {
    const message = `${name} must have from 1 to ${maxItems} items, not ${value.length}`;
    return { instances: [], issues: [{ pointer, code: 'invalid_length', message }] };
  }
  const checked = value.map((item: unknown, i): Checked => {
    if (isJsonObject(item)) return check(shape, item, [...steps, String(i)]);
    if (typeof item === 'string' && short !== undefined) {
      const { instance, issues } = check(shape, { [short]: item }, []);
      return { instance, issues: issues.map((issue) => ({ ...issue, pointer: `${pointer}/${i}` })) };
    }
    const message = `Each item must be an object${short === undefined ? '' : ' or a string'}`;
    const issue = { pointer: `${pointer}/${i}`, code: 'wrong_type', message };
    return { instance: {}, issues: [issue] };
  });
  return {
    instances: checked.map(({ instance }) => instance),
    issues: checked.flatMap(({ issues }) => issues),
  };
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
