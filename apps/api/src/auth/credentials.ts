import type { IncomingHttpHeaders } from 'node:http';

/** Longer than any key, and than tokens are: looking at more would be work for nothing. */
const MAX_LENGTH = 16_384;

/**
 * The key or token of a request: of `Authorization: Bearer`, else of `X-API-Key`, else, where a browser asks for it, the
 * password of `Authorization: Basic`. Never of the address, which ends up in logs and histories.
 * @param allow.apiKeyHeader whether `X-API-Key` is looked at
 * @param allow.basic whether `Basic` is
 */
export function readCredential(
  headers: IncomingHttpHeaders,
  allow: { apiKeyHeader: boolean; basic: boolean },
): string | undefined {
  const [, scheme = '', value = ''] = /^([A-Za-z]+) +(\S+) *$/.exec(short(headers.authorization)) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  const key = headers['x-api-key'];
  if (allow.apiKeyHeader && typeof key === 'string' && key !== '') return short(key);
  if (allow.basic && scheme.toLowerCase() === 'basic') {
    const decoded = Buffer.from(value, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    return colon === -1 ? undefined : decoded.slice(colon + 1);
  }
  return undefined;
}

function short(text = ''): string {
  return text.length > MAX_LENGTH ? '' : text;
}
