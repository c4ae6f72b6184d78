import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { Database } from '@app/database';
import type { QueueName } from '../contract/queues';
import type { QueuedDelivery } from './delivery-queues';
import { StartPace } from './start-pace';

/** A delivery that goes to the queue now. */
export interface DueDelivery extends QueuedDelivery {
  /** Of its row in the outbox. */
  id: number;
  queue: QueueName;
}

/**
 * Decides which of the pending deliveries may go to the queue now: those that are due, whose kind is not paused, and for
 * which the limits of their kind and tenant leave room; among these by priority, and within a priority by turns of the
 * tenants. What must wait stays in the outbox, in PostgreSQL, where it survives everything and where a decision takes
 * effect at once for every process. So the queue is kept short: it has `QUEUE_WINDOW` deliveries at most, or twice as
 * many as it has jobs running, or as many as this process starts in a tenth of a second, and whoever comes next waits
 * behind no more than these.
 *
 * A delivery counts against the limits from the moment that it passes until its job ends, waits again, or loses its
 * worker. The row stays in the outbox until a worker takes the job. The decision itself is the function
 * `hand_over_deliveries` (migration `fairness`), which one relay at a time executes.
 */
@Injectable()
export class DeliveryGate {
  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
    private readonly pace: StartPace,
  ) {}

  /** Whether the end of a job can let another pass. */
  get limited(): boolean {
    const { kindLimits, tenantMaxRunning } = this.config.jobs;
    return tenantMaxRunning > 0 || Object.keys(kindLimits).length > 0;
  }

  /** Marks up to `limit` deliveries as handed over, and answers them in their order. */
  async open(limit: number): Promise<DueDelivery[]> {
    const { queueWindow, kindLimits, tenantMaxRunning } = this.config.jobs;
    const window = Math.max(queueWindow, this.pace.inTenthOfSecond);
    const { rows } = await this.database.query<DueDelivery>({
      name: 'hand_over',
      // A hand-over that a crash of the database forgets is made again, which is harmless: it need not wait for the disk.
      text: `SELECT due.* FROM hand_over_deliveries($1, $2, $3, $4) AS due,
                    set_config('synchronous_commit', 'off', true)`,
      values: [limit, window, JSON.stringify(kindLimits), tenantMaxRunning],
    });
    return rows;
  }

  /** Takes back deliveries that the queue did not take. */
  async takeBack(deliveries: readonly DueDelivery[]): Promise<void> {
    await this.database.query('UPDATE outbox SET handed_at = NULL, claimed_until = NULL WHERE id = ANY($1)', [
      deliveries.map(({ id }) => id),
    ]);
  }
}
