import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const FORM = /^veo_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** A key as its owner has it: `veo_<id>_<secret>`, so that it is known for what it is wherever it turns up. */
export interface ApiKeyText {
  keyId: string;
  secret: string;
}

/** 256 random bits, in base64url. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

export function writeApiKey({ keyId, secret }: ApiKeyText): string {
  return `veo_${keyId.replaceAll('-', '')}_${secret}`;
}

/** Undefined when it is not of that form. */
export function readApiKey(text: string): ApiKeyText | undefined {
  const [, a, b, c, d, e, secret] = FORM.exec(text) ?? [];
  return secret === undefined ? undefined : { keyId: [a, b, c, d, e].join('-'), secret };
}

/** What is kept of a secret. A fast hash will do: nobody can guess 256 random bits (ADR 32). */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
