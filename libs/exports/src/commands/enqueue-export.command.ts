import { Command } from '@nestjs/cqrs';
import type { EnqueuedJob } from '@app/jobs';
import type { ExportRequest, RequestOptions } from '../export-request';

/** Accepts an export: when it resolves, the job is durable and will run. */
export class EnqueueExport extends Command<EnqueuedJob> {
  constructor(
    readonly request: ExportRequest,
    readonly options: RequestOptions = {},
  ) {
    super();
  }
}
