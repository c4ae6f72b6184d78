import { Injectable } from '@nestjs/common';
import type { RequestOptions } from '@app/jobs';
import { CanBeScheduled, type SchedulableRequest } from '@app/schedules';
import type { ExportRequest } from '../export-request';
import { EnqueueExport } from './enqueue-export.command';

@CanBeScheduled()
@Injectable()
export class SchedulableExport implements SchedulableRequest<ExportRequest> {
  readonly type = 'export';

  command(request: ExportRequest, options: RequestOptions): EnqueueExport {
    return new EnqueueExport(request, options);
  }
}
