import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command, CommandHandler } from '@nestjs/cqrs';
import { assertCommandHandlers } from './command-handlers';

class PlantTree extends Command<void> {}
class FellTree extends Command<void> {}

@CommandHandler(PlantTree)
class Planter {
  async execute(): Promise<void> {}
}
@CommandHandler(PlantTree)
class Squirrel {
  async execute(): Promise<void> {}
}

async function start(providers: Type[], commands: Type[]): Promise<void> {
  @Module({ providers })
  class App {}
  const app = await NestFactory.createApplicationContext(App, { logger: false, abortOnError: false });
  try {
    assertCommandHandlers(app, commands);
  } finally {
    await app.close();
  }
}

it('is content with one handler for each command', async () => {
  await start([Planter], [PlantTree]);
});

it('names the command that has no handler, and what to write', async () => {
  await expect(start([Planter], [PlantTree, FellTree])).rejects.toThrow(
    'No handler for the command FellTree. Write a class with @CommandHandler(FellTree) and list it in the providers of a module that this app imports.',
  );
});

it('names two handlers of one command', async () => {
  await expect(start([Planter, Squirrel], [PlantTree])).rejects.toThrow(
    'Two handlers for the command PlantTree: Planter and Squirrel. Remove one.',
  );
});
