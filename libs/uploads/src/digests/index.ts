export { readBodyDigests } from './body-digests';
export { DigestCheck, DigestGate } from './digest-check';
export { type DigestAlgorithm, type ExpectedDigest, readDigestField } from './digest-field';
export { DigestMismatch, InvalidDigest } from './digest.errors';
