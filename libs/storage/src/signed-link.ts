import { createHmac, timingSafeEqual } from 'node:crypto';

/** The two query parameters of a signed link, as they arrive. */
export interface LinkParameters {
  /** Seconds since 1970 after which the link is no longer valid. */
  expires: string;
  /** Unpadded base64url of an HMAC-SHA256. */
  signature: string;
}

/**
 * A link to a stored file that works until `expiresAt` and only as it is: `/files/{fileId}/content?…`, to be
 * put behind whatever base URL the service is reached at.
 *
 * @param secret at least 32 random bytes, the same in every process
 */
export function signLink(fileId: string, options: { secret: string; expiresAt: Date }): string {
  const expires = String(Math.floor(options.expiresAt.getTime() / 1000));
  const signature = sign(fileId, expires, options.secret).toString('base64url');
  return `/files/${encodeURIComponent(fileId)}/content?expires=${expires}&signature=${signature}`;
}

/**
 * `expired` only for links that were once valid, so that it is worth asking for a new one. Takes the same
 * time wherever a forged signature differs.
 */
export function verifyLink(
  fileId: string,
  { expires, signature }: Partial<LinkParameters>,
  options: { secret: string; now: Date },
): 'valid' | 'expired' | 'forged' {
  if (typeof expires !== 'string' || typeof signature !== 'string') return 'forged';
  if (!/^\d{1,12}$/.test(expires) || !/^[A-Za-z0-9_-]{43}$/.test(signature)) return 'forged';
  const given = Buffer.from(signature, 'base64url');
  // Compared as text too: the last character of base64 has spare bits, and one link must have one form.
  if (given.toString('base64url') !== signature) return 'forged';
  if (!timingSafeEqual(given, sign(fileId, expires, options.secret))) return 'forged';
  return Number(expires) * 1000 > options.now.getTime() ? 'valid' : 'expired';
}

// The prefix keeps these signatures from being valid for anything else that is signed with the same secret.
function sign(fileId: string, expires: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`veogen:file-link:1\n${expires}\n${fileId}`).digest();
}
