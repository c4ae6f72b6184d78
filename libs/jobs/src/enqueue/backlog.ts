import type { Database } from '@app/database';
import { BacklogFull } from '../jobs.errors';

/** Milliseconds that a count of the waiting jobs is believed. */
const FRESH_MS = 1_000;

/** Keeps the number of waiting jobs below a bound. The bound is soft: the count is up to a second old. */
export class Backlog {
  private waiting = 0;
  private countedAt = -Infinity;
  private counting: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly limit: number,
  ) {}

  /** @param jobs how many there are to be @throws BacklogFull */
  async admit(jobs = 1): Promise<void> {
    if (performance.now() - this.countedAt > FRESH_MS) {
      this.counting ??= this.count().finally(() => (this.counting = undefined));
      await this.counting;
    }
    if (this.waiting + jobs > this.limit) throw new BacklogFull(this.limit);
    this.waiting += jobs;
  }

  private async count(): Promise<void> {
    const { rows } = await this.database.query<{ waiting: number }>(
      `SELECT count(*) AS waiting FROM (SELECT 1 FROM jobs WHERE status = 'pending' LIMIT $1) AS pending`,
      [this.limit],
    );
    this.waiting = rows[0]?.waiting ?? 0;
    this.countedAt = performance.now();
  }
}
