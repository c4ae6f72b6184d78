import { defineJob } from 'veogen/jobs';
import { z } from 'zod';

const profileDatasetParams = z.object({ recordType: z.string() });

export type ProfileDatasetParams = z.output<typeof profileDatasetParams>;

/** What producer and handler agree on. `kind` never changes, since jobs in the database carry it. */
export const profileDatasetJob = defineJob<ProfileDatasetParams>({
  kind: 'profile_dataset',
  type: 'profile',
  queue: 'export',
  params: profileDatasetParams,
  progressUnit: 'records',
  maxAttempts: 3,
});
