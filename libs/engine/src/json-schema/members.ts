import { isJsonObject } from '../options/option';
import { isFoundIn } from './accepts';
import type { Facts } from './facts';
import type { Located, SchemaIndex } from './schema-index';

/** Names of `properties` and of `required`, in the order they first appear. */
export function propertyNames({ schemas, required }: Facts): string[] {
  const names = schemas.flatMap(({ schema }) =>
    Object.keys(((schema as Record<string, unknown>)['properties'] as object | undefined) ?? {}),
  );
  return [...new Set([...names, ...required])];
}

/** All schemas that a property follows. `false` among them means that it cannot be there. */
export function propertySchemas(name: string, facts: Facts, index: SchemaIndex): Located[] {
  const found: Located[] = [];
  for (const at of facts.schemas) {
    const schema = at.schema as Record<string, unknown>;
    const properties = schema['properties'] as Record<string, unknown> | undefined;
    let evaluated = false;
    if (properties !== undefined && Object.hasOwn(properties, name)) {
      found.push(index.below(at, 'properties', name));
      evaluated = true;
    }
    for (const pattern of Object.keys((schema['patternProperties'] as object | undefined) ?? {})) {
      const applies = isFoundIn(pattern, name);
      // When that cannot be said, the schema is taken to apply, and to leave nothing to additionalProperties either.
      if (applies !== false) found.push(index.below(at, 'patternProperties', pattern));
      if (applies === true) evaluated = true;
    }
    if (!evaluated && schema['additionalProperties'] !== undefined)
      found.push(index.below(at, 'additionalProperties'));
  }
  if (found.length > 0) return found;
  return facts.schemas.flatMap((at) =>
    (at.schema as Record<string, unknown>)['unevaluatedProperties'] === undefined
      ? []
      : [index.below(at, 'unevaluatedProperties')],
  );
}

/** The schemas that the names of properties follow. */
export function nameSchemas(facts: Facts, index: SchemaIndex): Located[] {
  return facts.schemas.flatMap((at) =>
    isJsonObject(at.schema) && at.schema['propertyNames'] !== undefined
      ? [index.below(at, 'propertyNames')]
      : [],
  );
}

/** All schemas that the item at `place` follows. */
export function itemSchemas(place: number, facts: Facts, index: SchemaIndex): Located[] {
  return facts.schemas.flatMap((at) => {
    const schema = at.schema as Record<string, unknown>;
    const prefix = schema['prefixItems'] as readonly unknown[] | undefined;
    if (prefix !== undefined && place < prefix.length) return [index.below(at, 'prefixItems', String(place))];
    if (schema['items'] !== undefined) return [index.below(at, 'items')];
    return schema['unevaluatedItems'] === undefined ? [] : [index.below(at, 'unevaluatedItems')];
  });
}

/** How many of the first items can have schemas of their own. */
export function prefixLength({ schemas }: Facts): number {
  const lengths = schemas.map(
    ({ schema }) =>
      ((schema as Record<string, unknown>)['prefixItems'] as unknown[] | undefined)?.length ?? 0,
  );
  return Math.max(0, ...lengths);
}
