/** Does something at a steady rate, whatever the answers take, and measures how long each took. */
export class LatencyProbe {
  private readonly latencies: number[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly timer: NodeJS.Timeout;
  private failure: unknown;

  /** @param intervalMs milliseconds from one start to the next */
  constructor(
    intervalMs: number,
    private readonly act: () => Promise<unknown>,
  ) {
    this.timer = setInterval(() => this.start(), intervalMs);
  }

  get count(): number {
    return this.latencies.length;
  }

  /** Milliseconds that this share of all took at most; 1 is the slowest. */
  quantile(share: number): number {
    const sorted = [...this.latencies].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  }

  /** Waits for the last answers. @throws what the first failure was */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.running);
    if (this.failure !== undefined) throw this.failure as Error;
  }

  private start(): void {
    const started = performance.now();
    const one = this.act()
      .then(
        () => void this.latencies.push(performance.now() - started),
        (error: unknown) => void (this.failure ??= error),
      )
      .finally(() => this.running.delete(one));
    this.running.add(one);
  }
}
