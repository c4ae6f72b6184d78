import { AppConfig } from '@app/config';
import {
  Global,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { StorageNotUsable, StorageUnavailable } from './storage.errors';
import { openStorage } from './open-storage';
import type { StorageDriver } from './storage.port';

/** Injection token of the one `StorageDriver` of this process. */
export const STORAGE = Symbol('STORAGE');

/** A write that nothing was added to for so long has died with its process: no job or request is silent for a day. */
const UNFINISHED_MS = 24 * 60 * 60 * 1000;
const SWEEP_INTERVAL_MS = 60 * 60 * 1000;

/**
 * Provides `STORAGE` everywhere, from `AppConfig.storage`; prepared at start, closed last. What killed processes left
 * unfinished is removed at the start and every hour.
 */
@Global()
@Module({
  providers: [
    {
      provide: STORAGE,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => openStorage(config.storage.url, config.storage),
    },
  ],
  exports: [STORAGE],
})
export class StorageModule implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(StorageModule.name);
  private sweeper: NodeJS.Timeout | undefined;

  constructor(@Inject(STORAGE) private readonly storage: StorageDriver) {}

  /** @throws StorageNotUsable */
  async onModuleInit(): Promise<void> {
    try {
      await this.storage.prepare();
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      if (!error.passing) throw new StorageNotUsable(error);
      // Restarts during an outage must not end the service: what is stored can be listed, jobs wait for the storage.
      this.logger.error({ err: error }, 'Storage is out of order; starting all the same');
    }
    void this.sweep();
    this.sweeper = setInterval(() => void this.sweep(), SWEEP_INTERVAL_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeper);
    await this.storage.close();
  }

  private async sweep(): Promise<void> {
    try {
      await this.storage.removeUnfinished(new Date(Date.now() - UNFINISHED_MS));
    } catch (error) {
      if (this.sweeper === undefined) return;
      // Nothing waits for it: the next round, or another process, does it.
      this.logger.warn({ err: error }, 'Unfinished files could not be removed');
    }
  }
}
