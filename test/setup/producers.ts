import { Module, type DynamicModule } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { type AppConfig, ConfigModule } from '@app/config';
import { Database, DatabaseModule } from '@app/database';
import { DatasetsModule } from '@app/datasets';
import { ExportsModule } from '@app/exports';
import { FilesModule } from '@app/files';
import { GenerationModule } from '@app/generation';
import { END_STATUSES, JobReader, JobsModule, migrateQueue, type JobView } from '@app/jobs';
import { RetentionModule } from '@app/retention';
import { StorageModule } from '@app/storage';
import { VerificationModule } from '@app/verification';
import { until } from './until';

@Module({})
class ProducersModule {
  static with(config: AppConfig, database: Database): DynamicModule {
    return {
      module: ProducersModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(database),
        StorageModule,
        JobsModule,
        DatasetsModule,
        FilesModule,
        GenerationModule,
        ExportsModule,
        RetentionModule,
        VerificationModule,
      ],
    };
  }
}

/** Everything the API has behind its controllers, without HTTP. */
export async function startProducers(config: AppConfig) {
  await migrateQueue(config.queue);
  const database = new Database({
    url: config.database.url,
    applicationName: 'veogen test',
    poolSize: 10,
    bulkPoolSize: 4,
    timeoutMs: config.database.timeoutMs,
  });
  const app = await NestFactory.createApplicationContext(ProducersModule.with(config, database), {
    logger: config.log.level === 'silent' ? false : ['error', 'warn', 'log'],
    abortOnError: false,
  });
  const reader = app.get(JobReader);
  return {
    app,
    database,
    bus: app.get(CommandBus),
    reader,
    /** The job once it has ended, however it did. */
    ended: (jobId: string, timeoutMs = 60_000): Promise<JobView> =>
      until(
        async () => {
          const job = await reader.get(jobId);
          return END_STATUSES.includes(job.status) ? job : undefined;
        },
        { timeoutMs, what: `job ${jobId} has ended` },
      ),
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

export type Producers = Awaited<ReturnType<typeof startProducers>>;
