export interface UntilOptions {
  /** Milliseconds after which waiting is a failure. Default 60,000. */
  readonly timeoutMs?: number;
  /** Milliseconds between two looks. Default 25. */
  readonly intervalMs?: number;
  /** What is waited for, for the error's text. Default: the condition's source. */
  readonly what?: string;
}

/** What `until` resolves to: the condition's answer once it is neither undefined, null nor false. */
type Met<T> = Exclude<T, undefined | null | false>;

/**
 * Waits until the condition holds and answers what it gave.
 * An error thrown by the condition ends the wait at once.
 * @throws Error naming the condition when it does not hold in time
 */
export async function until<T>(condition: () => T | Promise<T>, options: UntilOptions = {}): Promise<Met<T>> {
  const { timeoutMs = 60_000, intervalMs = 25 } = options;
  const end = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== null && value !== false) return value as Met<T>;
    if (performance.now() >= end) {
      throw new Error(`Not within ${timeoutMs} ms: ${options.what ?? condition.toString()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
