import { isJsonObject, jsonTypeOf, quote, readOptions, suggest, type Report } from '../../options/option';
import type { Locale } from '../../dictionaries';
import type { Cell, Column } from '../../plan/column';
import { fraction53 } from '../../random/draw';
import { FieldRandom } from '../../random/field-random';
import { TieredPermutation } from '../../random/permutation';
import { deriveKey, type RandomKey } from '../../random/random-key';
import { RowPick } from '../../random/row-pick';
import type { Timeline } from '../../series/timeline';
import { checkReferenceTypes } from '../../plan/check-fields';
import { NEVER, nullsOf } from '../../plan/nulls';
import { countSteps, stepsOf } from '../../plan/steps';
import {
  UnusableOptions,
  type AnyFieldDefinition,
  type FieldContext,
  type FieldReference,
} from '../define-field';

/** The field types that can be nested: all of them, looked up when they are needed. */
export type Definitions = () => ReadonlyMap<string, AnyFieldDefinition>;

/** A field inside a document, as users write it: `type`, `nullRate` and the options of the type. */
export interface NestedSpec {
  readonly type: string;
  readonly nullRate?: number;
  readonly [option: string]: unknown;
}

/** Documents inside documents, the outermost included. */
export const MAX_DEPTH = 4;

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

/** How many documents are in each other in `spec`, itself included; 0 for a field that is no document. */
export function depthOf(spec: NestedSpec): number {
  if (spec.type === 'array') return 1 + depthOf(spec['items'] as NestedSpec);
  if (spec.type !== 'object') return 0;
  return 1 + Math.max(...Object.values(spec['properties'] as Record<string, NestedSpec>).map(depthOf));
}

/** Columns of nested fields, by the randomness of the document they are in. */
export class NestedFields {
  private readonly seed: number;
  private readonly locale: Locale;
  private readonly timeline: Timeline;

  constructor(
    { random, locale, timeline }: FieldContext,
    private readonly definitions: Definitions,
  ) {
    this.locale = locale;
    this.timeline = timeline;
    // A cell of the row no dataset reaches names the stream of this document.
    this.seed = fraction53(random.cell(Number.MAX_SAFE_INTEGER), 0) * 2 ** 53;
  }

  /** The fields of the same document that `spec` is computed from. */
  referencesOf({ type, nullRate: _, ...options }: NestedSpec): readonly FieldReference[] {
    const definition = this.definitions().get(type)!;
    return definition.references?.(allOptions(definition, options)) ?? [];
  }

  /** `columnOf` gives the other fields that `spec` is computed from. @throws UnusableOptions */
  column(
    name: string,
    { type, nullRate = 0, ...options }: NestedSpec,
    columnOf: (name: string) => Column,
  ): Column {
    const keyFor = (purpose: string): RandomKey => deriveKey(this.seed, name, purpose);
    const random = new FieldRandom(keyFor('value'));
    const { field, steps } = countSteps(columnOf);
    const context: FieldContext = {
      locale: this.locale,
      unique: false,
      random,
      fraction: (row) => fraction53(random.cell(row), 0),
      pick: (size) => new RowPick(size, random, undefined),
      shared: (purpose, group) => new FieldRandom(deriveKey(this.seed, purpose, group, 'shared')),
      tieredPermutation: () => new TieredPermutation(keyFor('order')),
      timeline: this.timeline,
      field,
      sample: () => undefined,
    };
    const definition = this.definitions().get(type)!;
    const all = allOptions(definition, options);
    checkReferenceTypes(definition.references?.(all) ?? [], columnOf, (pointer, code, message) => {
      throw new UnusableOptions(pointer, code, message);
    });
    const cell: Cell = definition.compile(all, context);
    const isNull = nullsOf(cell, nullRate, () => new FieldRandom(keyFor('null')));
    return { ...cell, name, nullable: isNull !== NEVER, isNull, steps: stepsOf(cell) + steps() };
  }
}

/** Absent options, which were left out of the canonical schema, as undefined. */
function allOptions(
  definition: AnyFieldDefinition,
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.keys(definition.options).map((option) => [option, options[option]]));
}
