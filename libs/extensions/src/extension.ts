import type { DynamicModule, Type } from '@nestjs/common';
import type { AnyFieldDefinition } from '@app/engine';

type NestModule = Type | DynamicModule;

/** What a package adds to VeoGen: the default export of its entry, made with {@link defineExtension}. */
export interface Extension {
  /** For messages. */
  readonly name: string;
  /** Added to the catalogue in both processes, since both compile plans. */
  readonly fieldTypes?: readonly AnyFieldDefinition[];
  /** Modules for the API: controllers, commands and their handlers. */
  readonly api?: readonly NestModule[];
  /** Modules for the worker, with the handlers of jobs. */
  readonly worker?: readonly NestModule[];
}

/** Gives the literal its type. */
export function defineExtension(extension: Extension): Extension {
  return extension;
}
