import { setImmediate, setTimeout as delay } from 'node:timers/promises';
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
/** Milliseconds between two moves under load, so that each has something to carry. The first one does not wait. */
const SPACING_MS = 10;

/**
 * Hands the deliveries that the gate lets pass to the queue. Each process has a relay; whoever commits a delivery, or
 * makes room for one, wakes its own, and every relay sweeps for what the others left. Handing a delivery over twice is
 * harmless. What a relay that dies had not handed over yet, the reconciler misses in the queue.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private sweep: NodeJS.Timeout | undefined;
  private movedAt = -Infinity;
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

  /** Call after a transaction that wrote to the outbox, or ended a job, has committed. */
  wake(): void {
    if (this.stopped) return;
    if (this.moving !== undefined) {
      this.wokenWhileMoving = true;
      return;
    }
    this.moving = this.untilDue()
      .then(() => {
        this.wokenWhileMoving = false;
        return this.drain();
      })
      .finally(() => {
        this.moving = undefined;
        if (this.wokenWhileMoving) {
          this.wokenWhileMoving = false;
          this.wake();
        }
      });
  }

  /** What is woken meanwhile is part of the same move: at least all of this turn of the event loop. */
  private async untilDue(): Promise<void> {
    const early = this.movedAt + SPACING_MS - performance.now();
    await (early > 0 ? delay(early) : setImmediate());
    this.movedAt = performance.now();
  }

  private async drain(): Promise<void> {
    try {
      while (!this.stopped && this.mayBeMore(await this.moveBatch()));
      if (this.failing) this.logger.log('The queue takes deliveries again');
      this.failing = false;
    } catch (error) {
      // The rows stay, and the next sweep tries again; once in the log is enough for an outage.
      if (!this.failing) this.logger.warn({ err: error }, 'Deliveries wait in the outbox');
      this.failing = true;
      if (!isUnavailable(error) && !(error instanceof QueueUnavailable)) this.logger.error(error);
    }
  }

  // A limit that held one delivery back may have left its place to another.
  private mayBeMore(moved: number): boolean {
    return this.gate.limited ? moved > 0 : moved === BATCH;
  }

  private async moveBatch(): Promise<number> {
    const due = await this.gate.open(BATCH);
    if (due.length === 0) return 0;
    try {
      for (const queue of QUEUE_NAMES) {
        const deliveries = due.filter((delivery) => delivery.queue === queue);
        if (deliveries.length > 0) await this.queues.add(queue, deliveries);
      }
    } catch (error) {
      await this.gate.takeBack(due);
      throw error;
    }
    return due.length;
  }
}
