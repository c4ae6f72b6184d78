import type { HttpAdapterHost } from '@nestjs/core';

interface Layer {
  match(path: string): boolean;
  route?: { path: unknown; methods: Record<string, boolean> };
}

/** Looks into Express' routes: which there is for a path, and which methods it takes. */
export class Routes {
  constructor(private readonly adapter: HttpAdapterHost) {}

  /** Methods that the path takes; empty when there is no such path. */
  methodsOf(path: string): string[] {
    const methods = new Set<string>();
    for (const layer of this.stack) {
      if (layer.route === undefined || !matches(layer, path)) continue;
      for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase());
    }
    if (methods.has('GET')) methods.add('HEAD');
    return [...methods].filter((method) => method !== '_ALL').sort();
  }

  /** The route of a path as it is written in the code, `/jobs/:jobId`; `undefined` when there is none. */
  templateOf(path: string): string | undefined {
    const layer = this.stack.find((candidate) => candidate.route !== undefined && matches(candidate, path));
    return typeof layer?.route?.path === 'string' ? layer.route.path : undefined;
  }

  private get stack(): Layer[] {
    return this.adapter.httpAdapter.getInstance<{ router: { stack: Layer[] } }>().router.stack;
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
