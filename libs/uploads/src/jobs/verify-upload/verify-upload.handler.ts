import { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { FileCatalogue, fileReference, type StoredFile } from '@app/files';
import { HandlesJob, type JobContext, type JobHandler, type JobOutcome } from '@app/jobs/worker';
import { Checksum, pipeTo } from '@app/streams';
import { StoredFileCorrupt } from '../../uploads.errors';
import { verifyUploadJob, type VerifyUploadParams } from './verify-upload.job';

@HandlesJob()
@Injectable()
export class VerifyUploadHandler implements JobHandler<VerifyUploadParams> {
  readonly contract = verifyUploadJob;

  constructor(
    private readonly database: Database,
    private readonly files: FileCatalogue,
  ) {}

  async run({ fileId }: VerifyUploadParams, context: JobContext): Promise<JobOutcome> {
    const file = await this.files.get(fileId);
    const intact = await this.hasItsChecksum(file, context);
    await this.database.transaction(async (client) => {
      await client.query('UPDATE uploaded_files SET status = $2 WHERE id = $1', [
        fileId,
        intact ? 'verified' : 'rejected',
      ]);
      await context.save(client, {});
    });
    if (!intact) throw new StoredFileCorrupt(fileId);
    const { size, sha256, contentType } = file;
    return {
      resultUri: fileReference(fileId),
      result: { fileId, bytes: size, sha256, mimeType: contentType },
    };
  }

  /** The file belongs to its user, not to the job: it stays. */
  async discard(): Promise<void> {}

  private async hasItsChecksum(file: StoredFile, context: JobContext): Promise<boolean> {
    const checksum = new Checksum();
    const discard = new Writable({
      write(_chunk, _encoding, done) {
        context.progress({ done: checksum.bytes, total: file.size });
        done();
      },
    });
    await pipeTo([await this.files.open(file), checksum, discard], { signal: context.signal });
    return checksum.sha256 === file.sha256 && checksum.bytes === file.size;
  }
}
