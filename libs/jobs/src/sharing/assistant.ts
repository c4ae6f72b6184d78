import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AppConfig } from '@app/config';
import { isUnavailable } from '@app/database';
import { ClaimLost, WorkerStopping } from '../execution/attempt-endings';
import { HeldJobs } from '../execution/held-jobs';
import { decodeParams } from '../execution/job-handler';
import { JobRegistry } from '../execution/job-registry';
import { type AssistableJob, ChunkClaims } from './chunk-claims';
import { ChunkSharing } from './chunk-sharing';

/** Milliseconds between two looks for a job to help with. */
const LOOK_MS = 250;
/** Milliseconds that a job is left alone after help with it failed: its leader does what we could not. */
const AVOID_MS = 30_000;

/**
 * Helps other workers with large jobs while this one has room, a chunk at a time. Whatever goes wrong here is the end of
 * the help and of nothing else.
 */
@Injectable()
export class Assistant implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Assistant.name);
  private readonly stopping = new AbortController();
  /** Until when to leave a job alone. */
  private readonly avoided = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private helping: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    private readonly claims: ChunkClaims,
    private readonly sharing: ChunkSharing,
    private readonly registry: JobRegistry,
    private readonly held: HeldJobs,
    private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.kinds.length === 0) return;
    this.timer = setInterval(() => {
      this.helping ??= this.help().finally(() => (this.helping = undefined));
    }, LOOK_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** Begins no more chunks, and gives the one under way back if it is not done in half of the shutdown time. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    const patience = setTimeout(
      () => this.stopping.abort(new WorkerStopping('The worker is stopping')),
      this.config.shutdownTimeoutMs / 2,
    );
    await this.helping;
    clearTimeout(patience);
  }

  private get kinds(): string[] {
    return this.registry.contracts
      .map(({ kind }) => kind)
      .filter((kind) => this.registry.find(kind)?.assist !== undefined);
  }

  /** Jobs of this worker's own come first. */
  private get hasRoom(): boolean {
    return !this.isStopped && this.held.size < this.config.worker.concurrency;
  }

  private async help(): Promise<void> {
    try {
      while (this.hasRoom) {
        const job = await this.claims.find(this.kinds, this.leftAlone());
        if (job === undefined) return;
        await this.assist(job);
      }
    } catch (error) {
      // Who holds jobs tells of a database that is away; here nothing is lost.
      if (!isUnavailable(error)) this.logger.warn({ err: error }, 'Cannot look for jobs to help with');
    }
  }

  private async assist(job: AssistableJob): Promise<void> {
    const started = performance.now();
    let chunks = 0;
    try {
      const handler = this.registry.handlerOf(job.kind);
      const write = await handler.assist?.(decodeParams(handler, job.params), job);
      while (write !== undefined && this.hasRoom) {
        const claim = await this.claims.take(job, 'assistant');
        if (claim === undefined) break;
        await this.sharing.write(job, claim, write, this.stopping.signal);
        chunks++;
      }
    } catch (error) {
      if (error instanceof WorkerStopping) return;
      // The job may go on under another leader, or under this one without the chunk that we lost.
      const passes = error instanceof ClaimLost || isUnavailable(error);
      this.avoided.set(job.id, performance.now() + (passes ? LOOK_MS : AVOID_MS));
      const facts = { jobId: job.id, kind: job.kind, err: error };
      if (error instanceof ClaimLost) this.logger.log(facts, 'A chunk of the job was taken from this worker');
      else this.logger.warn(facts, 'Could not help with the job');
    } finally {
      if (chunks > 0) {
        const durationMs = Math.round(performance.now() - started);
        this.logger.log({ jobId: job.id, kind: job.kind, chunks, durationMs }, 'Helped with a job');
      }
    }
  }

  private leftAlone(): string[] {
    const now = performance.now();
    for (const [jobId, until] of this.avoided) if (until < now) this.avoided.delete(jobId);
    return [...this.avoided.keys()];
  }
}
