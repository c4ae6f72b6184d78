import { getQueueToken } from '@nestjs/bullmq';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { deliveryId, type Delivery } from '../contract/job-contract';
import { QUEUE_NAMES, QUEUES, type QueueName } from '../contract/queues';
import { QueueUnavailable } from '../jobs.errors';

export interface QueuedDelivery extends Delivery {
  kind: string;
  priority: number;
}

/** States of a BullMQ job that will still reach a worker. */
const LIVE_STATES: ReadonlySet<string> = new Set([
  'waiting',
  'active',
  'prioritized',
  'delayed',
  'waiting-children',
]);

/** The queues as the rest of the library sees them: something that carries deliveries and may forget them. */
@Injectable()
export class DeliveryQueues implements OnModuleInit {
  private readonly logger = new Logger(DeliveryQueues.name);
  private lastTrouble = '';

  constructor(private readonly modules: ModuleRef) {}

  onModuleInit(): void {
    for (const queue of this.all()) {
      // Unheard, BullMQ prints each failed attempt to reconnect; the same trouble is worth one line.
      queue.on('error', (error) => {
        if (error.message !== this.lastTrouble)
          this.logger.warn({ err: error }, 'The queue cannot be reached');
        this.lastTrouble = error.message;
      });
    }
  }

  /** Hands deliveries over; one that the queue still has is not doubled. @throws QueueUnavailable */
  async add(queue: QueueName, deliveries: readonly QueuedDelivery[]): Promise<void> {
    const jobs = deliveries.map(({ kind, priority, jobId, delivery }) => ({
      name: kind,
      data: { jobId, delivery } satisfies Delivery,
      opts: {
        ...QUEUES[queue].jobOptions,
        jobId: deliveryId({ jobId, delivery }),
        ...(priority > 0 && { priority }),
      },
    }));
    await this.attempt(() => this.queue(queue).addBulk(jobs));
  }

  /** Whether the queue will still deliver this. @throws QueueUnavailable */
  async holds(queue: QueueName, delivery: Delivery): Promise<boolean> {
    const state = await this.attempt(() => this.queue(queue).getJobState(deliveryId(delivery)));
    return LIVE_STATES.has(state);
  }

  /** Deliveries that wait in all queues. @throws QueueUnavailable */
  async depth(): Promise<number> {
    const counts = await this.attempt(() =>
      Promise.all(
        QUEUE_NAMES.map((name) => this.queue(name).getJobCountByTypes('waiting', 'prioritized', 'delayed')),
      ),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  all(): Queue[] {
    return QUEUE_NAMES.map((name) => this.queue(name));
  }

  private queue(name: QueueName): Queue {
    return this.modules.get<Queue>(getQueueToken(QUEUES[name].name), { strict: false });
  }

  private async attempt<T>(command: () => Promise<T>): Promise<T> {
    try {
      return await command();
    } catch (error) {
      throw new QueueUnavailable(error);
    }
  }
}
