import { AppConfig } from '@app/config';
import { Global, Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { openStorage } from './open-storage';
import type { StorageDriver } from './storage.port';

/** Injection token of the one `StorageDriver` of this process. */
export const STORAGE = Symbol('STORAGE');

/** Provides `STORAGE` everywhere, from `AppConfig.storage.url`; prepared at start, closed last. */
@Global()
@Module({
  providers: [
    {
      provide: STORAGE,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => openStorage(config.storage.url),
    },
  ],
  exports: [STORAGE],
})
export class StorageModule implements OnModuleInit, OnApplicationShutdown {
  constructor(@Inject(STORAGE) private readonly storage: StorageDriver) {}

  async onModuleInit(): Promise<void> {
    await this.storage.prepare();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.storage.close();
  }
}
