import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';
import { destroyConnection } from './destroy-connection';

/** Milliseconds for which nothing moves over a connection before its peer is looked for. */
const SILENT_MS = 20_000;
/** Looks in that time. */
const LOOKS = 4;

interface Watched {
  readonly client: ClientBase;
  /** The server's process at the other end. */
  readonly pid: number;
  /** Bytes that were sent and received up to the last look. */
  moved: number;
  /** Looks, one after the other, in which nothing had moved. */
  silentLooks: number;
  /** Of these, looks in which the server did not work on the statement either. */
  idleLooks: number;
}

/** @returns those of the server's processes that work on a statement */
type FindWorking = (pids: number[]) => Promise<ReadonlySet<number>>;

/**
 * Ends connections whose peer has vanished without a word. A statement on much data may take hours, so it has no timeout; but
 * when nothing moves over its connection, another connection can tell whether the server works on it. If the server
 * knows nothing of the statement, or waits for us, its answer or our bytes were lost on the way, and neither end
 * would ever hear of that. TCP itself gives up after a quarter of an hour, and behind a proxy never.
 */
export class SilentConnections {
  private readonly watched = new Set<Watched>();
  private timer: NodeJS.Timeout | undefined;

  /** @param silentMs milliseconds of silence after which the server is asked; default: 20 seconds */
  constructor(
    private readonly findWorking: FindWorking,
    private readonly silentMs = SILENT_MS,
  ) {}

  /** @returns ends the watch */
  watch(client: ClientBase, pid: number): () => void {
    const watched = { client, pid, moved: -1, silentLooks: 0, idleLooks: 0 };
    this.watched.add(watched);
    this.timer ??= setInterval(() => void this.look(), this.silentMs / LOOKS).unref();
    return () => {
      this.watched.delete(watched);
      if (this.watched.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  }

  private async look(): Promise<void> {
    const silent = [...this.watched].filter((watched) => isSilent(watched));
    if (silent.length === 0) return;
    // Where nobody can be asked, the database is away as a whole, and whoever holds a lease loses it.
    const working = await this.findWorking(silent.map(({ pid }) => pid)).catch(() => undefined);
    if (working === undefined) return;
    for (const watched of silent) {
      watched.idleLooks = working.has(watched.pid) ? 0 : watched.idleLooks + 1;
      // At the first of them its answer may still have been on the way.
      if (watched.idleLooks > 1 && this.watched.has(watched)) destroyConnection(watched.client);
    }
  }
}

function isSilent(watched: Watched): boolean {
  // node-postgres has no public names for these.
  const { connection, readyForQuery } = watched.client as unknown as {
    connection: { stream: Socket };
    readyForQuery: boolean;
  };
  const { stream } = connection;
  const moved = stream.bytesRead + stream.bytesWritten;
  // Between two statements, and while what came is not wanted yet, it is not the peer who is waited for.
  const isWaiting = !readyForQuery && !stream.isPaused() && stream.readableLength === 0;
  watched.silentLooks = isWaiting && moved === watched.moved ? watched.silentLooks + 1 : 0;
  if (watched.silentLooks === 0) watched.idleLooks = 0;
  watched.moved = moved;
  return watched.silentLooks >= LOOKS;
}
