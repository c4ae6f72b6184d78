import type { ListMultipartUploadsOutput, ListPartsOutput, MultipartUpload } from '@aws-sdk/client-s3';
import type { S3Connection } from './s3-client';
import { statusOf } from './s3.errors';

const GONE = 404;

/** Multipart uploads that were begun and neither completed nor given up. Their parts are paid for and seen by nobody. */
export class UnfinishedUploads {
  /** @param ms milliseconds that each request may take */
  constructor(
    private readonly connection: S3Connection,
    private readonly bucket: string,
    private readonly ms: number,
  ) {}

  /** Gives up those of one key. @throws errors of the SDK */
  async removeOf(key: string): Promise<void> {
    for await (const upload of this.below(key)) if (upload.Key === key) await this.remove(upload);
  }

  /** Gives up those below a prefix that nothing was added to since `before`. @throws errors of the SDK */
  async removeBelow(prefix: string, before: Date): Promise<void> {
    for await (const upload of this.below(prefix)) {
      if (isBefore(upload.Initiated, before) && !(await this.hasPartSince(upload, before)))
        await this.remove(upload);
    }
  }

  private async *below(prefix: string): AsyncGenerator<MultipartUpload> {
    const { sdk } = this.connection;
    let page: ListMultipartUploadsOutput = {};
    do {
      const command = new sdk.ListMultipartUploadsCommand({
        Bucket: this.bucket,
        Prefix: prefix,
        KeyMarker: page.NextKeyMarker,
        UploadIdMarker: page.NextUploadIdMarker,
      });
      page = await this.connection.request((client, options) => client.send(command, options), {
        ms: this.ms,
      });
      yield* page.Uploads ?? [];
    } while (page.IsTruncated === true && page.NextKeyMarker !== undefined);
  }

  private async hasPartSince({ Key, UploadId }: MultipartUpload, since: Date): Promise<boolean> {
    const { sdk } = this.connection;
    let page: ListPartsOutput = {};
    do {
      const PartNumberMarker = page.NextPartNumberMarker;
      const command = new sdk.ListPartsCommand({ Bucket: this.bucket, Key, UploadId, PartNumberMarker });
      page = await this.connection.request((client, options) => client.send(command, options), {
        ms: this.ms,
      });
      if (page.Parts?.some(({ LastModified }) => !isBefore(LastModified, since)) === true) return true;
    } while (page.IsTruncated === true && page.NextPartNumberMarker !== undefined);
    return false;
  }

  private async remove({ Key, UploadId }: MultipartUpload): Promise<void> {
    const command = new this.connection.sdk.AbortMultipartUploadCommand({
      Bucket: this.bucket,
      Key,
      UploadId,
    });
    await this.connection
      .request((client, options) => client.send(command, options), { ms: this.ms })
      .catch((error: unknown) => {
        // Completed meanwhile, or given up by another process.
        if (statusOf(error) !== GONE) throw error;
      });
  }
}

/** A time that is not told counts as now. */
function isBefore(time: Date | undefined, limit: Date): boolean {
  return time !== undefined && time < limit;
}
