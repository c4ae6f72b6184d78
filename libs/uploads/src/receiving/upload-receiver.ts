import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { OutboxRelay, type RequestOptions } from '@app/jobs';
import { readBodyDigests } from '../digests';
import { readMultipartFile } from '../multipart';
import { FileIntake, UPLOAD_FIELDS } from './file-intake';
import type { ReceivedUpload } from './received-upload';

export interface ReceiveOptions extends RequestOptions {
  /** Aborted when nobody waits for the upload any more. */
  signal?: AbortSignal | undefined;
}

/** Receives files as forms. */
@Injectable()
export class UploadReceiver {
  constructor(
    private readonly intake: FileIntake,
    private readonly relay: OutboxRelay,
    private readonly config: AppConfig,
  ) {}

  /**
   * @throws the errors of `readMultipartFile` and `FileIntake`, InvalidDigest
   * @throws IdempotencyKeyReused FileDeleted BacklogFull DatabaseUnavailable StorageUnavailable
   */
  async receive(request: IncomingMessage, options: ReceiveOptions): Promise<ReceivedUpload> {
    const bodyDigests = readBodyDigests(request.headers);
    await this.intake.admit();
    const { uploadBytes, uploadIdleMs } = this.config.limits;
    const upload = await readMultipartFile(request, {
      limits: { fileBytes: uploadBytes, idleMs: uploadIdleMs },
      fieldNames: UPLOAD_FIELDS,
      bodyDigests,
      onFile: (file) => this.intake.take(file, options),
      ...(options.signal !== undefined && { signal: options.signal }),
    });
    this.relay.wake();
    return upload;
  }
}
