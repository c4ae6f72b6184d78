import type { Type } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AppConfig } from '@app/config';
import { AppError } from '@app/errors';
import { EnqueueExport, exportDatasetJob, exportRequestOf } from '@app/exports';
import { EnqueueGeneration, generateDatasetJob, generationRequestOf } from '@app/generation';
import {
  type EnqueuedJob,
  JobAlreadyReplayed,
  JobNotEnded,
  JobReader,
  type JobView,
  ParamsNotEditable,
  type RequestOptions,
} from '@app/jobs';
import { ExportBody, ExportListBody } from '../exports/export.body';
import { GenerateBody, GenerateListBody } from '../generation/generate.body';
import { requireAllowedCounts } from '../generation/record-limit';
import { RequestValidation } from '../http/validation/validation.pipe';
import { jobOptions, type JobOptionsBody } from './job-options';

/** How a kind of job is asked for again. */
interface Resubmittable<B extends JobOptionsBody> {
  bodyOf(request: object): Type<B>;
  /** The request that gives these parameters. */
  requestOf(params: unknown): object;
  submit(body: B, options: RequestOptions): Promise<EnqueuedJob>;
}

/**
 * Runs a failed or cancelled job again with some of its parameters changed: as a new request, which is checked and
 * accepted like any other, and whose job has the old one as its parent.
 */
@Injectable()
export class Resubmission {
  private readonly validation = new RequestValidation();
  private readonly kinds: Readonly<Record<string, Resubmittable<JobOptionsBody>>>;

  constructor(
    private readonly commands: CommandBus,
    private readonly reader: JobReader,
    private readonly config: AppConfig,
  ) {
    const generation: Resubmittable<GenerateBody | GenerateListBody> = {
      bodyOf: (request) => ('recordTypes' in request ? GenerateListBody : GenerateBody),
      requestOf: generationRequestOf,
      submit: (body, options) => {
        requireAllowedCounts(body, config.limits.records);
        return this.commands.execute(new EnqueueGeneration(body, options));
      },
    };
    const exporting: Resubmittable<ExportBody | ExportListBody> = {
      bodyOf: (request) => ('recordTypes' in request ? ExportListBody : ExportBody),
      requestOf: exportRequestOf,
      submit: (body, options) => this.commands.execute(new EnqueueExport(body, options)),
    };
    this.kinds = {
      [generateDatasetJob.kind]: generation,
      [exportDatasetJob.kind]: exporting,
    };
  }

  /**
   * @param edits properties of the request to be replaced; `null` leaves one out
   * @throws JobNotFound JobNotEnded JobAlreadyReplayed ParamsNotEditable, and what the request itself can be refused for
   */
  async submit(
    jobId: string,
    edits: Readonly<Record<string, unknown>>,
    { requestId, boundTo }: Pick<RequestOptions, 'requestId' | 'boundTo'>,
  ): Promise<EnqueuedJob> {
    const job = await this.reader.get(jobId);
    if (job.status !== 'failed' && job.status !== 'cancelled') throw new JobNotEnded(jobId, job.status);
    if (job.replayedBy !== null) throw new JobAlreadyReplayed(jobId);
    const kind = this.kinds[job.kind];
    if (kind === undefined) throw new ParamsNotEditable(job.type);
    try {
      const request = edited(kind.requestOf(job.params), edits);
      const metatype = kind.bodyOf(request);
      const body = this.validation.transform(request, { type: 'body', metatype }) as JobOptionsBody;
      const options = { ...inherited(job), ...defined(jobOptions(body, this.config.limits)) };
      return await kind.submit(body, { ...options, parentId: jobId, requestId, boundTo });
    } catch (error) {
      // The request is one level further down here than where it is checked.
      if (!(error instanceof AppError) || error.issues.length === 0) throw error;
      const issues = error.issues.map((issue) => ({ ...issue, pointer: `/params${issue.pointer}` }));
      throw Object.assign(error, { issues });
    }
  }
}

function edited(request: object, edits: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries({ ...request, ...edits }).filter(([, value]) => value !== null));
}

function inherited({ maxAttempts, timeoutMs, priority, tenant }: JobView): RequestOptions {
  return { maxAttempts, timeoutMs, priority, tenant: tenant ?? undefined };
}

function defined<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}
