import { MAX_ITEMS } from '../fields/json/array.field';
import { DEFAULT_LOCALE, Locale } from '../dictionaries';
import { MAX_DEPTH, nestedUniqueness, readNested, type NestedSpec } from '../fields/json/nested-field';
import { isPropertyName } from '../fields/json/object.field';
import { fieldDefinitions } from '../fields';
import { PatternProblem, parseSearch } from '../fields/pattern/parse-pattern';
import { fittingNode } from '../fields/pattern/pattern-length';
import { patternText } from '../fields/pattern/pattern-text';
import { isJsonObject } from '../options/option';
import { accepts, isFoundIn } from './accepts';
import { branchesOf, type Branch } from './branches';
import { Disjointness } from './disjoint';
import { factsOf, jsonKey, typeOfValue, type Facts } from './facts';
import { NUMBER_FORMATS, TEXT_FORMATS } from './formats';
import type { JsonType } from './keywords';
import { itemSchemas, nameSchemas, prefixLength, propertyNames, propertySchemas } from './members';
import { numberOutcome } from './number-schema';
import { contradiction, type Impossible, type Outcome } from './outcome';
import { sampleOf } from './sample';
import type { Located, SchemaIndex } from './schema-index';
import { textOutcome } from './text-schema';
import type { Work } from './work';

/** Share of objects that have an optional property, unless `x-presence` says otherwise. */
export const DEFAULT_PRESENCE = 0.8;
/** Share of nulls where null is one of several types, unless `x-nullRate` says otherwise. */
export const DEFAULT_NULL_RATE = 0.1;

/** How rich documents are made. */
export interface Effort {
  /** Items of an array above the fewest. */
  readonly moreItems: number;
  /** Times a schema may be inside itself. */
  readonly recursion: number;
  /** Levels of documents below which optional properties are left out. */
  readonly optionalDepth: number;
  /** Ways to follow a schema that are kept, where there are several. */
  readonly ways: number;
}

interface Place {
  /** What the value is called, as far as it has a name. */
  readonly name: string;
  /** Documents around it. */
  readonly depth: number;
  /** How often each schema that a reference led to is around it. */
  readonly around: ReadonlyMap<unknown, number>;
  /** Whether values must be of a type that can be unique. */
  readonly distinct: boolean;
}

/** Properties by which objects are told from those that follow another schema. */
interface Apart {
  readonly absent: ReadonlySet<string>;
  readonly present: ReadonlySet<string>;
}

/** A property of an object. */
export interface Member {
  readonly name: string;
  readonly spec: NestedSpec;
  /** Share of objects that have it. */
  readonly presence: number;
}

const EXTRA_NAMES = ['main', 'backup', 'primary', 'extra', 'custom', 'default', 'legacy', 'other'];
const EXTRA_MEMBERS = 3;
const SAMPLES = 200;
const SCALARS: readonly JsonType[] = ['string', 'number', 'integer', 'boolean', 'null'];

/** Turns schemas into nested fields. One translation is of one document, at one effort. */
export class Translation {
  private readonly disjointness: Disjointness;

  constructor(
    private readonly index: SchemaIndex,
    private readonly work: Work,
    private readonly effort: Effort,
  ) {
    this.disjointness = new Disjointness(index, work);
  }

  /** The properties of the document itself. Columns are the same in all rows: the first way that works is taken. */
  rootMembers(): readonly Member[] | Impossible {
    const { root } = this.index;
    const place: Place = { name: '', depth: 0, around: new Map([[root.schema, 1]]), distinct: false };
    let failure: Impossible | undefined;
    for (const branch of branchesOf([root], this.index, this.work)) {
      const facts = factsOf(branch.schemas, root.pointer);
      if (!facts.types.has('object') || facts.values !== undefined) {
        const message = 'the schema must be of an object: its properties become the columns';
        failure ??= contradiction(`${root.pointer}/type`, message, 'not_an_object');
        continue;
      }
      const apart = this.tellApart(facts, branch);
      const members = 'impossible' in apart ? apart : this.members(facts, apart, this.inside(place, branch));
      if (Array.isArray(members)) return members as readonly Member[];
      failure ??= members as Impossible;
    }
    return failure ?? contradiction(root.pointer, 'no document follows the schema');
  }

  /** The field of a value that follows all of `schemas`. */
  private value(schemas: readonly Located[], place: Place): Outcome {
    this.work.field();
    const pointer = schemas[0]?.pointer ?? this.index.root.pointer;
    const branches = branchesOf(schemas, this.index, this.work);
    const made: NestedSpec[] = [];
    let nullable = false;
    let failure: Impossible | undefined;
    for (const branch of branches) {
      if (made.length >= this.effort.ways) break;
      for (const outcome of this.branchOutcomes(branch, pointer, place)) {
        if (!('spec' in outcome)) failure = worse(failure, outcome);
        else if (isNull(outcome.spec)) nullable = true;
        else if (!made.some((spec) => jsonKey(spec) === jsonKey(outcome.spec))) made.push(outcome.spec);
      }
    }
    if (made.length === 0) {
      if (nullable) return { spec: { type: 'jsonValue', values: [null] } };
      return (
        failure ?? { impossible: 'forbidden', pointer, code: 'contradiction', message: 'nothing is allowed' }
      );
    }
    const spec = this.oneOf(made, place);
    if (spec === undefined) return this.tooDeep(pointer);
    if (!nullable) return { spec };
    return { spec: place.distinct ? spec : { ...spec, nullRate: this.nullRate(branches) } };
  }

  private oneOf(made: readonly NestedSpec[], place: Place): NestedSpec | undefined {
    if (made.length === 1) return made[0];
    const unique = place.distinct ? made.find((spec) => isDistinct(spec)) : undefined;
    if (unique !== undefined) return unique;
    return place.depth >= MAX_DEPTH ? undefined : { type: 'oneOf', choices: made };
  }

  private nullRate(branches: readonly Branch[]): number {
    return (
      this.rate(
        'x-nullRate',
        branches.flatMap(({ schemas }) => schemas),
      ) ?? DEFAULT_NULL_RATE
    );
  }

  private rate(keyword: string, schemas: readonly Located[]): number | undefined {
    for (const { schema } of schemas) {
      const rate = isJsonObject(schema) ? schema[keyword] : undefined;
      if (typeof rate === 'number') return rate;
    }
    return undefined;
  }

  /** One outcome for each type that the values of a branch can have. */
  private branchOutcomes(branch: Branch, pointer: string, place: Place): Outcome[] {
    for (const followed of branch.followed) {
      if ((place.around.get(followed) ?? 0) > this.effort.recursion)
        return [
          {
            impossible: 'bounded',
            pointer,
            code: 'unbounded_recursion',
            message: 'the schema requires itself inside itself without an end',
          },
        ];
    }
    const facts = factsOf(branch.schemas, pointer);
    const inside = this.inside(place, branch);
    const apart = this.tellApart(facts, branch);
    if ('impossible' in apart) return [apart];
    const unknown = facts.formats.find(
      ({ text }) => !Object.hasOwn(TEXT_FORMATS, text) && !Object.hasOwn(NUMBER_FORMATS, text),
    );
    if (unknown !== undefined) {
      const message = `format is not known: ${JSON.stringify(unknown.text.slice(0, 60))}`;
      this.work.report(unknown.pointer, 'unsupported_format', message);
      return [contradiction(unknown.pointer, message, 'unsupported_format')];
    }
    const field = branch.schemas.find(({ schema }) => Object.hasOwn(schema as object, 'x-type'));
    if (field !== undefined) return this.namedField(field, facts);
    if (facts.values !== undefined) return this.listed(facts.values, facts, branch.schemas);
    const types = this.typesOf(facts);
    if (types.length === 0) return [contradiction(pointer, 'no type is left: the types exclude each other')];
    return types.map((type) => this.ofType(type, facts, apart, inside));
  }

  private inside(place: Place, { followed }: Branch): Place {
    const around = new Map(place.around);
    for (const schema of followed) around.set(schema, (around.get(schema) ?? 0) + 1);
    return { ...place, around };
  }

  /** What keeps objects from following what is excluded; or the exclusion that cannot be kept. */
  private tellApart(facts: Facts, { excluded }: Branch): Apart | Impossible {
    const apart = { absent: new Set<string>(), present: new Set<string>() };
    for (const { schemas, pointer } of excluded) {
      for (const other of this.disjointness.possible(facts, schemas)) {
        const onlyObjects = [...facts.types].every((type) => type === 'object' || !other.types.has(type));
        const absent = [...other.required].find((name) => !facts.required.has(name));
        const present = propertyNames(facts).find((name) => this.isForbidden(name, other));
        if (onlyObjects && absent !== undefined && !apart.present.has(absent)) {
          apart.absent.add(absent);
        } else if (onlyObjects && present !== undefined && !apart.absent.has(present)) {
          apart.present.add(present);
        } else {
          const message =
            'it cannot be shown that a value that follows one schema here does not follow another too; tell them apart by type, by a constant or by required properties';
          return contradiction(pointer, message, 'overlapping_schemas');
        }
      }
    }
    return apart;
  }

  private isForbidden(name: string, facts: Facts): boolean {
    return propertySchemas(name, facts, this.index).some(({ schema }) => schema === false);
  }

  private typesOf(facts: Facts): JsonType[] {
    if (facts.typed) return [...facts.types];
    const has = (...keywords: string[]): boolean =>
      facts.schemas.some(({ schema }) =>
        keywords.some((keyword) => Object.hasOwn(schema as object, keyword)),
      );
    if (
      has(
        'properties',
        'required',
        'patternProperties',
        'minProperties',
        'propertyNames',
        'dependentRequired',
      )
    )
      return ['object'];
    if (has('items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems')) return ['array'];
    if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) return ['number'];
    if (has('additionalProperties', 'maxProperties')) return ['object'];
    if (facts.formats.length > 0 && facts.formats.every(({ text }) => Object.hasOwn(NUMBER_FORMATS, text)))
      return ['number'];
    return ['string'];
  }

  private ofType(type: JsonType, facts: Facts, apart: Apart, place: Place): Outcome {
    switch (type) {
      case 'null':
        return { spec: { type: 'jsonValue', values: [null] } };
      case 'boolean':
        return { spec: place.distinct ? { type: 'sample', values: [false, true] } : { type: 'boolean' } };
      case 'string':
        return textOutcome(facts, place.name, place.distinct);
      case 'integer':
      case 'number':
        return numberOutcome(facts, place.name, type === 'integer');
      case 'array':
        return this.array(facts, place);
      case 'object':
        return this.object(facts, apart, place);
    }
  }

  /** The values of `enum` and `const` that the rest of the schema allows. */
  private listed(values: readonly unknown[], facts: Facts, schemas: readonly Located[]): Outcome[] {
    const structural = schemas.some(({ schema }) =>
      STRUCTURAL.some((name) => Object.hasOwn(schema as object, name)),
    );
    const allowed: unknown[] = [];
    for (const value of values) {
      const accepted = accepts(facts, value);
      if (accepted === false) continue;
      const isScalar = SCALARS.includes(typeOfValue(value));
      if (accepted === undefined && (isScalar || structural))
        return [
          contradiction(
            facts.pointer,
            'it cannot be said which of the values of enum or const follow the rest of the schema',
            'unsupported_combination',
          ),
        ];
      allowed.push(value);
    }
    if (allowed.length === 0)
      return [
        contradiction(facts.pointer, 'none of the values of enum or const follows the rest of the schema'),
      ];
    const rest = allowed.filter((value) => value !== null);
    const outcomes: Outcome[] = rest.length === 0 ? [] : [{ spec: listOf(rest) }];
    return rest.length === allowed.length
      ? outcomes
      : [...outcomes, { spec: { type: 'jsonValue', values: [null] } }];
  }

  /** The field that `x-type` names, unless it is not one, or its values do not follow the schema. */
  private namedField(at: Located, facts: Facts): Outcome[] {
    const given = (at.schema as Record<string, unknown>)['x-type'];
    const pointer = `${at.pointer}/x-type`;
    let sound = true;
    const spec = readNested(
      typeof given === 'string' ? { type: given } : given,
      () => fieldDefinitions,
      (below, code, message) => {
        sound = false;
        this.work.report(`${pointer}${typeof given === 'string' ? '' : below}`, code, `x-type: ${message}`);
      },
    );
    if (!sound || spec === undefined)
      return [contradiction(pointer, 'x-type is not a field', 'invalid_keyword')];
    if ((fieldDefinitions.get(spec.type)!.references?.(spec) ?? []).length > 0)
      return [
        contradiction(pointer, 'x-type cannot name a field that needs others', 'unsupported_combination'),
      ];
    for (const value of sampleOf(spec, SAMPLES)) {
      const listed =
        facts.values === undefined || facts.values.some((one) => jsonKey(one) === jsonKey(value));
      if (listed && accepts(facts, value) !== false) continue;
      const message = `x-type gives values that do not follow the schema, such as ${JSON.stringify(value).slice(0, 100)}`;
      return [contradiction(pointer, message, 'type_does_not_fit')];
    }
    const outcomes: Outcome[] = [{ spec }];
    if (facts.types.has('null') && facts.typed)
      outcomes.push({ spec: { type: 'jsonValue', values: [null] } });
    return outcomes;
  }

  private tooDeep(pointer: string): Impossible {
    const message = `documents can be nested ${MAX_DEPTH} deep`;
    return { impossible: 'bounded', pointer, code: 'too_deep', message };
  }

  private object(facts: Facts, apart: Apart, place: Place): Outcome {
    if (place.depth >= MAX_DEPTH) return this.tooDeep(facts.pointer);
    const members = this.members(facts, apart, { ...place, depth: place.depth + 1 });
    if (!Array.isArray(members)) return members as Impossible;
    const all = members as readonly Member[];
    if (all.length === 0) return { spec: { type: 'jsonValue', values: [{}] } };
    const properties = all.map(({ name, spec, presence }): [string, NestedSpec] => [
      name,
      presence < 1 ? { ...spec, presence } : spec,
    ]);
    return { spec: { type: 'object', properties: Object.fromEntries(properties) } };
  }

  /** The properties of an object. The first that is always there may have to differ from object to object. */
  private members(facts: Facts, apart: Apart, place: Place): readonly Member[] | Impossible {
    const { minProperties, maxProperties = Infinity, required, pointer } = facts;
    if (minProperties > maxProperties)
      return contradiction(
        pointer,
        `minProperties (${minProperties}) is above maxProperties (${maxProperties})`,
      );
    let members: Member[] = [];
    let distinct = place.distinct;
    for (const name of propertyNames(facts)) {
      const isRequired = required.has(name) || apart.present.has(name);
      if (apart.absent.has(name) && !isRequired) continue;
      if (!isRequired && place.depth > this.effort.optionalDepth) continue;
      const member = this.member(name, facts, isRequired, {
        ...place,
        name,
        distinct: distinct && isRequired,
      });
      if (member === undefined) continue;
      if ('impossible' in member) return member;
      if (distinct && isRequired && isDistinct(member.spec)) distinct = false;
      members.push(member);
    }
    const open = facts.schemas.every(
      ({ schema }) => (schema as Record<string, unknown>)['properties'] === undefined,
    );
    const wanted =
      open &&
      members.length === 0 &&
      apart.absent.size === 0 &&
      asksForMore(facts) &&
      place.depth <= this.effort.optionalDepth
        ? EXTRA_MEMBERS
        : 0;
    const needed = Math.min(maxProperties, Math.max(minProperties, wanted));
    if (members.length < needed)
      members = members.concat(this.extraMembers(facts, members, needed, apart, place));
    if (members.length < minProperties)
      return contradiction(
        `${pointer}/minProperties`,
        `only ${members.length} properties are known, but there must be ${minProperties}`,
        'unsupported_combination',
      );
    return withinCounts(members, minProperties, maxProperties, pointer);
  }

  private member(
    name: string,
    facts: Facts,
    required: boolean,
    place: Place,
  ): Member | Impossible | undefined {
    const schemas = propertySchemas(name, facts, this.index);
    const refusal = this.nameRefusal(name, facts);
    const outcome = refusal ?? this.value(schemas, place);
    if ('spec' in outcome) {
      const presence = required ? 1 : (this.rate('x-presence', schemas) ?? DEFAULT_PRESENCE);
      return { name, spec: outcome.spec, presence };
    }
    if (!required && outcome.impossible !== 'contradiction') return undefined;
    if (outcome.impossible === 'forbidden')
      return contradiction(outcome.pointer, `${JSON.stringify(name)} is required, but may not be there`);
    return outcome;
  }

  /** Why a property may not have this name; nothing when it may. */
  private nameRefusal(name: string, facts: Facts): Impossible | undefined {
    const schemas = nameSchemas(facts, this.index);
    const refusal = (code: string, message: string): Impossible => ({
      impossible: code === 'contradiction' ? 'forbidden' : 'contradiction',
      pointer: schemas[0]?.pointer ?? facts.pointer,
      code,
      message,
    });
    if (!isPropertyName(name))
      return {
        ...refusal('invalid_name', `no property can be named ${JSON.stringify(name.slice(0, 60))}`),
        impossible: 'contradiction',
      };
    if (schemas.length === 0) return undefined;
    const accepted = branchesOf(schemas, this.index, this.work).map((branch) => {
      const names = factsOf(branch.schemas, '');
      if (names.values !== undefined && !names.values.includes(name)) return false;
      return branch.excluded.length > 0 ? undefined : accepts(names, name);
    });
    if (accepted.includes(true)) return undefined;
    if (accepted.includes(undefined))
      return refusal('unsupported_combination', 'propertyNames is too involved to say which names it allows');
    return refusal('contradiction', `propertyNames does not allow ${JSON.stringify(name)}`);
  }

  /** Properties that only patternProperties, propertyNames or additionalProperties speak of. */
  private extraMembers(
    facts: Facts,
    known: readonly Member[],
    needed: number,
    apart: Apart,
    place: Place,
  ): Member[] {
    const extra: Member[] = [];
    const taken = new Set([...known.map(({ name }) => name), ...apart.absent, ...propertyNames(facts)]);
    for (const name of this.possibleNames(facts, needed)) {
      if (known.length + extra.length >= needed) break;
      if (taken.has(name)) continue;
      taken.add(name);
      const member = this.member(name, facts, false, { ...place, name: '', distinct: false });
      if (member !== undefined && !('impossible' in member)) extra.push(member);
    }
    return extra;
  }

  private possibleNames(facts: Facts, needed: number): string[] {
    const patterns = facts.schemas.flatMap(({ schema }) =>
      Object.keys(((schema as Record<string, unknown>)['patternProperties'] as object | undefined) ?? {}),
    );
    const names = nameSchemas(facts, this.index).flatMap(
      ({ schema }) => (schema as Record<string, unknown>)['enum'] ?? [],
    ) as unknown[];
    const namePatterns = nameSchemas(facts, this.index).flatMap(({ schema }) => {
      const pattern = (schema as Record<string, unknown>)['pattern'];
      return typeof pattern === 'string' ? [pattern] : [];
    });
    const numbered = Array.from({ length: needed }, (_, i) => `key${i + 1}`);
    return [
      ...names.filter((name) => typeof name === 'string'),
      ...(patterns.length > 0 &&
      EXTRA_NAMES.every((name) => patterns.every((pattern) => isFoundIn(pattern, name) === false))
        ? patterns
        : namePatterns
      ).flatMap((pattern) => textsOf(pattern, needed)),
      ...EXTRA_NAMES,
      ...numbered,
    ];
  }

  private array(facts: Facts, place: Place): Outcome {
    const { minItems, pointer } = facts;
    if (place.depth >= MAX_DEPTH) return this.tooDeep(pointer);
    if (minItems > (facts.maxItems ?? Infinity))
      return contradiction(pointer, `minItems (${minItems}) is above maxItems (${facts.maxItems})`);
    if (minItems > MAX_ITEMS)
      return contradiction(`${pointer}/minItems`, `arrays can have up to ${MAX_ITEMS} items`, 'out_of_range');
    const inner: Place = { ...place, name: singular(place.name), depth: place.depth + 1, distinct: false };
    const contained = this.contained(facts);
    const prefixItems: NestedSpec[] = [];
    const fewest = Math.max(minItems, contained.length);
    let most = facts.maxItems ?? Infinity;
    if (contained.length > most)
      return contradiction(`${pointer}/contains`, `${contained.length} items cannot be in ${most}`);
    const prefix = Math.max(prefixLength(facts), contained.length);
    for (let i = 0; i < Math.min(prefix, most); i++) {
      const schemas = [...itemSchemas(i, facts, this.index), ...(i < contained.length ? contained[i]! : [])];
      const outcome = this.value(schemas, inner);
      if ('spec' in outcome) {
        prefixItems.push(outcome.spec);
      } else if (i < fewest || outcome.impossible === 'contradiction') {
        return outcome;
      } else {
        most = i;
      }
    }
    const rest =
      most > prefix
        ? this.value(itemSchemas(prefix, facts, this.index), {
            ...inner,
            distinct: facts.uniqueItems && prefix === 0,
          })
        : undefined;
    if (rest !== undefined && !('spec' in rest)) {
      if (fewest > prefix || rest.impossible === 'contradiction') return rest;
      most = prefix;
    }
    const item = rest !== undefined && 'spec' in rest ? rest.spec : undefined;
    const low = Math.max(
      fewest,
      Math.min(most, prefix > 0 ? prefix : place.depth > this.effort.optionalDepth ? 0 : 1),
    );
    let high = Math.min(
      most,
      MAX_ITEMS,
      prefix > 0 && item !== undefined ? Math.max(low, prefix) : low + this.effort.moreItems,
    );
    if (item === undefined) high = Math.min(high, prefix);
    if (high === 0) return { spec: { type: 'jsonValue', values: [[]] } };
    const items: NestedSpec = item ?? { type: 'boolean' };
    const spec = { type: 'array', items, minItems: Math.min(low, high), maxItems: high };
    if (facts.uniqueItems && high > 1) return this.uniqueArray(spec, prefixItems, fewest, pointer);
    return { spec: prefixItems.length > 0 ? { ...spec, prefixItems } : spec };
  }

  private uniqueArray(
    spec: { type: string; items: NestedSpec; minItems: number; maxItems: number },
    prefixItems: readonly NestedSpec[],
    fewest: number,
    pointer: string,
  ): Outcome {
    const available = prefixItems.length === 0 ? differentValues(spec.items) : 1;
    if (available < fewest)
      return contradiction(
        `${pointer}/uniqueItems`,
        `${fewest} items that differ cannot be made here`,
        'unsupported_combination',
      );
    const maxItems = Math.min(spec.maxItems, available);
    const minItems = Math.min(spec.minItems, maxItems);
    if (maxItems > 1) return { spec: { ...spec, minItems, maxItems, uniqueItems: true } };
    return {
      spec: {
        ...spec,
        minItems,
        maxItems,
        ...(prefixItems.length > 0 && { prefixItems: prefixItems.slice(0, 1) }),
      },
    };
  }

  /** For each of the first items, the schemas of `contains` that it follows. */
  private contained(facts: Facts): Located[][] {
    return facts.schemas.flatMap((at) => {
      const schema = at.schema as Record<string, unknown>;
      if (schema['contains'] === undefined) return [];
      const count = Math.min((schema['minContains'] as number | undefined) ?? 1, MAX_ITEMS);
      return Array.from({ length: count }, () => [this.index.below(at, 'contains')]);
    });
  }
}

const STRUCTURAL = [
  'properties',
  'patternProperties',
  'propertyNames',
  'items',
  'prefixItems',
  'contains',
  'uniqueItems',
  'dependentRequired',
];

function asksForMore(facts: Facts): boolean {
  return facts.schemas.some(({ schema }) => {
    const { additionalProperties, patternProperties } = schema as Record<string, unknown>;
    return isJsonObject(additionalProperties) || isJsonObject(patternProperties);
  });
}

/** Makes optional properties required until there are enough, and leaves out what is too much. */
function withinCounts(
  members: readonly Member[],
  min: number,
  max: number,
  pointer: string,
): readonly Member[] | Impossible {
  const always = members.filter(({ presence }) => presence === 1).length;
  if (always > max)
    return contradiction(
      `${pointer}/maxProperties`,
      `${always} properties are required, but only ${max} allowed`,
    );
  let missing = Math.max(0, min - always);
  let room = max - always;
  return members.flatMap((member) => {
    if (member.presence === 1) return [member];
    if (room-- <= 0) return [];
    return [missing-- > 0 ? { ...member, presence: 1 } : member];
  });
}

function worse(a: Impossible | undefined, b: Impossible): Impossible {
  if (a === undefined) return b;
  const order = ['forbidden', 'bounded', 'contradiction'];
  return order.indexOf(b.impossible) > order.indexOf(a.impossible) ? b : a;
}

function isNull({ type, values }: NestedSpec): boolean {
  return type === 'jsonValue' && Array.isArray(values) && values.length === 1 && values[0] === null;
}

function isDistinct(spec: NestedSpec): boolean {
  return differentValues(spec) > 1;
}

/** Values are counted for the default locale, so that a schema is translated alike for all. */
const KNOWN = { locale: Locale.of(DEFAULT_LOCALE), sample: () => undefined };

/** How many different values a field can be made to give; 1 when that cannot be said. */
function differentValues(spec: NestedSpec): number {
  const read = readNested(
    spec,
    () => fieldDefinitions,
    () => undefined,
  );
  const uniqueness = read && nestedUniqueness(read, () => fieldDefinitions, KNOWN);
  return uniqueness !== undefined && 'available' in uniqueness ? uniqueness.available : 1;
}

/** The field that chooses from `values`, of the narrowest type that has them. */
function listOf(values: readonly unknown[]): NestedSpec {
  const isPlain = (value: unknown): boolean =>
    typeof value === 'string' &&
    value.length <= 1000 &&
    !value.includes('\0') &&
    !/[\uD800-\uDFFF]/u.test(value);
  if (values.every(isPlain)) return { type: 'enum', values };
  const isNumber = (value: unknown): boolean =>
    typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (values.every(isNumber) || values.every((value) => typeof value === 'boolean'))
    return { type: 'sample', values };
  return { type: 'jsonValue', values };
}

/** Some texts in which `pattern` is found; none when it cannot be used. */
function textsOf(pattern: string, count: number): string[] {
  try {
    const node = fittingNode(parseSearch(pattern, 6), { min: 1, max: 60 });
    if (node === undefined) return [];
    const texts = sampleOf({ type: 'pattern', pattern: patternText(node) }, 4 * count);
    return [...new Set(texts as string[])].slice(0, count);
  } catch (error) {
    if (error instanceof PatternProblem) return [];
    throw error;
  }
}

function singular(name: string): string {
  return name.length > 3 && name.endsWith('s') ? name.slice(0, -1) : name;
}
