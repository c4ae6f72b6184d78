import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TerminusModule } from '@nestjs/terminus';
import { AuthModule } from '@app/auth';
import { BackupModule } from '@app/backup';
import { type AppConfig, ConfigModule } from '@app/config';
import { type Database, DatabaseModule } from '@app/database';
import { DatasetsModule } from '@app/datasets';
import { ExportsModule } from '@app/exports';
import type { Extension } from '@app/extensions';
import { FilesModule } from '@app/files';
import { GenerationModule } from '@app/generation';
import { JobsModule } from '@app/jobs';
import { MetricsModule } from '@app/metrics';
import { type Logger, LoggingModule } from '@app/observability';
import { RetentionModule } from '@app/retention';
import { SchedulesModule } from '@app/schedules';
import { StorageModule } from '@app/storage';
import { UploadsModule } from '@app/uploads';
import { VerificationModule } from '@app/verification';
import { WebhooksModule } from '@app/webhooks';
import { ApiKeysController } from './auth/api-keys.controller';
import { Authenticator } from './auth/authenticator';
import { Ownership } from './auth/ownership';
import { DatasetsController } from './datasets/datasets.controller';
import { ExportsController } from './exports/exports.controller';
import { FilesController } from './files/files.controller';
import { GenerationController } from './generation/generation.controller';
import { DependencyChecks } from './health/dependency-checks';
import { HealthController } from './health/health.controller';
import { DeadLettersController } from './jobs/dead-letters.controller';
import { EventStreams } from './jobs/event-streams';
import { JobEventsController } from './jobs/job-events.controller';
import { JobKindsController } from './jobs/job-kinds.controller';
import { JobPresenter } from './jobs/job-presenter';
import { JobsController } from './jobs/jobs.controller';
import { MetricsController } from './metrics/metrics.controller';
import { ServiceMetrics } from './metrics/service-metrics';
import { DeletionsController } from './retention/deletions.controller';
import { RetentionController } from './retention/retention.controller';
import { SchedulesController } from './schedules/schedules.controller';
import { RequestLimiter } from './rate-limits/request-limiter';
import { Resubmission } from './jobs/resubmission';
import { ServiceController } from './service/service.controller';
import { ServiceState } from './service/service-state';
import { ResumableUploadsController } from './uploads/resumable-uploads.controller';
import { UploadsController } from './uploads/uploads.controller';
import { WebhooksController } from './webhooks/webhooks.controller';

/** What the bootstrap makes, and owns, before Nest starts. */
export interface ApiParts {
  config: AppConfig;
  database: Database;
  logger: Logger;
  state: ServiceState;
  extensions: readonly Extension[];
}

@Module({
  imports: [
    AuthModule,
    BackupModule,
    CqrsModule,
    DatasetsModule,
    ExportsModule,
    FilesModule,
    GenerationModule,
    JobsModule,
    MetricsModule,
    RetentionModule,
    SchedulesModule,
    StorageModule,
    TerminusModule.forRoot({ logger: false }),
    UploadsModule,
    VerificationModule,
    WebhooksModule,
  ],
  controllers: [
    ServiceController,
    GenerationController,
    UploadsController,
    ResumableUploadsController,
    ExportsController,
    JobsController,
    JobEventsController,
    SchedulesController,
    WebhooksController,
    DeadLettersController,
    JobKindsController,
    DatasetsController,
    FilesController,
    DeletionsController,
    RetentionController,
    ApiKeysController,
    HealthController,
    MetricsController,
  ],
  providers: [
    Authenticator,
    DependencyChecks,
    EventStreams,
    JobPresenter,
    Ownership,
    RequestLimiter,
    Resubmission,
    ServiceMetrics,
  ],
})
export class ApiModule {
  static forRoot({ config, database, logger, state, extensions }: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(database),
        LoggingModule.forRoot(logger),
        ...extensions.flatMap(({ api = [] }) => api),
      ],
      providers: [{ provide: ServiceState, useValue: state }],
    };
  }
}
