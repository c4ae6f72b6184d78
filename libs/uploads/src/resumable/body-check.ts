import type { IncomingHttpHeaders } from 'node:http';
import { DigestCheck, type DigestAlgorithm, type ExpectedDigest, readBodyDigests } from '../digests';
import { ChecksumMismatch, InvalidTusRequest, UploadLocked } from './resumable.errors';

/** The algorithms of `Upload-Checksum`, in the order in which they are told; tus asks for sha1. */
export const CHECKSUM_ALGORITHMS = ['sha256', 'sha512', 'sha1'] as const satisfies readonly DigestAlgorithm[];
const CHECKSUM_BYTES: Readonly<Record<DigestAlgorithm, number>> = { sha256: 32, sha512: 64, sha1: 20 };

/** What a request says of its own body: digests that its bytes must have before any of them counts. */
export class BodyCheck {
  /** Whether there is anything to check. */
  readonly wanted: boolean;
  readonly #length: number | undefined;
  readonly #digests: DigestCheck;

  /** @throws InvalidDigest InvalidTusRequest */
  constructor(headers: IncomingHttpHeaders) {
    const expected = [...readBodyDigests(headers), ...readUploadChecksum(headers['upload-checksum'])];
    this.wanted = expected.length > 0;
    this.#digests = new DigestCheck(expected);
    this.#length = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
  }

  update(chunk: Buffer): void {
    if (this.wanted) this.#digests.update(chunk);
  }

  /**
   * After the last byte.
   * @throws ChecksumMismatch, UploadLocked when the reading was broken off for another request
   */
  verify(bytes: number): void {
    if (!this.wanted) return;
    if (this.#length !== undefined && bytes < this.#length) throw new UploadLocked();
    const algorithm = this.#digests.mismatch();
    if (algorithm !== undefined) throw new ChecksumMismatch(algorithm);
  }
}

/** @throws InvalidTusRequest */
function readUploadChecksum(header: string | string[] | undefined): ExpectedDigest[] {
  if (header === undefined) return [];
  const [name = '', base64 = '', ...rest] = String(header).split(' ');
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name);
  if (algorithm === undefined)
    throw new InvalidTusRequest('Upload-Checksum', `must be of ${CHECKSUM_ALGORITHMS.join(', ')}.`);
  const value = Buffer.from(base64, 'base64');
  if (rest.length > 0 || value.length !== CHECKSUM_BYTES[algorithm])
    throw new InvalidTusRequest(
      'Upload-Checksum',
      `must be ${algorithm}, a space, and the base64 of ${CHECKSUM_BYTES[algorithm]} bytes.`,
    );
  return [{ algorithm, value }];
}
