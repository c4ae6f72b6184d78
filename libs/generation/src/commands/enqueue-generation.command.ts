import { Command } from '@nestjs/cqrs';
import type { EnqueuedJob, RequestOptions } from '@app/jobs';
import type { GenerationRequest } from '../generation-request';

/** Accepts a generation: when it resolves, the job is durable and will run. */
export class EnqueueGeneration extends Command<EnqueuedJob> {
  constructor(
    readonly request: GenerationRequest,
    readonly options: RequestOptions = {},
  ) {
    super();
  }
}
