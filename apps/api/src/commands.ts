import type { Type } from '@nestjs/common';
import { DeleteDataset } from '@app/datasets';
import { EnqueueExport } from '@app/exports';
import { EnqueueGeneration } from '@app/generation';
import { CancelJob, CancelJobs, ReplayDeadLetters, RetryJob, RetryJobs } from '@app/jobs';
import { EnqueueVerification } from '@app/verification';

/** Every command that a controller may send; without a handler for each the API does not start. */
export const COMMANDS: readonly Type[] = [
  EnqueueGeneration,
  EnqueueExport,
  EnqueueVerification,
  DeleteDataset,
  CancelJob,
  CancelJobs,
  RetryJob,
  RetryJobs,
  ReplayDeadLetters,
];
