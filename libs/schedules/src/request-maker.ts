import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AppError } from '@app/errors';
import { Database, type PoolClient } from '@app/database';
import type { EnqueuedJob, RequestOptions } from '@app/jobs';
import { OneAtATime } from './one-at-a-time';
import { SchedulableRequests } from './schedulable-request';
import { ScheduledRequestRefused } from './schedules.errors';

class RollBack extends Error {}

/** Makes the requests of schedules, by the commands that HTTP requests become. */
@Injectable()
export class RequestMaker {
  private readonly transactions = new OneAtATime();

  constructor(
    private readonly database: Database,
    private readonly bus: CommandBus,
    private readonly requests: SchedulableRequests,
  ) {}

  /** A transaction in which `make` may be called. */
  transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    return this.transactions.run(() => this.database.transaction(work));
  }

  /** Enqueues the job of a request in the caller's transaction. @throws what the command throws */
  make(
    client: PoolClient,
    request: { type: string; body: unknown },
    options: Omit<RequestOptions, 'client'>,
  ): Promise<EnqueuedJob> {
    return this.bus.execute(this.requests.commandOf(request, { ...options, client }));
  }

  /**
   * Makes a request and takes it back: whether it would be accepted now is decided by the code that accepts it.
   * @throws ScheduledRequestRefused and what is temporary
   */
  async rehearse(request: { type: string; body: unknown }): Promise<void> {
    try {
      await this.transaction(async (client) => {
        await this.make(client, request, {});
        throw new RollBack();
      });
    } catch (error) {
      if (error instanceof RollBack) return;
      throw error instanceof AppError && !error.retryable ? new ScheduledRequestRefused(error) : error;
    }
  }
}
