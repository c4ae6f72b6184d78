/**
 * Runs work one piece after the other. For transactions inside of which a second connection is needed: many of them at
 * once would each hold one connection and wait for another, until the pool is stuck.
 */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work, work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
