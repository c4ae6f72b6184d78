import { Injectable, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { defineJob, type JobContract } from '../contract/job-contract';
import { HandlesJob, JobRegistry } from './job-registry';

const job = (kind: string): JobContract =>
  defineJob<unknown>({ kind, type: 'test', queue: 'export', params: z.unknown(), progressUnit: 'records' });
const mown = job('mow_lawn');
const water = job('water_plants');

const handlerOf = (contract: JobContract, name: string): Type => {
  @HandlesJob()
  @Injectable()
  class Handler {
    readonly contract = contract;
    run(): void {}
  }
  Object.defineProperty(Handler, 'name', { value: name });
  return Handler;
};

async function start(providers: Type[]): Promise<void> {
  @Module({ imports: [DiscoveryModule], providers: [JobRegistry, ...providers] })
  class Worker {}
  const app = await NestFactory.createApplicationContext(Worker, { logger: false, abortOnError: false });
  try {
    app.get(JobRegistry).assertComplete();
  } finally {
    await app.close();
  }
}

it('starts when each job has its handler', async () => {
  await start([handlerOf(mown, 'Mower'), handlerOf(water, 'Waterer')]);
});

it('stops the start of a worker that lacks a handler, and says what to write', async () => {
  await expect(start([handlerOf(mown, 'Mower')])).rejects.toThrow(
    /^No handler for jobs of kind "water_plants"\. Write a class with @HandlesJob\(\)/,
  );
});

it('stops the start when two handlers want the same jobs, and names them', async () => {
  await expect(start([handlerOf(mown, 'Mower'), handlerOf(mown, 'Goat')])).rejects.toThrow(
    'Two handlers for jobs of kind "mow_lawn": Mower and Goat. Remove one.',
  );
});

it('stops the start when a marked class is no handler', async () => {
  @HandlesJob()
  @Injectable()
  class Scarecrow {}
  await expect(start([Scarecrow])).rejects.toThrow('Scarecrow is marked with @HandlesJob() but has no');
});

it('refuses two jobs of one kind', () => {
  expect(() => job('mow_lawn')).toThrow('Two jobs of kind "mow_lawn" are defined.');
});
