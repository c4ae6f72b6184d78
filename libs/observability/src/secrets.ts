const CREDENTIALS_IN_URL = /(:\/\/[^\s:@/"\\]*:)[^\s@/"\\]+@/g;
// Links of ours, those that S3 takes, and what others put into the query of an URL.
const SECRET_IN_QUERY =
  /([?&](?:signature|X-Amz-Signature|X-Amz-Security-Token|access_token|api_?key|token|password|secret)=)[^\s&"\\]+/gi;
const AUTHORIZATION = /\b(Bearer|Basic) +[\w.~+/=-]+/gi;
const API_KEY = /\b(veo_[A-Za-z0-9]+_)[\w-]+/g;
const JSON_WEB_TOKEN = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** Names of values that nobody may read in a log: secrets, and what tells who somebody is. */
const PRIVATE = [
  ...['password', 'passwd', 'passphrase', 'secret', 'token', 'accessToken', 'refreshToken', 'idToken', 'jwt'],
  ...[
    'apiKey',
    'api_key',
    'x-api-key',
    'privateKey',
    'secretAccessKey',
    'sessionToken',
    'cookie',
    'authorization',
  ],
  ...[
    'email',
    'phone',
    'firstName',
    'lastName',
    'fullName',
    'birthDate',
    'address',
    'street',
    'iban',
    'cardNumber',
  ],
].join('|');
const PRIVATE_VALUE = new RegExp(String.raw`("(?:${PRIVATE})":)(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)`, 'gi');
// The same in JSON that is part of a text, whose quotes are escaped, and those within its values twice.
const PRIVATE_VALUE_IN_TEXT = new RegExp(
  String.raw`(\\"(?:${PRIVATE})\\": ?)\\"(?:\\\\\\"|(?!\\").)*\\"`,
  'gi',
);

/** Where structured log data may carry what only its sender should know. */
export const SECRET_PATHS = [
  'authorization',
  '["x-api-key"]',
  'cookie',
  '["set-cookie"]',
  '["idempotency-key"]',
  'idempotencyKey',
].flatMap((name) =>
  name.startsWith('[')
    ? [`headers${name}`, `*.headers${name}`]
    : [name, `headers.${name}`, `*.headers.${name}`],
);

/**
 * Takes out of a log line, wherever they are, passwords in URLs, signatures of links, credentials, and the values of
 * properties whose name says that they are secret or about a person.
 */
export function hideSecrets(line: string): string {
  let safe = line.replace(PRIVATE_VALUE, '$1"***"');
  if (safe.includes('\\"')) safe = safe.replace(PRIVATE_VALUE_IN_TEXT, '$1\\"***\\"');
  if (safe.includes('@')) safe = safe.replace(CREDENTIALS_IN_URL, '$1***@');
  if (safe.includes('=')) safe = safe.replace(SECRET_IN_QUERY, '$1***');
  if (safe.includes('veo_')) safe = safe.replace(API_KEY, '$1***');
  if (safe.includes('eyJ')) safe = safe.replace(JSON_WEB_TOKEN, '***');
  return safe.replace(AUTHORIZATION, '$1 ***');
}
