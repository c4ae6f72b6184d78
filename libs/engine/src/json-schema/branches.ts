import { isJsonObject } from '../options/option';
import type { Located, SchemaIndex } from './schema-index';
import type { Work } from './work';

/** Schemas that hold together, of which references and combinations are resolved: one way to follow a schema. */
export interface Branch {
  readonly schemas: readonly Located[];
  /** Where references led, to bound recursion. */
  readonly followed: ReadonlySet<unknown>;
  /** What the value must not follow, with the keyword that says so. */
  readonly excluded: readonly Excluded[];
}

export interface Excluded {
  readonly schemas: readonly Located[];
  readonly pointer: string;
}

/** Ways of one combination that are looked at, and of all in one place together. */
const MAX_WAYS = 16;

/** One way to follow a combination. */
interface Way {
  readonly schemas: readonly Located[];
  readonly excluded: readonly Excluded[];
}

/**
 * The ways to follow all of `schemas`, up to a bound; none when one of them is `false`. `alone` says that nothing
 * else is said of the value, as `unevaluatedProperties` has to know.
 */
export function branchesOf(
  schemas: readonly Located[],
  index: SchemaIndex,
  work: Work,
  alone = schemas.length === 1,
): Branch[] {
  const flat: Located[] = [];
  const followed = new Set<unknown>();
  const combinations: Way[][] = [];
  const excluded: Excluded[] = [];
  const seen = new Set<unknown>();
  const open = [...schemas].reverse();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    work.step();
    const { schema } = at;
    if (schema === false) return [];
    if (!isJsonObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    if (!work.check(at)) continue;
    flat.push(at);
    // A reference that stands by itself leads to a schema that stands by itself.
    const first = alone && (flat.length === 1 || flat.slice(0, -1).every(isOnlyReference));
    if (!first) refuseUnevaluated(at, work);
    const here = at;
    const below = (...steps: string[]): Located => index.below(here, ...steps);
    const each = (name: string): Located[] =>
      ((schema[name] as unknown[] | undefined) ?? []).map((_, i) => below(name, String(i)));
    if (typeof schema['$ref'] === 'string') {
      const target = index.resolve(schema['$ref'], at);
      if (target === undefined) {
        work.report(
          `${at.pointer}/$ref`,
          'unknown_reference',
          `$ref leads nowhere in this document: ${JSON.stringify(schema['$ref'].slice(0, 100))}`,
        );
        continue;
      }
      followed.add(target.schema);
      open.push(target);
    }
    open.push(...each('allOf').reverse());
    if (schema['anyOf'] !== undefined)
      combinations.push(each('anyOf').map((way) => ({ schemas: [way], excluded: [] })));
    if (schema['oneOf'] !== undefined) combinations.push(exclusiveWays(each('oneOf'), `${at.pointer}/oneOf`));
    if (schema['not'] !== undefined) excluded.push({ schemas: [below('not')], pointer: `${at.pointer}/not` });
    if (schema['if'] !== undefined && (schema['then'] ?? schema['else']) !== undefined)
      combinations.push(conditionalWays(here, below));
    for (const name of Object.keys((schema['dependentSchemas'] as object | undefined) ?? {}))
      combinations.push(dependentWays(here, name, below));
  }
  let branches: Branch[] = [{ schemas: flat, followed, excluded }];
  for (const ways of combinations) {
    // Lists of types that are no alternatives of each other would multiply.
    branches = branches.flatMap((branch) => joined(branch, ways, index, work)).slice(0, MAX_WAYS);
  }
  return branches;
}

function joined(branch: Branch, ways: readonly Way[], index: SchemaIndex, work: Work): Branch[] {
  return ways.slice(0, MAX_WAYS).flatMap((way) =>
    branchesOf(way.schemas, index, work, false).map((inner) => ({
      schemas: [...branch.schemas, ...inner.schemas.filter((at) => !branch.schemas.includes(at))],
      followed: new Set([...branch.followed, ...inner.followed]),
      excluded: [...branch.excluded, ...way.excluded, ...inner.excluded],
    })),
  );
}

const SILENT = new Set([
  '$ref',
  '$schema',
  '$id',
  '$defs',
  'definitions',
  'title',
  'description',
  '$comment',
]);

function isOnlyReference({ schema }: Located): boolean {
  return Object.keys(schema as object).every((name) => SILENT.has(name));
}

/** What a schema has not evaluated depends on where it stands; only one that stands by itself is sure of it. */
function refuseUnevaluated({ schema, pointer }: Located, work: Work): void {
  for (const name of ['unevaluatedProperties', 'unevaluatedItems']) {
    if (((schema as Record<string, unknown>)[name] ?? true) === true) continue;
    const message = `${name} is not supported in a schema that is combined with others; put it outside`;
    work.report(`${pointer}/${name}`, 'unsupported_keyword', message);
  }
}

function exclusiveWays(all: readonly Located[], pointer: string): Way[] {
  return all.map((way) => ({
    schemas: [way],
    excluded: all.filter((other) => other !== way).map((other) => ({ schemas: [other], pointer })),
  }));
}

function conditionalWays(at: Located, below: (...steps: string[]) => Located): Way[] {
  const schema = at.schema as Record<string, unknown>;
  const optional = (name: string): Located[] => (schema[name] === undefined ? [] : [below(name)]);
  return [
    { schemas: [below('if'), ...optional('then')], excluded: [] },
    { schemas: optional('else'), excluded: [{ schemas: [below('if')], pointer: `${at.pointer}/if` }] },
  ];
}

function dependentWays(at: Located, name: string, below: (...steps: string[]) => Located): Way[] {
  const pointer = `${at.pointer}/dependentSchemas`;
  const present: Located = { schema: { required: [name] }, pointer, resource: at.resource };
  return [
    { schemas: [present, below('dependentSchemas', name)], excluded: [] },
    { schemas: [], excluded: [{ schemas: [present], pointer }] },
  ];
}
