import { AsyncResource } from 'node:async_hooks';
import { activeTracer } from '@app/observability';

interface Entry<T, R> {
  item: T;
  /** As the one who added the item. */
  write: (items: T[]) => Promise<R[]>;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers single writes into one: while a batch is being written, what arrives waits for the next one. An idle
 * system writes at once, a busy one in batches that grow with the load, and nobody ever waits for a timer.
 */
export class GroupCommit<T, R> {
  private waiting: Entry<T, R>[] = [];
  private writing = 0;

  /**
   * @param write writes a batch and answers in its order; when it fails, nothing of the batch was written
   * @param blamesItem whether a failure may be the fault of one item, so that its neighbours deserve another try
   * @param maxBatch most items in one write
   * @param maxConcurrent writes under way at once; two, by default, keep the database busy while results are handed out
   */
  constructor(
    private readonly write: (items: T[]) => Promise<R[]>,
    private readonly blamesItem: (error: unknown) => boolean,
    private readonly maxBatch = 200,
    private readonly maxConcurrent = 2,
  ) {}

  add(item: T): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      // Only who traces pays for remembering on whose behalf a batch is written.
      const write = activeTracer() === undefined ? this.write : AsyncResource.bind(this.write);
      this.waiting.push({ item, write, resolve, reject });
      // Whatever else arrives in this turn of the event loop joins the batch.
      if (this.waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  private flush(): void {
    while (this.waiting.length > 0 && this.writing < this.maxConcurrent) {
      const batch = this.waiting.splice(0, this.maxBatch);
      this.writing++;
      // Of several, the first has the statement in its trace.
      const { write = this.write } = batch[0] ?? {};
      write(batch.map((entry) => entry.item))
        .then(
          (results) => batch.forEach((entry, index) => entry.resolve(results[index] as R)),
          (error: unknown) => this.fail(batch, error),
        )
        .finally(() => {
          this.writing--;
          this.flush();
        });
    }
  }

  private fail(batch: typeof this.waiting, error: unknown): void {
    if (batch.length === 1 || !this.blamesItem(error)) {
      batch.forEach((entry) => entry.reject(error));
      return;
    }
    for (const entry of batch) {
      entry.write([entry.item]).then(([result]) => entry.resolve(result as R), entry.reject);
    }
  }
}
