import type { INestApplicationContext, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

/** Where @CommandHandler keeps the command; @nestjs/cqrs does not export the name. */
const HANDLED_COMMAND = '__commandHandler__';

/**
 * For the start of an app: the command bus itself only warns of a second handler, and finds out that there is none when
 * the first user asks.
 * @param commands those that the app sends
 * @throws Error when one has no handler, or any command has two; it says what to write
 */
export function assertCommandHandlers(app: INestApplicationContext, commands: readonly Type[]): void {
  const handlers = new Map<Type, Set<Type>>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.providers.values()) {
      if (typeof metatype !== 'function') continue;
      const command = Reflect.getMetadata(HANDLED_COMMAND, metatype) as Type | undefined;
      if (command === undefined) continue;
      handlers.set(command, (handlers.get(command) ?? new Set()).add(metatype as Type));
    }
  }
  for (const [command, found] of handlers) {
    if (found.size === 1) continue;
    const names = [...found].map(({ name }) => name).sort();
    throw new Error(`Two handlers for the command ${command.name}: ${names.join(' and ')}. Remove one.`);
  }
  const missing = commands.filter((command) => !handlers.has(command)).map(({ name }) => name);
  if (missing.length === 0) return;
  throw new Error(
    `No handler for the command ${missing.join(', ')}. Write a class with @CommandHandler(${missing[0]}) and list it in the providers of a module that this app imports.`,
  );
}
