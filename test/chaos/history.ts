/**
 * What one client wanted, under one Idempotency-Key, and what it knows of it. An operation whose outcome is unknown
 * (no answer, or a broken one) is sent again under the same key until it is acknowledged.
 */
export interface Operation {
  readonly kind: 'append' | 'replace' | 'create' | 'append-cancel' | 'export' | 'upload' | 'verify' | 'probe';
  readonly key: string;
  /** What it works on. */
  readonly subject: string;
  /** Times that it was sent. */
  sent: number;
  /** Times without an answer. */
  unknown: number;
  /** Times that it was refused for now: 503 or 429. */
  refused: number;
  /** Set once acknowledged. */
  jobId?: string;
  /** Rows that it must leave, where it writes some. */
  rows?: number;
  /** Of what was uploaded. */
  sha256?: string;
  /** Whether somebody asked to cancel it. */
  cancelled?: boolean;
}

/** An answer that no client should ever get. */
export interface UnexpectedAnswer {
  operation: string;
  status: number;
  body: string;
}

/** Every operation of every client, like Jepsen's history. */
export class History {
  readonly operations: Operation[] = [];
  readonly unexpectedAnswers: UnexpectedAnswer[] = [];
  /** Answers 503 or 429 that do not say when to come back. */
  withoutRetryAfter = 0;

  begin(kind: Operation['kind'], subject: string, more: Pick<Operation, 'rows' | 'sha256'> = {}): Operation {
    const key = `chaos-${kind}-${this.operations.length}`;
    const operation: Operation = { kind, key, subject, sent: 0, unknown: 0, refused: 0, ...more };
    this.operations.push(operation);
    return operation;
  }

  get acknowledged(): (Operation & { jobId: string })[] {
    return this.operations.filter((one): one is Operation & { jobId: string } => one.jobId !== undefined);
  }
}
