import { z } from 'zod';
import { defineJob } from '@app/jobs';

const verifyUploadParams = z.object({ fileId: z.uuid() });

export type VerifyUploadParams = z.output<typeof verifyUploadParams>;

/** Reads an uploaded file back from storage and compares it with what was received. */
export const verifyUploadJob = defineJob<VerifyUploadParams>({
  kind: 'verify_upload',
  type: 'upload',
  queue: 'upload',
  params: verifyUploadParams,
  progressUnit: 'bytes',
});
