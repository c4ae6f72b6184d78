import { Injectable } from '@nestjs/common';
import { FileLinks, referencedFile } from '@app/files';
import type { JobView } from '@app/jobs';
import { type JobResponse, toJobResponse } from './job.response';

/** Shows jobs to clients: a file that a job made becomes a download link, signed at this moment. */
@Injectable()
export class JobPresenter {
  constructor(private readonly links: FileLinks) {}

  async present(job: JobView): Promise<JobResponse> {
    const fileId = job.resultUri === null ? undefined : referencedFile(job.resultUri);
    return toJobResponse(job, fileId === undefined ? job.resultUri : await this.links.sign(fileId));
  }
}
