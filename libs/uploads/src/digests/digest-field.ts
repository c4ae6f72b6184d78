import { InvalidDigest } from './digest.errors';

/** A digest that bytes have to have. */
export interface ExpectedDigest {
  /** As Node names it. */
  algorithm: DigestAlgorithm;
  value: Buffer;
}

export type DigestAlgorithm = 'sha1' | 'sha256' | 'sha512';

/** The active algorithms of RFC 9530, with the bytes of their digests. */
const ALGORITHMS: Readonly<Record<string, { algorithm: DigestAlgorithm; bytes: number }>> = {
  'sha-256': { algorithm: 'sha256', bytes: 32 },
  'sha-512': { algorithm: 'sha512', bytes: 64 },
};
const MAX_LENGTH = 1_000;
/** A member of a dictionary of byte sequences (RFC 8941, 3.2 and 3.3.5), with parameters that mean nothing here. */
const MEMBER = /^\s*([a-z*][a-z0-9_\-.*]*)=:([A-Za-z0-9+/]*={0,2}):(?:;[^,]*)?\s*$/;

/**
 * Reads `Content-Digest` or `Repr-Digest` (RFC 9530), such as `sha-256=:…:`. Algorithms that are unknown or no longer
 * safe are passed over as the RFC allows, but not when there is no other: who sends a digest expects it to be checked.
 *
 * @param name of the header or field, for messages
 * @throws InvalidDigest
 */
export function readDigestField(name: string, text: string): ExpectedDigest[] {
  const members = text.length <= MAX_LENGTH ? text.split(',').map((member) => MEMBER.exec(member)) : [null];
  const digests: ExpectedDigest[] = [];
  for (const member of members) {
    if (member === null) throw new InvalidDigest(`${name} must be like sha-256=:<base64>: (RFC 9530).`);
    const known = ALGORITHMS[member[1] ?? ''];
    if (known === undefined) continue;
    const value = Buffer.from(member[2] ?? '', 'base64');
    if (value.length !== known.bytes)
      throw new InvalidDigest(`The ${member[1]} in ${name} must be the base64 of ${known.bytes} bytes.`);
    digests.push({ algorithm: known.algorithm, value });
  }
  if (digests.length === 0)
    throw new InvalidDigest(`${name} must have one of ${Object.keys(ALGORITHMS).join(', ')}.`);
  return digests;
}
