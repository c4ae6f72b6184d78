import type { HttpAdapterHost } from '@nestjs/core';

interface Layer {
  match(path: string): boolean;
  route?: { path: unknown; methods: Record<string, boolean> };
}

/** Looks into Express' routes to tell a path that does not exist from one that does not take a method. */
export class AllowedMethods {
  constructor(private readonly adapter: HttpAdapterHost) {}

  /** Methods that the path takes; empty when there is no such path. */
  of(path: string): string[] {
    const { router } = this.adapter.httpAdapter.getInstance<{ router: { stack: Layer[] } }>();
    const methods = new Set<string>();
    for (const layer of router.stack) {
      if (layer.route === undefined || !matches(layer, path)) continue;
      for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase());
    }
    if (methods.has('GET')) methods.add('HEAD');
    return [...methods].filter((method) => method !== '_ALL').sort();
  }
}

function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    // A path with a broken percent-encoding matches nothing.
    return false;
  }
}
