import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Database } from '@app/database';
import { JobsModule } from '@app/jobs';
import { BackupRecords } from './backup-records';
import { EnqueueBackupHandler } from './commands/enqueue-backup.handler';
import { SchedulableBackup } from './commands/schedulable-backup';

/** Accepts backups, and knows which were made. */
@Module({
  imports: [CqrsModule, JobsModule],
  providers: [
    EnqueueBackupHandler,
    SchedulableBackup,
    {
      provide: BackupRecords,
      inject: [Database],
      useFactory: (database: Database) => new BackupRecords(database),
    },
  ],
  exports: [BackupRecords],
})
export class BackupModule {}
