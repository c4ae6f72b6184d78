import { type DynamicModule, Module } from '@nestjs/common';
import { Database } from './database';

/**
 * Makes the process' Database injectable. Its owner is the bootstrap, which closes it after everything else has
 * stopped: closing it from a Nest hook would take it from jobs that are still finishing.
 */
@Module({})
export class DatabaseModule {
  static forRoot(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: Database, useValue: database }],
      exports: [Database],
    };
  }
}
