import { Logger } from '@nestjs/common';
import { type Database, untilMigrated } from '@app/database';

/**
 * Where the process is in its life. It takes work once the database has every migration of this version; applying
 * them is not its job.
 */
export class ServiceState {
  private readonly logger = new Logger(ServiceState.name);
  private readonly stopping = new AbortController();
  private readonly leaving = new AbortController();
  private started = false;
  /** What the start waits for, for people. */
  waitingFor = 'Waiting for the database';

  constructor(private readonly database: Database) {}

  get phase(): 'starting' | 'running' | 'stopping' {
    if (this.stopping.signal.aborted) return 'stopping';
    return this.started ? 'running' : 'starting';
  }

  /** Waits for the database in the background. Resolves after the first look at it, whatever that found. */
  async start(): Promise<void> {
    let onWait = (): void => undefined;
    const firstLook = new Promise<void>((resolve) => (onWait = resolve));
    const migrated = untilMigrated(this.database, {
      signal: this.stopping.signal,
      onWait: (reason) => {
        this.waitingFor = `Waiting for ${reason}`;
        this.logger.warn(this.waitingFor);
        onWait();
      },
    }).then(
      () => void (this.started = true),
      (error: unknown) => {
        if (!this.stopping.signal.aborted) throw error;
      },
    );
    await Promise.race([firstLook, migrated]);
  }

  onStop(listener: () => void): void {
    this.stopping.signal.addEventListener('abort', listener, { once: true });
  }

  onLeave(listener: () => void): void {
    this.leaving.signal.addEventListener('abort', listener, { once: true });
  }

  /** From now on new requests should go elsewhere. Those that come all the same are served. */
  stop(): void {
    this.stopping.abort();
  }

  /** From now on nobody new is let in, and who stays for long is asked to leave. */
  leave(): void {
    this.leaving.abort();
  }
}
