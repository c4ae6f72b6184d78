import { Injectable } from '@nestjs/common';
import type { RequestOptions } from '@app/jobs';
import { CanBeScheduled, type SchedulableRequest } from '@app/schedules';
import type { GenerationRequest } from '../generation-request';
import { EnqueueGeneration } from './enqueue-generation.command';

@CanBeScheduled()
@Injectable()
export class SchedulableGeneration implements SchedulableRequest<GenerationRequest> {
  readonly type = 'generation';

  command(request: GenerationRequest, options: RequestOptions): EnqueueGeneration {
    return new EnqueueGeneration(request, options);
  }
}
