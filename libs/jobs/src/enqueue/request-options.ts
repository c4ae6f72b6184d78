/** What comes with a request that starts work, beside its body. */
export interface RequestOptions {
  /** Makes repetitions of the request harmless: they get the first answer. */
  idempotencyKey?: string | undefined;
  /** Correlates the logs of API and worker. */
  requestId?: string | undefined;
}
