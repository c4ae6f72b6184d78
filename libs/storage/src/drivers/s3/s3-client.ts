import type * as Sdk from '@aws-sdk/client-s3';
import type { S3Settings } from '@app/config';

/** Milliseconds until the endpoint takes a connection. */
const CONNECT_MS = 2_000;
/** Milliseconds without a byte in either direction, after which a request has failed. */
const SILENCE_MS = 30_000;
/** Each download holds one for as long as its client takes. */
const MAX_SOCKETS = 512;
/** Times that a request is sent, with pauses of some 100 ms between them. */
const ATTEMPTS = 3;

export interface RequestLimits {
  /** Milliseconds that the answer's head may take, all attempts together. */
  ms?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** The AWS SDK and a client of it, loaded by whoever needs it first: 100 modules that local storage does not pay for. */
export class S3Connection {
  private constructor(
    readonly sdk: typeof Sdk,
    readonly client: Sdk.S3Client,
  ) {}

  static async open(settings: S3Settings): Promise<S3Connection> {
    const sdk = await import('@aws-sdk/client-s3');
    const { endpoint, region, accessKeyId, secretAccessKey, sessionToken, pathStyle } = settings;
    const agent = { keepAlive: true, maxSockets: MAX_SOCKETS };
    const client = new sdk.S3Client({
      region,
      forcePathStyle: pathStyle,
      maxAttempts: ATTEMPTS,
      // Trailing checksums are new; many services that speak S3 refuse them. Files have a SHA-256 of ours.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        socketTimeout: SILENCE_MS,
        httpAgent: agent,
        httpsAgent: agent,
      },
      ...(endpoint !== undefined && { endpoint }),
      ...(accessKeyId !== undefined &&
        secretAccessKey !== undefined && {
          credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
        }),
    });
    return new S3Connection(sdk, client);
  }

  /**
   * Makes a request and gives it up when its time is over or the signal says so. The body of the answer may take longer.
   * @throws the reason of the signal, or an error of the SDK
   */
  async request<T>(
    send: (client: Sdk.S3Client, options: { abortSignal: AbortSignal }) => Promise<T>,
    { ms, signal }: RequestLimits = {},
  ): Promise<T> {
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    signal?.throwIfAborted();
    signal?.addEventListener('abort', abort);
    const timer = ms === undefined ? undefined : setTimeout(abort, ms);
    try {
      return await send(this.client, { abortSignal: controller.signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  close(): void {
    this.client.destroy();
  }
}
