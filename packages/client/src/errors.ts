import type { components } from './openapi';

export type Job = components['schemas']['Job'];

/** One thing that is wrong with a request. */
export type Issue = components['schemas']['Issue'];

type ProblemDetails = components['schemas']['Problem'];

/** Everything that this package throws of its own accord. */
export class VeoGenError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The service refused a request, and says why (`application/problem+json`, RFC 9457). */
export class VeoGenProblem extends VeoGenError {
  /** The HTTP status. */
  readonly status: number;
  /** Stable: decide by this one. `unknown` when the answer came from something in between, such as a proxy. */
  readonly code: string;
  readonly title: string;
  /** For people. */
  readonly detail: string;
  /** Each thing that is wrong, with a JSON pointer into the request; may be empty. */
  readonly errors: readonly Issue[];
  /** Names the request in the log of the service. */
  readonly requestId: string | undefined;
  /** The whole answer, with members that belong to its code only. */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Partial<ProblemDetails> & Record<string, unknown>) {
    super(problem.detail ?? problem.title ?? `The service answered ${status}`);
    this.status = status;
    this.code = problem.code ?? 'unknown';
    this.title = problem.title ?? `HTTP ${status}`;
    this.detail = this.message;
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId;
    this.problem = problem;
  }

  /** The problem in an answer; one without a code when the answer is not of the service. */
  static of(status: number, body: unknown): VeoGenProblem {
    const isProblem = typeof body === 'object' && body !== null && 'code' in body;
    return new VeoGenProblem(status, isProblem ? (body as ProblemDetails & Record<string, unknown>) : {});
  }
}

/** The service did not answer, in spite of all patience. `cause` says what happened the last time. */
export class VeoGenUnreachable extends VeoGenError {
  constructor(
    readonly url: string,
    cause: unknown,
  ) {
    super(`${url} does not answer (${reasonOf(cause)})`, { cause });
  }
}

/** The job that was waited for failed or was cancelled. */
export class JobNotCompleted extends VeoGenError {
  constructor(readonly job: Job) {
    super(
      job.status === 'cancelled'
        ? `Job ${job.jobId} was cancelled`
        : `Job ${job.jobId} failed: ${job.error?.message ?? 'no reason given'}`,
    );
  }
}

/** The job had not ended when the time to wait for it was over. It goes on. */
export class WaitTimedOut extends VeoGenError {
  constructor(
    readonly jobId: string,
    readonly timeoutMs: number,
  ) {
    super(`Job ${jobId} has not ended within ${timeoutMs} ms`);
  }
}

/** A download broke for good, or its bytes are not those that the service announced. */
export class DownloadFailed extends VeoGenError {}

/** `connect ECONNREFUSED 127.0.0.1:3000`: `fetch failed` alone says nothing. */
export function reasonOf(error: unknown): string {
  // By shape and not by class: errors of fetch are no instances of our Error inside a vm context, as in Jest.
  if (typeof error !== 'object' || error === null) return String(error);
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
  const reason = cause?.message !== undefined && cause.message !== '' ? cause.message : cause?.code;
  return reason ?? message ?? String(error);
}
