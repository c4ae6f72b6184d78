import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Command } from '@nestjs/cqrs';
import type { EnqueuedJob, RequestOptions } from '@app/jobs';

/** A kind of request that can be made by a schedule. A feature provides one for each of its own. */
export interface SchedulableRequest<R = never> {
  /** Stable name, written by hand: `generation`. */
  readonly type: string;
  /**
   * The command that the same request over HTTP becomes. `options.client` is to reach the enqueuer, so that job and
   * tick are committed together.
   * @param request as it was accepted when the schedule was made, perhaps by an older version
   */
  command(request: R, options: RequestOptions): Command<EnqueuedJob>;
}

/** Marks a provider as a request that can be scheduled. */
export const CanBeScheduled = DiscoveryService.createDecorator();

/** Finds everything that can be scheduled. */
@Injectable()
export class SchedulableRequests implements OnModuleInit {
  private readonly requests = new Map<string, SchedulableRequest>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders({ metadataKey: CanBeScheduled.KEY })) {
      const request = instance as SchedulableRequest;
      if (this.requests.has(request.type)) {
        throw new Error(`Two schedulable requests of type "${request.type}". Remove one.`);
      }
      this.requests.set(request.type, request);
    }
  }

  /** @throws Error when nothing of this type can be scheduled */
  commandOf({ type, body }: { type: string; body: unknown }, options: RequestOptions): Command<EnqueuedJob> {
    const request = this.requests.get(type);
    if (request === undefined) throw new Error(`Requests of type "${type}" cannot be scheduled`);
    return request.command(body as never, options);
  }
}
