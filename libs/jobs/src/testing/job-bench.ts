import { type DynamicModule, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type AppConfig, ConfigModule } from '@app/config';
import { Database, DatabaseModule } from '@app/database';
import { JobExecutionModule } from '../job-execution.module';
import { JobsModule } from '../jobs.module';
import { migrateQueue } from '../queue/queue-connection';

@Module({})
class JobBenchModule {}

export interface JobBench {
  app: INestApplicationContext;
  database: Database;
  close(): Promise<void>;
}

/**
 * Starts what enqueues and runs jobs, against a real database that has been migrated, but no worker: jobs run when
 * the test calls `workOne`.
 * @param modules those of the jobs under test, for producing and for running
 */
export async function startJobBench(
  config: AppConfig,
  modules: readonly (Type | DynamicModule)[],
): Promise<JobBench> {
  await migrateQueue(config.queue);
  const database = new Database({
    url: config.database.url,
    applicationName: 'veogen job bench',
    poolSize: config.database.poolSize,
    bulkPoolSize: 2,
    timeoutMs: config.database.timeoutMs,
  });
  try {
    const app = await NestFactory.createApplicationContext(
      {
        module: JobBenchModule,
        imports: [
          ConfigModule.forRoot(config),
          DatabaseModule.forRoot(database),
          JobsModule,
          JobExecutionModule,
          ...modules,
        ],
      },
      { logger: config.log.level === 'silent' ? false : ['error', 'warn'], abortOnError: false },
    );
    const close = async (): Promise<void> => {
      await app.close();
      await database.close();
    };
    return { app, database, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
