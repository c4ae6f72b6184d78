import { Module } from '@nestjs/common';
import { BackUpDatabaseHandler } from './jobs/back-up-database/back-up-database.handler';

/** Makes backups. */
@Module({ providers: [BackUpDatabaseHandler] })
export class BackupWorkerModule {}
