import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ResumableUploads } from './resumable-uploads';
import { StagedObjects } from './staged-objects';

const SWEEP_MS = 60_000;

/** Ends uploads that have expired and removes what ended ones have left in storage. Every API runs one. */
@Injectable()
export class UploadSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(UploadSweeper.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly uploads: ResumableUploads,
    private readonly staged: StagedObjects,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.sweep()
        // Nothing waits for it: the next round, or another process, does it.
        .catch((error: unknown) => this.logger.warn({ err: error }, 'Expired uploads could not be removed'))
        .finally(() => (this.running = undefined));
    }, SWEEP_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** @throws StorageUnavailable DatabaseUnavailable */
  async sweep(): Promise<void> {
    while ((await this.uploads.removeExpired()) > 0);
    await this.staged.removeOfEnded();
  }
}
