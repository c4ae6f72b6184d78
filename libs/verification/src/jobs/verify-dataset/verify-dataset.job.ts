import { z } from 'zod';
import { defineJob } from '@app/jobs';

const verifyDatasetParams = z.object({ recordType: z.string() });

export type VerifyDatasetParams = z.output<typeof verifyDatasetParams>;

/** Compares the table of a dataset with its receipt. On the queue of exports: the same kind of load, a long read. */
export const verifyDatasetJob = defineJob<VerifyDatasetParams>({
  kind: 'verify_dataset',
  type: 'verification',
  queue: 'export',
  params: verifyDatasetParams,
  progressUnit: 'records',
});
