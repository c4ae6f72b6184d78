import { connect } from 'node:net';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../embedded-postgres';

const LOOK_MS = 1_000;

/** Whether nothing listens on the port any more. A server that is merely slow does not count. */
function isGone(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const answer = (gone: boolean): void => {
      socket.destroy();
      resolve(gone);
    };
    socket.setTimeout(LOOK_MS, () => answer(false));
    socket.once('connect', () => answer(false));
    socket.once('error', (error: NodeJS.ErrnoException) => answer(error.code === 'ECONNREFUSED'));
  });
}

/** The embedded database, started again on the same port should it ever die under us. */
export class DatabaseKeeper {
  private timer: NodeJS.Timeout | undefined;
  private look: Promise<void> | undefined;
  private stopped = false;

  private constructor(
    private postgres: EmbeddedPostgres,
    private readonly options: EmbeddedPostgresOptions,
    private readonly warn: (message: string) => void,
  ) {
    this.scheduleLook();
  }

  static async start(
    options: EmbeddedPostgresOptions,
    warn: (message: string) => void,
  ): Promise<DatabaseKeeper> {
    return new DatabaseKeeper(await startEmbeddedPostgres(options), options, warn);
  }

  get server(): Omit<EmbeddedPostgres, 'stop'> {
    return this.postgres;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.look;
    await this.postgres.stop();
  }

  private scheduleLook(): void {
    this.timer = setTimeout(() => {
      this.look = this.restartIfGone().finally(() => {
        if (!this.stopped) this.scheduleLook();
      });
    }, LOOK_MS);
    this.timer.unref();
  }

  private async restartIfGone(): Promise<void> {
    const { port } = this.postgres;
    if (!(await isGone(port)) || this.stopped) return;
    this.warn('PostgreSQL ended unexpectedly; starting it again.');
    try {
      this.postgres = await startEmbeddedPostgres({ ...this.options, port });
    } catch (error) {
      this.warn(`PostgreSQL could not be started again: ${(error as Error).message}`);
    }
  }
}
