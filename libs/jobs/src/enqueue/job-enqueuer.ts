import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '@app/errors';
import { AppConfig } from '@app/config';
import { Database, isUnavailable, type Queryable } from '@app/database';
import { currentTraceParent } from '@app/observability';
import type { JobContract } from '../contract/job-contract';
import type { JobStatus } from '../contract/job-status';
import { IdempotencyKeyReused, JobAlreadyReplayed, TenantNotAllowed } from '../jobs.errors';
import { JobMetrics } from '../metrics/job-metrics';
import { OutboxRelay } from '../queue/outbox-relay';
import { Backlog } from './backlog';
import { GroupCommit } from '../group-commit';
import { insertJobs, type NewJob } from './insert-jobs';
import { joinExistingJobs } from './join-existing-jobs';
import type { RequestOptions } from './request-options';

/** How one request becomes at most one job. */
export interface Idempotency {
  /** The client's key; held for 24 hours. */
  key: string;
  /** What the request asked for: the same key with another body is refused. */
  request: unknown;
}

export interface EnqueueOptions extends Omit<RequestOptions, 'idempotencyKey'> {
  idempotency?: Idempotency | undefined;
  /**
   * While a job of the same type with this key has not ended, that job is the answer and no other is made,
   * whatever it was asked for.
   */
  deduplicationKey?: string | undefined;
  /** What `progress` counts up to, where it is known from the start. */
  progressTotal?: number | undefined;
}

/** The answer to a client: what was written, or what an earlier request with the same key had written. */
export interface EnqueuedJob {
  jobId: string;
  type: string;
  /** That of an existing job, when this is one. */
  status: JobStatus;
  createdAt: Date;
  /** Whether an earlier request with the same idempotency key got this job. */
  replayed: boolean;
  /** Whether the job was there already, under the same deduplication key. */
  deduplicated: boolean;
}

/** Puts jobs into the database together with their deliveries to the queue. The queue itself may be down. */
@Injectable()
export class JobEnqueuer {
  private readonly commits: GroupCommit<NewJob, Outcome>;
  private readonly backlog: Backlog;

  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
    private readonly metrics: JobMetrics,
    private readonly config: AppConfig,
  ) {
    this.commits = new GroupCommit(
      (jobs) => this.write(this.database, jobs),
      (error) => !isUnavailable(error),
    );
    this.backlog = new Backlog(database, config.jobs.maxBacklog);
  }

  /**
   * Durable when the promise resolves.
   * @throws IdempotencyKeyReused JobAlreadyReplayed TenantNotAllowed BacklogFull DatabaseUnavailable
   */
  async enqueue<P>(contract: JobContract<P>, params: P, options: EnqueueOptions = {}): Promise<EnqueuedJob> {
    if (options.client !== undefined) return this.enqueueIn(options.client, contract, params, options);
    const job = this.prepare(contract, params, options);
    await this.backlog.admit();
    const outcome = orThrow(await this.commits.add(job));
    this.relay.wake();
    return outcome;
  }

  /**
   * Whether there is room for so many more jobs, one by default. `enqueue` asks by itself; before `enqueueIn` ask outside of the
   * transaction: a second connection taken inside of one can exhaust the pool against itself.
   * @throws BacklogFull DatabaseUnavailable
   */
  admit(jobs = 1): Promise<void> {
    return this.backlog.admit(jobs);
  }

  /**
   * The same inside the caller's transaction, for work whose other rows must be committed with the job.
   * The relay finds the delivery within a second; call `relay.wake()` after the commit to have it at once.
   * @throws IdempotencyKeyReused
   */
  async enqueueIn<P>(
    client: Queryable,
    contract: JobContract<P>,
    params: P,
    options: EnqueueOptions = {},
  ): Promise<EnqueuedJob> {
    const job = this.prepare(contract, params, options);
    const [outcome] = await this.write(client, [job]);
    return orThrow(outcome);
  }

  /**
   * Answers a request that may be a repetition. The first answer counts, even when the request could not be accepted
   * a second time, for example because it created what it must not find.
   * @param request what the client asked for
   * @param enqueue checks the request and enqueues the job with the given options
   * @throws IdempotencyKeyReused and what `enqueue` throws
   */
  async answerOnce(
    request: unknown,
    { idempotencyKey: key, ...accepted }: RequestOptions,
    enqueue: (options: EnqueueOptions) => Promise<EnqueuedJob>,
  ): Promise<EnqueuedJob> {
    if (key === undefined) return enqueue(accepted);
    const idempotency = { key, request };
    const { fingerprint, key: stored } = fingerprinted(idempotency, accepted.boundTo);
    const holder = (await this.readKeyHolders(this.database, [stored])).get(stored);
    return holder === undefined
      ? enqueue({ ...accepted, idempotency })
      : orThrow(replay(holder, fingerprint));
  }

  private prepare<P>(contract: JobContract<P>, params: P, options: EnqueueOptions): NewJob {
    const { jobs } = this.config;
    const { tenant, boundTo, deduplicationKey } = options;
    if (boundTo !== undefined && tenant !== undefined && tenant !== boundTo)
      throw new TenantNotAllowed(boundTo);
    const idempotency =
      options.idempotency === undefined ? undefined : fingerprinted(options.idempotency, boundTo);
    return {
      id: uuidv7(),
      type: contract.type,
      kind: contract.kind,
      queue: contract.queue,
      params: JSON.stringify(contract.params.parse(params)),
      progressUnit: contract.progressUnit,
      progressTotal: options.progressTotal ?? null,
      maxAttempts: options.maxAttempts ?? contract.maxAttempts ?? jobs.maxAttempts,
      timeoutMs: options.timeoutMs ?? contract.timeoutMs ?? jobs.timeoutMs,
      priority: options.priority ?? 0,
      runAt: options.runAt ?? null,
      idempotencyKey: idempotency?.key ?? null,
      requestFingerprint: idempotency?.fingerprint ?? null,
      // A job that repeats another comes back without its key, which may be held by a third.
      deduplicationKey:
        options.parentId === undefined && deduplicationKey !== undefined
          ? ownKey(deduplicationKey, boundTo)
          : null,
      parentId: options.parentId ?? null,
      scheduleId: options.scheduleId ?? null,
      requestId: options.requestId ?? null,
      tenant: boundTo ?? tenant ?? '',
      boundTo: boundTo ?? null,
      traceParent: currentTraceParent() ?? null,
    };
  }

  private async write(client: Queryable, jobs: NewJob[]): Promise<Outcome[]> {
    const outcomes = new Map<NewJob, Outcome>();
    // Once, as a rule: another turn is due for a job whose deduplication key was held when it was to be written, and
    // whose holder has ended since.
    for (let open = jobs; open.length > 0; open = open.filter((job) => !outcomes.has(job))) {
      await this.writeOnce(client, open, outcomes);
    }
    return jobs.map((job) => outcomes.get(job) as Outcome);
  }

  private async writeOnce(
    client: Queryable,
    jobs: readonly NewJob[],
    outcomes: Map<NewJob, Outcome>,
  ): Promise<void> {
    const inserted = await insertJobs(client, jobs);
    for (const job of jobs) {
      const row = inserted.get(job.id);
      if (row === undefined) continue;
      const { type } = job;
      const { createdAt } = row;
      this.metrics.addEnqueued(job.kind);
      outcomes.set(job, {
        jobId: row.id,
        type,
        status: 'pending',
        createdAt,
        replayed: false,
        deduplicated: false,
      });
    }
    const refused = jobs.filter((job) => !outcomes.has(job));
    if (refused.length === 0) return;

    const keys = refused.flatMap(({ idempotencyKey }) => idempotencyKey ?? []);
    const holders = keys.length === 0 ? new Map() : await this.readKeyHolders(client, keys);
    const duplicates: NewJob[] = [];
    for (const job of refused) {
      const holder = holders.get(job.idempotencyKey ?? '');
      if (holder === undefined && job.parentId !== null) {
        outcomes.set(job, new JobAlreadyReplayed(job.parentId));
        continue;
      }
      if (holder !== undefined || job.deduplicationKey === null)
        outcomes.set(job, replay(holder, job.requestFingerprint));
      else duplicates.push(job);
    }
    if (duplicates.length === 0) return;
    for (const { index, ...existing } of await joinExistingJobs(client, duplicates)) {
      outcomes.set(duplicates[index] as NewJob, { ...existing, replayed: false, deduplicated: true });
    }
  }

  private async readKeyHolders(client: Queryable, keys: readonly string[]): Promise<Map<string, KeyHolder>> {
    const { rows } = await client.query<KeyHolder>(
      `SELECT idempotency_key AS key, request_fingerprint AS fingerprint, id AS "jobId", type, status,
              created_at AS "createdAt", false AS deduplicated
       FROM jobs WHERE idempotency_key = ANY($1)
       UNION ALL
       SELECT earlier.idempotency_key, earlier.request_fingerprint, job.id, job.type, job.status, job.created_at, true
       FROM deduplicated_requests AS earlier JOIN jobs AS job ON job.id = earlier.job_id
       WHERE earlier.idempotency_key = ANY($1)`,
      [keys],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }
}

/** What became of a job that was to be written. */
type Outcome = EnqueuedJob | IdempotencyKeyReused | JobAlreadyReplayed;

interface KeyHolder {
  key: string;
  fingerprint: Buffer;
  jobId: string;
  type: string;
  status: JobStatus;
  createdAt: Date;
  deduplicated: boolean;
}

/**
 * Each tenant that requests are bound to has keys of its own: what it sends must not find, or be in the way of, what
 * another sent. No key of a client has a line break.
 */
function ownKey(key: string, boundTo: string | undefined): string {
  return boundTo === undefined ? key : `${boundTo}\n${key}`;
}

function fingerprinted(
  { key, request }: Idempotency,
  boundTo: string | undefined,
): { key: string; fingerprint: Buffer } {
  return {
    key: ownKey(key, boundTo),
    fingerprint: createHash('sha256').update(JSON.stringify(request, inNameOrder)).digest(),
  };
}

/** For JSON.stringify: the order of properties makes no other request. */
function inNameOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function replay(holder: KeyHolder | undefined, fingerprint: Buffer | null): Outcome {
  if (holder === undefined || fingerprint === null || !holder.fingerprint.equals(fingerprint)) {
    return new IdempotencyKeyReused();
  }
  const { jobId, type, status, createdAt, deduplicated } = holder;
  // The first answer is given again; what a deduplicated request was told was the state of that moment anyway.
  return { jobId, type, status: deduplicated ? status : 'pending', createdAt, replayed: true, deduplicated };
}

function orThrow(outcome: Outcome | undefined): EnqueuedJob {
  if (outcome === undefined || outcome instanceof AppError) throw outcome ?? new IdempotencyKeyReused();
  return outcome;
}
