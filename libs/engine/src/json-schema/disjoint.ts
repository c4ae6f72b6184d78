import { accepts } from './accepts';
import { branchesOf } from './branches';
import { factsOf, type Bound, type Facts } from './facts';
import type { JsonType } from './keywords';
import { itemSchemas, propertySchemas } from './members';
import type { Located, SchemaIndex } from './schema-index';
import type { Work } from './work';

const MAX_DEPTH = 3;

/** Shows that no value follows two schemas at once. Not finding a reason says nothing. */
export class Disjointness {
  constructor(
    private readonly index: SchemaIndex,
    private readonly work: Work,
  ) {}

  /**
   * The ways to follow `schemas` that `facts` does not rule out by itself; none means that no value of `facts`
   * follows them.
   */
  possible(facts: Facts, schemas: readonly Located[]): Facts[] {
    return this.factsOfAll(schemas).filter((other) => !this.areDisjoint(facts, other, 0));
  }

  private factsOfAll(schemas: readonly Located[]): Facts[] {
    // What a branch excludes makes it narrower: without it, less is shown, and nothing wrong.
    return branchesOf(schemas, this.index, this.work, false).map((branch) => factsOf(branch.schemas, ''));
  }

  private areDisjoint(a: Facts, b: Facts, depth: number): boolean {
    this.work.step();
    if (a.values !== undefined) {
      const values =
        b.values === undefined ? a.values : a.values.filter((value) => b.values!.includes(value));
      const scalar = values.every((value) => typeof value !== 'object' || value === null);
      if (b.values === undefined || scalar) return values.every((value) => accepts(b, value) === false);
      return false;
    }
    if (b.values !== undefined) return b.values.every((value) => accepts(a, value) === false);
    return commonTypes(a, b).every((type) => this.areDisjointAs(type, a, b, depth));
  }

  private areDisjointAs(type: JsonType, a: Facts, b: Facts, depth: number): boolean {
    switch (type) {
      case 'number':
      case 'integer':
        return isBelow(a.maximum, b.minimum) || isBelow(b.maximum, a.minimum);
      case 'string':
        return (a.maxLength ?? Infinity) < b.minLength || (b.maxLength ?? Infinity) < a.minLength;
      case 'object':
        return this.objectsAreDisjoint(a, b, depth);
      case 'array':
        return this.arraysAreDisjoint(a, b, depth);
      default:
        return false;
    }
  }

  private objectsAreDisjoint(a: Facts, b: Facts, depth: number): boolean {
    if ((a.maxProperties ?? Infinity) < b.minProperties || (b.maxProperties ?? Infinity) < a.minProperties)
      return true;
    return [...new Set([...a.required, ...b.required])].some((name) =>
      this.membersAreDisjoint(
        propertySchemas(name, a, this.index),
        propertySchemas(name, b, this.index),
        depth,
      ),
    );
  }

  private arraysAreDisjoint(a: Facts, b: Facts, depth: number): boolean {
    if ((a.maxItems ?? Infinity) < b.minItems || (b.maxItems ?? Infinity) < a.minItems) return true;
    if (Math.max(a.minItems, b.minItems) < 1) return false;
    return this.membersAreDisjoint(itemSchemas(0, a, this.index), itemSchemas(0, b, this.index), depth);
  }

  private membersAreDisjoint(a: readonly Located[], b: readonly Located[], depth: number): boolean {
    if (depth >= MAX_DEPTH) return false;
    const all = this.factsOfAll(b);
    return this.factsOfAll(a).every((one) => all.every((other) => this.areDisjoint(one, other, depth + 1)));
  }
}

function commonTypes(a: Facts, b: Facts): JsonType[] {
  const common = [...a.types].filter((type) => b.types.has(type));
  const mixed =
    (a.types.has('number') && b.types.has('integer')) || (a.types.has('integer') && b.types.has('number'));
  return mixed ? [...common, 'integer'] : common;
}

function isBelow(upper: Bound | undefined, lower: Bound | undefined): boolean {
  if (upper === undefined || lower === undefined) return false;
  return upper.value < lower.value || (upper.value === lower.value && (upper.exclusive || lower.exclusive));
}
