import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import type { PoolClient } from '@app/database';
import { ClaimLost, HandlerAbandoned } from '../execution/attempt-endings';
import { heartbeatMs } from '../execution/heartbeat';
import { MAX_CRASHES } from '../execution/max-crashes';
import { stoppedBy } from '../execution/stopped-by';
import { tellWhenPossible } from '../execution/tell-when-possible';
import { WorkerCrashed } from '../jobs.errors';
import type { ChunkRows, ChunkWriter } from './chunk';
import { type ChunkClaim, ChunkClaims, type SharedRun } from './chunk-claims';

/** Milliseconds between two looks whether others are through with the last chunks. */
const LAST_CHUNKS_MS = 50;
/** Milliseconds that a chunk may take to be given back; afterwards nobody waits for it. */
const GIVE_BACK_MS = 1_000;

/** Writes chunks of shared jobs: all that are left as the leader, or one as an assistant. */
@Injectable()
export class ChunkSharing {
  constructor(
    private readonly claims: ChunkClaims,
    private readonly config: AppConfig,
  ) {}

  /**
   * Shares a job that this process holds, and writes with the others until every chunk is committed.
   * @throws LeaseLost WorkerCrashed, and what `write` throws
   */
  async lead(job: SharedRun, chunkCount: number, write: ChunkWriter, signal: AbortSignal): Promise<void> {
    await this.claims.open(job, chunkCount);
    for (;;) {
      signal.throwIfAborted();
      const claim = await this.claims.take(job, 'leader');
      if (claim !== undefined) await this.writeAsLeader(job, claim, write, signal);
      else if (await this.claims.isDone(job)) break;
      else await delay(LAST_CHUNKS_MS, undefined, { signal });
    }
    await this.claims.close(job);
  }

  /**
   * Writes a chunk that was taken, while its claim is kept. If that fails, others may take it at once.
   * @throws ClaimLost HandlerAbandoned, the reason of `signal`, and what `write` throws
   */
  async write(job: SharedRun, claim: ChunkClaim, write: ChunkWriter, signal: AbortSignal): Promise<void> {
    const abort = new AbortController();
    const follow = (): void => abort.abort(signal.reason);
    if (signal.aborted) follow();
    else signal.addEventListener('abort', follow, { once: true });
    const kept = this.keep(job, claim, abort);
    let saved = false;
    try {
      const { position } = claim;
      const begin = async (client: PoolClient): Promise<void> => {
        if (!(await this.claims.begin(client, job, claim))) throw lost(claim);
      };
      const save = async (client: PoolClient, rows: ChunkRows): Promise<void> => {
        if (!(await this.claims.save(client, job, claim, rows))) throw lost(claim);
        saved = true;
      };
      await stoppedBy(abort.signal, write({ position, signal: abort.signal, begin, save }));
      if (!saved) throw new Error(`Chunk ${position} was written without being saved`);
    } catch (error) {
      await this.giveBack(job, claim);
      // Whoever leads has to know that the writer goes on.
      if (error instanceof HandlerAbandoned) throw error;
      if (abort.signal.aborted) throw abort.signal.reason;
      // A process that slept for long may hear first that its connection was ended.
      throw kept.hasRunOut() ? lost(claim) : error;
    } finally {
      kept.end();
      signal.removeEventListener('abort', follow);
    }
  }

  private async writeAsLeader(
    job: SharedRun,
    claim: ChunkClaim,
    write: ChunkWriter,
    signal: AbortSignal,
  ): Promise<void> {
    if (claim.starts > MAX_CRASHES) throw new WorkerCrashed(MAX_CRASHES);
    try {
      await this.write(job, claim, write, signal);
    } catch (error) {
      // Somebody else has the chunk. Whether we still have the job is for our lease to say.
      if (!(error instanceof ClaimLost)) throw error;
    }
  }

  /** Prolongs a claim again and again, and aborts when it cannot. */
  private keep(
    job: SharedRun,
    claim: ChunkClaim,
    abort: AbortController,
  ): { hasRunOut(): boolean; end(): void } {
    const { leaseMs } = this.config.jobs;
    let { leaseEnds } = claim;
    let renewing = false;
    const hasRunOut = (): boolean => leaseEnds < performance.now();
    const renew = async (): Promise<void> => {
      renewing = true;
      const asked = performance.now();
      try {
        if (await this.claims.renew(job, claim)) leaseEnds = asked + leaseMs;
        else abort.abort(lost(claim));
      } catch {
        // The database is out of reach; the claim may outlast that.
      } finally {
        renewing = false;
      }
    };
    const timer = setInterval(() => {
      if (hasRunOut()) abort.abort(lost(claim));
      else if (!renewing) void renew();
    }, heartbeatMs(leaseMs));
    return { hasRunOut, end: () => clearInterval(timer) };
  }

  private async giveBack(job: SharedRun, claim: ChunkClaim): Promise<void> {
    const given = tellWhenPossible(() => this.claims.giveBack(job, claim));
    await Promise.race([given, delay(GIVE_BACK_MS, undefined, { ref: false })]);
  }
}

function lost({ position }: ChunkClaim): ClaimLost {
  return new ClaimLost(`Chunk ${position} is no longer ours to write`);
}
