import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { isUnavailable } from '@app/database';
import { QUEUE_NAMES } from '../contract/queues';
import { QueueUnavailable } from '../jobs.errors';
import { DeliveryGate } from './delivery-gate';
import { DeliveryQueues } from './delivery-queues';

const BATCH = 500;
/** Milliseconds between two looks at the outbox when nobody calls. */
const SWEEP_MS = 1_000;

/**
 * Moves deliveries that the gate lets pass from the outbox to the queue. Each process has a relay; whoever commits a delivery wakes its
 * own, and every relay sweeps for what the others left. Handing a delivery over twice is harmless.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private sweep: NodeJS.Timeout | undefined;
  private moving: Promise<void> | undefined;
  private wokenWhileMoving = false;
  private stopped = false;
  private failing = false;

  constructor(
    private readonly gate: DeliveryGate,
    private readonly queues: DeliveryQueues,
  ) {}

  onApplicationBootstrap(): void {
    this.sweep = setInterval(() => this.wake(), SWEEP_MS);
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.sweep);
    await this.moving;
  }

  /** Call after a transaction that wrote to the outbox has committed. */
  wake(): void {
    if (this.stopped) return;
    if (this.moving !== undefined) {
      this.wokenWhileMoving = true;
      return;
    }
    this.moving = this.drain().finally(() => {
      this.moving = undefined;
      if (this.wokenWhileMoving) {
        this.wokenWhileMoving = false;
        this.wake();
      }
    });
  }

  private async drain(): Promise<void> {
    try {
      while (!this.stopped && (await this.moveBatch()) === BATCH);
      if (this.failing) this.logger.log('The queue takes deliveries again');
      this.failing = false;
    } catch (error) {
      // The rows stay, and the next sweep tries again; once in the log is enough for an outage.
      if (!this.failing) this.logger.warn({ err: error }, 'Deliveries wait in the outbox');
      this.failing = true;
      if (!isUnavailable(error) && !(error instanceof QueueUnavailable)) this.logger.error(error);
    }
  }

  private async moveBatch(): Promise<number> {
    const due = await this.gate.claim(BATCH);
    if (due.length === 0) return 0;
    try {
      for (const queue of QUEUE_NAMES) {
        const deliveries = due.filter((delivery) => delivery.queue === queue);
        if (deliveries.length > 0) await this.queues.add(queue, deliveries);
      }
    } catch (error) {
      await this.gate.release(due);
      throw error;
    }
    await this.gate.passed(due);
    return due.length;
  }
}
