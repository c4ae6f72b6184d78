/**
 * Gathers lookups by key into one statement: what is asked for in one turn of the event loop, or while a statement is
 * under way, is read together by the next one. Every answer was read after its question was asked.
 */
export class BatchedLookup<K, V> {
  private waiting = new Map<K, Lookup<V>>();
  private reading = false;

  /** @param read finds the values of different keys; those that are not there are left out */
  constructor(private readonly read: (keys: K[]) => Promise<ReadonlyMap<K, V>>) {}

  /** Undefined when there is none. @throws what `read` throws */
  find(key: K): Promise<V | undefined> {
    const asked = this.waiting.get(key);
    if (asked !== undefined) return asked.promise;
    const lookup = newLookup<V>();
    this.waiting.set(key, lookup);
    if (this.waiting.size === 1) setImmediate(() => void this.flush());
    return lookup.promise;
  }

  private async flush(): Promise<void> {
    if (this.reading || this.waiting.size === 0) return;
    this.reading = true;
    const batch = this.waiting;
    this.waiting = new Map();
    try {
      const found = await this.read([...batch.keys()]);
      for (const [key, { resolve }] of batch) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of batch.values()) reject(error);
    } finally {
      this.reading = false;
    }
    void this.flush();
  }
}

interface Lookup<V> {
  promise: Promise<V | undefined>;
  resolve(value: V | undefined): void;
  reject(error: unknown): void;
}

function newLookup<V>(): Lookup<V> {
  let resolve!: Lookup<V>['resolve'];
  let reject!: Lookup<V>['reject'];
  const promise = new Promise<V | undefined>((onFound, onError) => {
    resolve = onFound;
    reject = onError;
  });
  return { promise, resolve, reject };
}
