import { Injectable } from '@nestjs/common';
import type { Principal } from '@app/auth';
import { DatasetNotFound, DatasetReader } from '@app/datasets';
import { FileCatalogue, FileNotFound } from '@app/files';
import { JobNotFound, JobReader } from '@app/jobs';
import { ResumableReceiver, ResumableUploadNotFound } from '@app/uploads';
import { NAME } from '../http/validation/rules';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Names of parameters in paths that say of what the route is, and that `Ownership` knows the owner of. */
export const OWNED_PARAMETERS = ['jobId', 'fileId', 'uploadId', 'recordType'] as const;

/**
 * Keeps callers that are bound to a tenant from what belongs to others. To them it is as if it did not exist. What does
 * not exist at all is left for the route to say.
 */
@Injectable()
export class Ownership {
  constructor(
    private readonly jobs: JobReader,
    private readonly files: FileCatalogue,
    private readonly uploads: ResumableReceiver,
    private readonly datasets: DatasetReader,
  ) {}

  /**
   * @param params of the path
   * @returns the type of the job that the path names, if it names one
   * @throws JobNotFound FileNotFound ResumableUploadNotFound DatasetNotFound
   */
  async assertOwn({ tenant }: Principal, params: Record<string, unknown>): Promise<string | undefined> {
    if (tenant === null) return undefined;
    const { recordType } = params;
    const [jobId, fileId, uploadId] = [params['jobId'], params['fileId'], params['uploadId']].map(toUuid);
    if (fileId !== undefined && isForeign(await this.files.ownerOf(fileId), tenant))
      throw new FileNotFound(fileId);
    if (uploadId !== undefined && isForeign(await this.uploads.ownerOf(uploadId), tenant))
      throw new ResumableUploadNotFound(uploadId);
    if (typeof recordType === 'string' && NAME.test(recordType)) {
      const dataset = await this.datasets.find(recordType);
      if (isForeign(dataset?.tenant, tenant)) throw new DatasetNotFound(recordType);
    }
    if (jobId === undefined) return undefined;
    const job = await this.jobs.ownerOf(jobId);
    if (job === undefined || isForeign(job.tenant, tenant)) throw new JobNotFound(jobId);
    return job.type;
  }
}

function isForeign(owner: string | undefined, tenant: string): boolean {
  return owner !== undefined && owner !== tenant;
}

/** What is no UUID is refused by the route, as it is for everybody. */
function toUuid(value: unknown): string | undefined {
  return typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : undefined;
}
