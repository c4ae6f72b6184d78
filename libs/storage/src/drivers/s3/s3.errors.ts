import { StorageUnavailable } from '../../storage.errors';

const REASONS: Readonly<Record<string, string>> = {
  NoSuchBucket: 'there is no such bucket',
  AccessDenied: 'the credentials may not do this',
  AllAccessDisabled: 'the credentials may not do this',
  Forbidden: 'the credentials may not do this',
  InvalidAccessKeyId: 'the access key is not known',
  SignatureDoesNotMatch: 'the secret does not fit the access key',
  ExpiredToken: 'the credentials have expired',
  InvalidToken: 'the session token is not valid',
  CredentialsProviderError:
    'there are no credentials (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a role)',
  AuthorizationHeaderMalformed: 'the bucket is in another region (AWS_REGION)',
  PermanentRedirect: 'the bucket is in another region (AWS_REGION) or at another endpoint',
  RequestTimeTooSkewed: 'the clock of this machine is wrong',
  SlowDown: 'it asks for fewer requests',
  NoSuchUpload: 'the upload was given up meanwhile',
  NotImplemented: 'it does not know a function that is needed',
  AbortError: 'it does not answer',
  TimeoutError: 'it does not answer',
  ECONNREFUSED: 'nothing listens at the endpoint',
  ENOTFOUND: 'the name of the endpoint is not known',
  EAI_AGAIN: 'the name of the endpoint cannot be looked up',
  ECONNRESET: 'the connection broke',
};

// These pass: the server or the network returns. So does everything that the server answers with 5xx.
const PASSING: ReadonlySet<string> = new Set([
  'SlowDown',
  'AbortError',
  'TimeoutError',
  'EAI_AGAIN',
  'ECONNRESET',
]);

/** What of an SDK error is worth reading. Nothing here may be taken for granted: it describes an answer we do not know. */
interface Failure {
  name?: string;
  code?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

/** HTTP status of the answer that an SDK error is about, if there was one. */
export function statusOf(error: unknown): number | undefined {
  return (error as Failure | undefined)?.$metadata?.httpStatusCode;
}

/** Whether an SDK error says that there is no such object. A missing bucket is no missing object. */
export function isMissing(error: unknown): boolean {
  return statusOf(error) === 404 && !['NoSuchBucket', 'NoSuchUpload'].includes((error as Failure).name ?? '');
}

/**
 * Our error for one of the SDK. Neither message nor cause has endpoint, bucket, key or credentials: errors of the SDK
 * carry the signed request with them.
 */
export function unavailable(error: unknown): StorageUnavailable {
  if (error instanceof StorageUnavailable) return error;
  const { name, code, message, $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode;
  const known = [code, name].find(
    (candidate) => candidate !== undefined && Object.hasOwn(REASONS, candidate),
  );
  const label = known ?? (name === undefined || name === 'Error' ? (code ?? 'unknown') : name);
  const reason = known === undefined ? 'the request failed' : REASONS[known];
  const facts = [label, status === undefined ? undefined : `HTTP ${status}`].filter(
    (fact) => fact !== undefined,
  );
  const cause = new Error(`${label}: ${message ?? 'no message'}`);
  cause.name = 'S3Error';
  return new StorageUnavailable(`Storage is unavailable: S3: ${reason} (${facts.join(', ')}).`, {
    cause,
    passing: PASSING.has(label) || (status !== undefined && status >= 500),
  });
}
