import type { Type } from '@nestjs/common';
import { EnqueueBackup } from '@app/backup';
import { EnqueueExport } from '@app/exports';
import { EnqueueGeneration } from '@app/generation';
import { CancelJob, CancelJobs, ReplayDeadLetters, RetryJob, RetryJobs } from '@app/jobs';
import { DeleteDataset, DeleteFile } from '@app/retention';
import { EnqueueVerification } from '@app/verification';

/** Every command that a controller may send; without a handler for each the API does not start. */
export const COMMANDS: readonly Type[] = [
  EnqueueGeneration,
  EnqueueExport,
  EnqueueVerification,
  EnqueueBackup,
  DeleteDataset,
  DeleteFile,
  CancelJob,
  CancelJobs,
  RetryJob,
  RetryJobs,
  ReplayDeadLetters,
];
