import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { type Access, ACCESS } from '@app/auth';

/** A route of a controller and who may use it. */
export interface DeclaredRoute {
  method: string;
  /** As Express has it: `/jobs/:jobId/events`. */
  path: string;
  /** `undefined`: it does not say. */
  access: Access | undefined;
}

/** Every route of every controller, by the decorators. Works before the controllers are made. */
export function declaredRoutes(app: INestApplicationContext): DeclaredRoute[] {
  const controllers = new Set(
    [...app.get(ModulesContainer).values()].flatMap((module) =>
      [...module.controllers.values()].flatMap(({ metatype }) => (metatype as Type | null) ?? []),
    ),
  );
  return [...controllers].flatMap(routesOf);
}

function routesOf(controller: Type): DeclaredRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name] as object;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const access = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as
      Access | undefined;
    const paths = pathsOf(controller).flatMap((prefix) => pathsOf(handler).map((path) => join(prefix, path)));
    return paths.map((path) => ({ method: RequestMethod[method], path, access }));
  });
}

function pathsOf(target: object): string[] {
  const paths = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return paths === undefined ? [''] : [paths].flat();
}

function join(...parts: string[]): string {
  const steps = parts.flatMap((part) => part.split('/')).filter((step) => step !== '');
  return `/${steps.join('/')}`;
}
