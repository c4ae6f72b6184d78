import {
  isJsonObject,
  jsonTypeOf,
  pointerStep,
  quote,
  readOptions,
  suggest,
  type JsonSchema,
  type Report,
} from '../../options/option';
import { checkReferences, checkReferenceTypes } from '../../plan/check-fields';
import type { Column } from '../../plan/column';
import { NEVER, nullsOf } from '../../plan/nulls';
import type { ReadField } from '../../plan/read-field';
import { countSteps, stepsOf } from '../../plan/steps';
import { DistinctItems } from '../../random/distinct-items';
import { fraction53 } from '../../random/draw';
import { FieldRandom } from '../../random/field-random';
import { TieredPermutation } from '../../random/permutation';
import { deriveKey, type RandomKey } from '../../random/random-key';
import { RowPick } from '../../random/row-pick';
import {
  UnusableOptions,
  type AnyFieldDefinition,
  type FieldContext,
  type FieldReference,
  type Uniqueness,
} from '../define-field';
import { isDeeperThan } from './json-depth';

/** The field types that can be nested: all of them, looked up when they are needed. */
export type Definitions = () => ReadonlyMap<string, AnyFieldDefinition>;

/** A field inside a document, as users write it: `type`, `nullRate` and the options of the type. */
export interface NestedSpec {
  readonly type: string;
  readonly nullRate?: number;
  /** Only for properties of an object: the share of objects that have it. */
  readonly presence?: number;
  readonly [option: string]: unknown;
}

/** Documents inside documents, the outermost included. */
export const MAX_DEPTH = 10;

/** Levels of JSON that a schema of {@link MAX_DEPTH} documents, with options of its own, can have. */
const MAX_SCHEMA_LEVELS = 3 * MAX_DEPTH + 3;

export const NESTED_SCHEMA = {
  type: 'object',
  properties: { type: { type: 'string' }, nullRate: { type: 'number', minimum: 0, maximum: 1 } },
  required: ['type'],
} as const satisfies JsonSchema;

/** Reports a schema with more levels than documents in documents can have; nothing else may walk it then. */
export function refuseTooDeep(value: unknown, report: Report): boolean {
  const tooDeep = isDeeperThan(value, MAX_SCHEMA_LEVELS);
  if (tooDeep) report('', 'too_deep', `can have objects and arrays nested ${MAX_DEPTH} deep`);
  return tooDeep;
}

/** Reads a nested field of an untrusted schema; reports what is wrong and returns undefined. */
export function readNested(value: unknown, definitions: Definitions, report: Report): NestedSpec | undefined {
  if (!isJsonObject(value)) {
    report('', 'wrong_type', `must be an object, not ${jsonTypeOf(value)}`);
    return undefined;
  }
  const { type, nullRate, ...given } = value;
  const known = definitions();
  const definition = typeof type === 'string' ? known.get(type) : undefined;
  if (definition === undefined) {
    const hint = typeof type === 'string' ? `, not ${quote(type)}${suggest(type, [...known.keys()])}` : '';
    report('/type', 'unknown_field_type', `must name a field type${hint}`);
    return undefined;
  }
  if (definition.relates === true) {
    report('/type', 'reference_not_supported', `${definition.type} is not possible inside a document`);
    return undefined;
  }
  if (Object.hasOwn(given, 'unique')) {
    report('/unique', 'unique_not_supported', 'unique is not possible inside a document');
    return undefined;
  }
  if (Object.hasOwn(given, 'perEntity')) {
    report(
      '/perEntity',
      'unknown_option',
      'perEntity is not possible inside a document; give it to the document',
    );
    return undefined;
  }
  let failed = false;
  const fail: Report = (pointer, code, message) => {
    failed = true;
    report(pointer, code, message);
  };
  if (nullRate !== undefined && !(typeof nullRate === 'number' && nullRate >= 0 && nullRate <= 1))
    fail('/nullRate', 'out_of_range', 'nullRate must be a number from 0 to 1');
  const options = readOptions(definition.options, given, fail);
  if (options !== undefined) definition.check?.(options, fail);
  if (failed || options === undefined) return undefined;
  // Only defined options, so that the canonical schema can be read again.
  const set = Object.entries(options).filter(([, option]) => option !== undefined);
  return {
    type: definition.type,
    ...(typeof nullRate === 'number' && nullRate > 0 ? { nullRate } : {}),
    ...Object.fromEntries(set),
  };
}

/** {@link readNested} for a field that stands alone in its document: it cannot be computed from others. */
export function readLoneNested(
  value: unknown,
  definitions: Definitions,
  report: Report,
): NestedSpec | undefined {
  if (refuseTooDeep(value, report)) return undefined;
  const spec = readNested(value, definitions, report);
  if (spec === undefined) return undefined;
  // Alone among themselves, fields that need another one report that there is none.
  checkReferences([
    toReadField('', spec, definitions, (pointer, code, message) => report(pointer.slice(1), code, message)),
  ]);
  return spec;
}

/** A nested field as the checks of a record's fields take it. */
export function toReadField(
  name: string,
  { type, nullRate = 0, presence: _, ...options }: NestedSpec,
  definitions: Definitions,
  report: ReadField['report'],
): ReadField {
  return {
    name,
    definition: definitions().get(type)!,
    common: { nullRate, unique: false, perEntity: false, when: undefined },
    options,
    pointer: '',
    report: (pointer, code, message) => report(`${pointerStep(name)}${pointer}`, code, message),
  };
}

/** How many documents are in each other in `spec`, itself included; 0 for a field that is no document. */
export function depthOf(spec: NestedSpec): number {
  const inner = innerOf(spec);
  return inner === undefined ? 0 : 1 + Math.max(0, ...inner.map(depthOf));
}

function innerOf(spec: NestedSpec): readonly NestedSpec[] | undefined {
  switch (spec.type) {
    case 'object':
      return Object.values(spec['properties'] as Record<string, NestedSpec>);
    case 'array':
      return [
        spec['items'] as NestedSpec,
        ...((spec['prefixItems'] as readonly NestedSpec[] | undefined) ?? []),
      ];
    case 'oneOf':
      return spec['choices'] as readonly NestedSpec[];
    default:
      return undefined;
  }
}

/** How many different values a nested field can be made to give; a null among them would be there twice. */
export function nestedUniqueness(
  { type, nullRate = 0, presence: _, ...options }: NestedSpec,
  definitions: Definitions,
  known: Pick<FieldContext, 'locale' | 'sample'>,
): Uniqueness {
  if (nullRate > 0) return { reason: 'null would be there more than once' };
  const definition = definitions().get(type)!;
  return (
    definition.uniqueness?.(allOptions(definition, options), known) ?? {
      reason: `${type} repeats its values`,
    }
  );
}

/** Columns of nested fields, by the randomness of the document they are in. */
export class NestedFields {
  private readonly seed: number;

  constructor(
    private readonly outer: FieldContext,
    private readonly definitions: Definitions,
  ) {
    // A cell of the row no dataset reaches names the stream of this document.
    this.seed = fraction53(outer.random.cell(Number.MAX_SAFE_INTEGER), 0) * 2 ** 53;
  }

  /** Randomness of the document itself, under a name that no field inside has. */
  random(purpose: string): FieldRandom {
    return new FieldRandom(deriveKey(this.seed, purpose));
  }

  /** The fields of the same document that `spec` is computed from. */
  referencesOf({ type, nullRate: _, presence: __, ...options }: NestedSpec): readonly FieldReference[] {
    const definition = this.definitions().get(type)!;
    return definition.references?.(allOptions(definition, options)) ?? [];
  }

  /** `columnOf` gives the other fields that `spec` is computed from. @throws UnusableOptions */
  column(name: string, spec: NestedSpec, columnOf: (name: string) => Column): Column {
    return this.compile(name, spec, columnOf, {});
  }

  /** {@link column} whose values differ wherever those of the outer field have to. @throws UnusableOptions */
  uniqueColumn(name: string, spec: NestedSpec, columnOf: (name: string) => Column): Column {
    const { pick, tieredPermutation } = this.outer;
    return this.compile(name, spec, columnOf, { unique: true, pick, tieredPermutation });
  }

  /**
   * {@link column} for items: those at places `n * perArray` to `(n + 1) * perArray - 1` differ from each other,
   * for an array of no more items than there are values.
   * @throws UnusableOptions
   */
  distinctColumn(
    name: string,
    spec: NestedSpec,
    perArray: number,
    columnOf: (name: string) => Column,
  ): Column {
    const random = new FieldRandom(this.keyOf(name, 'value'));
    const offsets = new FieldRandom(this.keyOf(name, 'offset'));
    const order = this.keyOf(name, 'order');
    return this.compile(name, spec, columnOf, {
      unique: true,
      pick: (size) => new RowPick(size, random, new DistinctItems(size, perArray, offsets, order)),
    });
  }

  private keyOf(name: string, purpose: string): RandomKey {
    return deriveKey(this.seed, name, purpose);
  }

  private compile(
    name: string,
    { type, nullRate = 0, presence: _, ...options }: NestedSpec,
    columnOf: (name: string) => Column,
    uniqueness: Partial<Pick<FieldContext, 'unique' | 'pick' | 'tieredPermutation'>>,
  ): Column {
    const random = new FieldRandom(this.keyOf(name, 'value'));
    const { field, steps } = countSteps(columnOf);
    const context: FieldContext = {
      locale: this.outer.locale,
      timeline: this.outer.timeline,
      unique: false,
      random,
      fraction: (row) => fraction53(random.cell(row), 0),
      pick: (size) => new RowPick(size, random, undefined),
      shared: (purpose, group) => new FieldRandom(deriveKey(this.seed, purpose, group, 'shared')),
      tieredPermutation: () => new TieredPermutation(this.keyOf(name, 'order')),
      field,
      sample: () => undefined,
      ...uniqueness,
    };
    const definition = this.definitions().get(type)!;
    const all = allOptions(definition, options);
    checkReferenceTypes(definition.references?.(all) ?? [], columnOf, (pointer, code, message) => {
      throw new UnusableOptions(pointer, code, message);
    });
    const cell = definition.compile(all, context);
    const isNull = nullsOf(cell, nullRate, () => new FieldRandom(this.keyOf(name, 'null')));
    return { ...cell, name, nullable: isNull !== NEVER, isNull, steps: stepsOf(cell) + steps() };
  }
}

/** What `compile` gives, with the pointer of what it throws below `base`. */
export function within<T>(base: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof UnusableOptions)) throw error;
    throw new UnusableOptions(base + error.pointer, error.code, error.message);
  }
}

/** Absent options, which were left out of the canonical schema, as undefined. */
function allOptions(
  definition: AnyFieldDefinition,
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.keys(definition.options).map((option) => [option, options[option]]));
}
