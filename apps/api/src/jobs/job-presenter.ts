import { Injectable } from '@nestjs/common';
import { FileLinks, referencedFile } from '@app/files';
import type { JobView } from '@app/jobs';
import { type JobResponse, toJobResponse } from './job.response';

/** Shows jobs to clients: a file that a job made becomes a download link, signed at this moment. */
@Injectable()
export class JobPresenter {
  constructor(private readonly links: FileLinks) {}

  async present(job: JobView): Promise<JobResponse> {
    const resultUri = job.resultUri === null ? null : await this.follow(job.resultUri);
    const rejectsUri = job.result?.['rejectsUri'];
    if (typeof rejectsUri !== 'string') return toJobResponse(job, resultUri);
    return toJobResponse(
      { ...job, result: { ...job.result, rejectsUri: await this.follow(rejectsUri) } },
      resultUri,
    );
  }

  private async follow(uri: string): Promise<string> {
    const fileId = referencedFile(uri);
    return fileId === undefined ? uri : this.links.sign(fileId);
  }
}
