import { Injectable } from '@nestjs/common';
import type { RequestOptions } from '@app/jobs';
import { CanBeScheduled, type SchedulableRequest } from '@app/schedules';
import { EnqueueBackup } from './enqueue-backup.command';

@CanBeScheduled()
@Injectable()
export class SchedulableBackup implements SchedulableRequest<Record<string, never>> {
  readonly type = 'backup';

  command(_request: Record<string, never>, options: RequestOptions): EnqueueBackup {
    return new EnqueueBackup(options);
  }
}
