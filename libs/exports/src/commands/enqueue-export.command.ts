import { Command } from '@nestjs/cqrs';
import type { EnqueuedJob, RequestOptions } from '@app/jobs';
import type { ExportRequest } from '../export-request';

/** Accepts an export: when it resolves, the job is durable and will run. */
export class EnqueueExport extends Command<EnqueuedJob> {
  constructor(
    readonly request: ExportRequest,
    readonly options: RequestOptions = {},
  ) {
    super();
  }
}
