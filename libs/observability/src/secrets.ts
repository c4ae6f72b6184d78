const CREDENTIALS_IN_URL = /(:\/\/[^\s:@/"\\]*:)[^\s@/"\\]+@/g;
// Links of ours, and those that S3 takes.
const SIGNATURE_IN_LINK = /([?&](?:signature|X-Amz-Signature|X-Amz-Security-Token)=)[^\s&"\\]+/g;

/** Where structured log data may carry what only its sender should know. */
export const SECRET_PATHS = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  '["idempotency-key"]',
  'idempotencyKey',
].flatMap((name) =>
  name.startsWith('[')
    ? [`headers${name}`, `*.headers${name}`]
    : [name, `headers.${name}`, `*.headers.${name}`],
);

/** Takes passwords out of URLs and signatures out of download links, wherever in a log line they are. */
export function hideSecrets(line: string): string {
  let safe = line;
  if (safe.includes('@')) safe = safe.replace(CREDENTIALS_IN_URL, '$1***@');
  if (safe.includes('ignature=') || safe.includes('X-Amz-Security-Token='))
    safe = safe.replace(SIGNATURE_IN_LINK, '$1***');
  return safe;
}
