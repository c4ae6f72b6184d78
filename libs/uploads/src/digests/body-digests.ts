import type { IncomingHttpHeaders } from 'node:http';
import { type ExpectedDigest, readDigestField } from './digest-field';

/**
 * The digests that a request gives of its body: by RFC 9530 both headers are of the bytes of the request itself, as long
 * as it has no content coding.
 * @throws InvalidDigest
 */
export function readBodyDigests(headers: IncomingHttpHeaders): ExpectedDigest[] {
  return ['Content-Digest', 'Repr-Digest'].flatMap((name) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? [] : readDigestField(name, String(value));
  });
}
