import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { definedJobs, type JobContract } from '../contract/job-contract';
import type { QueueName } from '../contract/queues';
import { UnknownJobKind } from '../jobs.errors';
import type { JobHandler } from './job-handler';

/** Marks a provider as the handler of a kind of job: `@HandlesJob() @Injectable() class GenerateDatasetHandler …`. */
export const HandlesJob = DiscoveryService.createDecorator();

/** Finds every handler at start and knows which runs what. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private readonly handlers = new Map<string, JobHandler>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders({ metadataKey: HandlesJob.KEY })) {
      this.register(instance as JobHandler);
    }
    if (this.handlers.size === 0) {
      throw new Error(
        'This worker has no job handlers: import a feature worker module, for example GenerationWorkerModule',
      );
    }
  }

  /** @throws UnknownJobKind */
  handlerOf(kind: string): JobHandler {
    const handler = this.handlers.get(kind);
    if (handler === undefined) throw new UnknownJobKind(kind);
    return handler;
  }

  find(kind: string): JobHandler | undefined {
    return this.handlers.get(kind);
  }

  get contracts(): JobContract[] {
    return [...this.handlers.values()].map(({ contract }) => contract);
  }

  /** The queues that this worker must listen to. */
  get queues(): QueueName[] {
    return [...new Set([...this.handlers.values()].map((handler) => handler.contract.queue))];
  }

  /**
   * For a worker that is to run everything its code can ask for.
   * @throws Error naming the jobs that are defined in this process and have no handler
   */
  assertComplete(): void {
    const missing = definedJobs()
      .map(({ kind }) => kind)
      .filter((kind) => !this.handlers.has(kind));
    if (missing.length === 0) return;
    throw new Error(
      `No handler for jobs of kind ${missing.map((kind) => `"${kind}"`).join(', ')}. Write a class with @HandlesJob() and @Injectable() that has the job as its \`contract\`, and list it in the providers of a worker module that this worker imports.`,
    );
  }

  private register(handler: Partial<JobHandler>): void {
    if (handler.contract === undefined || typeof handler.run !== 'function') {
      throw new Error(
        `${handler.constructor.name} is marked with @HandlesJob() but has no \`contract\` or no \`run\`: implement JobHandler.`,
      );
    }
    const { kind } = handler.contract;
    const other = this.handlers.get(kind);
    if (other !== undefined) {
      throw new Error(
        `Two handlers for jobs of kind "${kind}": ${other.constructor.name} and ${handler.constructor.name}. Remove one.`,
      );
    }
    this.handlers.set(kind, handler as JobHandler);
  }
}
