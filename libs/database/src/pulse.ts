import { Client } from 'pg';
import { DatabaseUnavailable } from './database.errors';
import { destroyConnection } from './destroy-connection';

/** Milliseconds from an answer to the next question. */
const PERIOD_MS = 150;
/** Milliseconds that an answer may take. With the period it is below the second in which clients are told. */
const PATIENCE_MS = 700;

/**
 * Asks the database all the time whether it is there, on a connection of its own. A database that hangs (frozen, or
 * behind a network that swallows everything) breaks no connection, and a statement cannot know whether it is merely
 * slow; but a database that does not even answer `SELECT 1` is away for everybody. Then whoever waits for it is told
 * at once, and so is whoever comes, until it answers again.
 */
export class DatabasePulse {
  private readonly waiting = new Set<(error: DatabaseUnavailable) => void>();
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private lost = false;
  private closed = false;

  /** @param onLost told once for each time that the database goes away */
  constructor(
    private readonly url: string,
    private readonly onLost: (error: Error) => void,
  ) {
    void this.beat();
  }

  /** @throws DatabaseUnavailable while the database does not answer */
  assertAlive(): void {
    if (this.lost) throw new DatabaseUnavailable();
  }

  /**
   * The outcome of `work`, or DatabaseUnavailable as soon as the database is known to be away. What becomes of the
   * work then is unknown, as after a connection that broke.
   */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.assertAlive();
    return new Promise<T>((resolve, reject) => {
      this.waiting.add(reject);
      void work()
        .then(resolve, reject)
        .finally(() => this.waiting.delete(reject));
    });
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.disconnect();
  }

  private async beat(): Promise<void> {
    try {
      await this.ask();
      this.lost = false;
    } catch (error) {
      if (this.closed) return;
      this.disconnect();
      this.lose(error as Error);
    }
    if (this.closed) return;
    this.timer = setTimeout(() => void this.beat(), PERIOD_MS);
    this.timer.unref();
  }

  private async ask(): Promise<void> {
    const patience = new Patience(PATIENCE_MS);
    try {
      await Promise.race([this.connected().then((client) => client.query('SELECT 1')), patience.exhausted]);
    } finally {
      patience.end();
    }
  }

  private async connected(): Promise<Client> {
    if (this.client !== undefined) return this.client;
    const client = new Client({ connectionString: this.url, application_name: 'veogen pulse' });
    // What breaks it shows in the next question.
    client.on('error', () => undefined);
    this.client = client;
    await client.connect();
    return client;
  }

  private disconnect(): void {
    const client = this.client;
    this.client = undefined;
    if (client !== undefined) destroyConnection(client);
  }

  private lose(cause: Error): void {
    if (!this.lost) this.onLost(cause);
    this.lost = true;
    for (const reject of this.waiting) reject(new DatabaseUnavailable(cause));
  }
}

/** Waits for a time that only counts while this process can listen: its own pauses are not the fault of others. */
class Patience {
  private static readonly TICK_MS = 50;
  readonly exhausted: Promise<never>;
  private readonly timer: NodeJS.Timeout;

  constructor(ms: number) {
    let give: (error: Error) => void;
    this.exhausted = new Promise<never>((_, reject) => (give = reject));
    let [left, last] = [ms, performance.now()];
    this.timer = setInterval(() => {
      const now = performance.now();
      left -= Math.min(now - last, 2 * Patience.TICK_MS);
      last = now;
      // An answer that has come is read before an immediate.
      if (left <= 0) setImmediate(() => give(new Error('The database does not answer')));
    }, Patience.TICK_MS);
  }

  end(): void {
    clearInterval(this.timer);
    // Nobody may be left to hear it.
    this.exhausted.catch(() => undefined);
  }
}
