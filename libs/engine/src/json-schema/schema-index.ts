import { isJsonObject, pointerStep } from '../options/option';

/** A schema with its place in the document. */
export interface Located {
  readonly schema: unknown;
  /** JSON pointer from the beginning of the document. */
  readonly pointer: string;
  /** The schema with an `$id` that it is in, or the document. */
  readonly resource: Resource;
}

interface Resource {
  readonly uri: string;
  readonly root: unknown;
  readonly pointer: string;
  readonly anchors: Map<string, unknown>;
}

/** Values in these are no schemas, whatever they look like. */
const DATA = new Set(['enum', 'const', 'default', 'examples', 'example']);

/** Where everything in a document is; made once, in one walk. */
export class SchemaIndex {
  readonly root: Located;
  private readonly places = new Map<object, Located>();
  private readonly resources = new Map<string, Resource>();

  constructor(document: unknown, base: string) {
    const resource = this.resource('', document, base);
    this.root = { schema: document, pointer: base, resource };
    const open: Located[] = [this.root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) open.push(...this.visit(next));
  }

  private resource(uri: string, root: unknown, pointer: string): Resource {
    const resource = { uri, root, pointer, anchors: new Map<string, unknown>() };
    this.resources.set(uri, resource);
    return resource;
  }

  private visit(at: Located): Located[] {
    const { schema, pointer } = at;
    if (typeof schema !== 'object' || schema === null) return [];
    let { resource } = at;
    if (isJsonObject(schema)) {
      const { $id, $anchor } = schema;
      if (typeof $id === 'string' && !$id.startsWith('#')) {
        const uri = absolute($id.replace(/#$/, ''), resource.uri);
        if (schema === this.root?.schema || pointer === resource.pointer) this.resources.set(uri, resource);
        else resource = this.resource(uri, schema, pointer);
      }
      const anchor = typeof $id === 'string' && $id.startsWith('#') ? $id.slice(1) : $anchor;
      if (typeof anchor === 'string') resource.anchors.set(anchor, schema);
    }
    this.places.set(schema, { schema, pointer, resource });
    return Object.entries(schema).flatMap(([name, inner]: [string, unknown]) =>
      DATA.has(name) && isJsonObject(schema)
        ? []
        : [{ schema: inner, pointer: pointer + pointerStep(name), resource }],
    );
  }

  /** What is at `steps` below `at`. */
  below(at: Located, ...steps: readonly string[]): Located {
    let schema: unknown = at.schema;
    let { pointer } = at;
    for (const step of steps) {
      schema = (schema as Record<string, unknown>)[step];
      pointer += pointerStep(step);
    }
    return this.placeOf(schema) ?? { schema, pointer, resource: at.resource };
  }

  /** What `ref`, found in `at`, leads to; undefined when it leads nowhere or out of the document. */
  resolve(ref: string, at: Located): Located | undefined {
    const hash = ref.indexOf('#');
    const uri = hash < 0 ? ref : ref.slice(0, hash);
    const fragment = hash < 0 ? '' : ref.slice(hash + 1);
    const { resource: here } = this.placeOf(at.schema) ?? at;
    const resource = uri === '' ? here : this.resources.get(absolute(uri, this.uriOf(here)));
    if (resource === undefined) return undefined;
    if (fragment === '') return this.placeOf(resource.root) ?? { ...at, schema: resource.root };
    if (!fragment.startsWith('/')) {
      const anchored = resource.anchors.get(fragment);
      return anchored === undefined ? undefined : this.placeOf(anchored);
    }
    return this.follow(fragment, resource);
  }

  private uriOf(resource: Resource): string {
    for (const [uri, known] of this.resources) if (known === resource && uri !== '') return uri;
    return '';
  }

  private follow(fragment: string, resource: Resource): Located | undefined {
    let schema = resource.root;
    let { pointer } = resource;
    for (const step of fragment.slice(1).split('/')) {
      const name = unescaped(step);
      if (name === undefined || typeof schema !== 'object' || schema === null) return undefined;
      if (!Object.hasOwn(schema, name)) return undefined;
      schema = (schema as Record<string, unknown>)[name];
      pointer += pointerStep(name);
    }
    return this.placeOf(schema) ?? { schema, pointer, resource };
  }

  private placeOf(schema: unknown): Located | undefined {
    return typeof schema === 'object' && schema !== null ? this.places.get(schema) : undefined;
  }
}

function unescaped(step: string): string | undefined {
  try {
    return decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~');
  } catch {
    return undefined;
  }
}

/** `uri` as seen from `base`: enough of RFC 3986 for schemas that name each other by file. */
function absolute(uri: string, base: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri) || base === '') return uri;
  if (uri.startsWith('/')) return base.replace(/^([A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*)?.*$/, '$1') + uri;
  return base.replace(/[^/]*$/, '') + uri.replace(/^\.\//, '');
}
