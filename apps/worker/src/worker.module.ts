import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { BackupModule } from '@app/backup';
import { BackupWorkerModule } from '@app/backup/worker';
import { type AppConfig, ConfigModule } from '@app/config';
import { type Database, DatabaseModule } from '@app/database';
import { ExportsModule } from '@app/exports';
import { ExportsWorkerModule } from '@app/exports/worker';
import type { Extension } from '@app/extensions';
import { GenerationModule } from '@app/generation';
import { GenerationWorkerModule } from '@app/generation/worker';
import { JobRegistry, JobsWorkerModule } from '@app/jobs/worker';
import { MetricsModule } from '@app/metrics';
import { LoggingModule, type Logger } from '@app/observability';
import { RetentionWorkerModule } from '@app/retention/worker';
import { SchedulesWorkerModule } from '@app/schedules/worker';
import { StorageModule } from '@app/storage';
import { UploadsWorkerModule } from '@app/uploads/worker';
import { VerificationWorkerModule } from '@app/verification/worker';
import { WebhooksWorkerModule } from '@app/webhooks/worker';
import { HealthController } from './health.controller';
import { MetricsController } from './metrics.controller';

export interface WorkerParts {
  extensions: readonly Extension[];
  config: AppConfig;
  database: Database;
  logger: Logger;
}

/** A process that runs jobs. What it can run is the list of worker modules here. */
@Module({})
export class WorkerModule implements OnModuleInit {
  constructor(private readonly registry: JobRegistry) {}

  /** Runs after the registry has found the handlers, and before the first job is taken. */
  onModuleInit(): void {
    this.registry.assertComplete();
  }

  static with({ config, database, logger, extensions }: WorkerParts): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(logger),
        MetricsModule,
        DatabaseModule.forRoot(database),
        StorageModule,
        TerminusModule.forRoot({ logger: false, errorLogStyle: 'json' }),
        JobsWorkerModule,
        GenerationWorkerModule,
        ExportsWorkerModule,
        UploadsWorkerModule,
        VerificationWorkerModule,
        BackupWorkerModule,
        // Schedules make the requests that the API makes, so their commands are needed here too.
        GenerationModule,
        ExportsModule,
        BackupModule,
        SchedulesWorkerModule,
        WebhooksWorkerModule,
        RetentionWorkerModule,
        ...extensions.flatMap(({ worker = [] }) => worker),
      ],
      controllers: [HealthController, MetricsController],
    };
  }
}
