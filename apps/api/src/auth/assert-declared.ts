import type { INestApplication } from '@nestjs/common';
import { type DeclaredRoute, declaredRoutes } from './declared-routes';

interface Layer {
  route?: { path: unknown; methods: Record<string, boolean> };
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Makes sure, when all routes are there, that each says who may use it: whether or not anybody is asked for credentials
 * now, some day somebody will be. Looks at the routes of Express itself, so none is overlooked.
 * @param guarded paths at and below which everything is guarded already
 * @throws Error naming the routes and what to write
 */
export function assertEveryRouteDeclared(app: INestApplication, guarded: readonly string[]): void {
  const routes = declaredRoutes(app);
  const silent = routes.filter(({ access }) => access === undefined).map(nameOf);
  if (silent.length > 0) {
    throw new Error(
      `Nothing says who may use ${silent.join(', ')}. Write @Scope('read'), another scope, or @Public() above the handler.`,
    );
  }
  const open = routes.filter(({ method, access }) => access?.kind === 'public' && !READING.has(method));
  if (open.length > 0)
    throw new Error(`${open.map(nameOf).join(', ')} is @Public(), and writes. Only reading can be public.`);
  const known = new Set(routes.map(nameOf));
  const strays = expressRoutes(app).filter(
    (route) => !known.has(nameOf(route)) && !guarded.some((path) => isBelow(route.path, path)),
  );
  if (strays.length > 0)
    throw new Error(`No controller has ${strays.map(nameOf).join(', ')}, so nothing guards it.`);
}

/** The routes that Express has, with those of pages. */
export function expressRoutes(app: INestApplication): Pick<DeclaredRoute, 'method' | 'path'>[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
  return router.stack.flatMap(({ route }) =>
    Object.keys(route?.methods ?? {}).map((method) => ({
      method: method.toUpperCase(),
      path: String(route?.path),
    })),
  );
}

function nameOf({ method, path }: Pick<DeclaredRoute, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}
