import type { ClientBase } from 'pg';

/** Breaks a connection at once, without a good-bye that nobody at the other end may listen to. */
export function destroyConnection(client: ClientBase): void {
  // node-postgres has no public way to do so while a statement is under way.
  (client as unknown as { connection?: { stream: { destroy(): void } } }).connection?.stream.destroy();
}
