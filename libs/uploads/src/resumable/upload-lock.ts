import { setTimeout as sleep } from 'node:timers/promises';
import type { Lock } from '@tus/server';
import type { Lease } from './resumable-upload';
import type { ResumableUploads } from './resumable-uploads';
import { UploadLocked } from './resumable.errors';

const RENEW_MS = 750;
const POLL_MS = 100;
/** Milliseconds that a request waits for another one to let go, which joins the parts of the upload, say. */
const PATIENCE_MS = 15_000;

/** The lease of one upload for one request, kept until it is unlocked. Holds across processes: it is in the database. */
export class UploadLock implements Lock {
  readonly #lost = new AbortController();
  #lease: Lease | undefined;
  #work: Promise<unknown> = Promise.resolve();
  #onWanted: () => void | Promise<void> = () => undefined;
  #renewal: NodeJS.Timeout | undefined;

  constructor(
    private readonly uploads: ResumableUploads,
    private readonly uploadId: string,
  ) {}

  /** Aborted once another request has taken the upload over. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** @throws UploadLocked while there is none */
  get lease(): Lease {
    if (this.#lease === undefined) throw new UploadLocked();
    return this.#lease;
  }

  /**
   * An upload that does not exist needs no lock: whoever looks at it next finds that out.
   * @param onWanted told once, when another request waits for the upload
   * @throws UploadLocked when the holder does not let go in time
   */
  async lock(signal: AbortSignal, onWanted: () => void | Promise<void>): Promise<void> {
    this.#onWanted = onWanted;
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const outcome = await this.uploads.acquire(this.uploadId);
      if (outcome === 'missing') return;
      if (outcome !== 'held') return this.hold(outcome);
      if (signal.aborted || performance.now() > end) throw new UploadLocked();
      await sleep(POLL_MS);
    }
  }

  /** Takes the lease of an upload that was created under this lock. */
  hold(lease: Lease): void {
    this.#lease = lease;
    this.#renewal = setInterval(() => void this.#renew(lease), RENEW_MS);
  }

  /** Work that the lock is kept for: the server library gives it back as soon as the client has gone. */
  during<T>(work: () => Promise<T>): Promise<T> {
    const working = work();
    this.#work = working.catch(() => undefined);
    return working;
  }

  async unlock(): Promise<void> {
    await this.#work;
    clearInterval(this.#renewal);
    // A lease that cannot be given up runs out.
    if (this.#lease !== undefined) await this.uploads.release(this.#lease).catch(() => undefined);
    this.#lease = undefined;
  }

  async #renew(lease: Lease): Promise<void> {
    try {
      const state = await this.uploads.renew(lease);
      if (state === 'wanted') await this.#onWanted();
      else if (state === 'lost' && this.#lease !== undefined) this.#lost.abort(new UploadLocked());
    } catch {
      // The next round tries again; should the lease have run out by then, no write of ours counts.
    }
  }
}
