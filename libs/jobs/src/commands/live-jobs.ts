import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '@app/database';
import { CancelJobs, CancelJobsHandler } from './cancel-job.command';

/** What jobs may need while they have not ended. */
export type JobSubject = { recordType: string } | { fileId: string };

/** Milliseconds between two looks whether jobs have ended. */
const LOOK_MS = 100;

// Those that have not ended are few enough to be looked through; the text is searched first, which is cheaper.
const ABOUT_RECORD_TYPE = `
  SELECT id FROM jobs
  WHERE status IN ('pending', 'in-progress') AND position(to_json($1::text)::text IN params::text) > 0
    AND (jsonb_path_exists(params, '$.**.recordType ? (@ == $name)', jsonb_build_object('name', $1::text))
      OR jsonb_path_exists(params, '$.**.recordTypes[*] ? (@ == $name)', jsonb_build_object('name', $1::text)))
  ORDER BY id`;

// A job about a file names it; the file that a job makes has the id of the job.
const ABOUT_FILE = `
  SELECT id FROM jobs
  WHERE status IN ('pending', 'in-progress') AND (params ->> 'fileId' = $1 OR id = $1::uuid)
  ORDER BY id`;

/** Jobs that have not ended and stand in the way of something. */
@Injectable()
export class LiveJobs {
  constructor(
    private readonly database: Database,
    private readonly cancelJobs: CancelJobsHandler,
  ) {}

  /** The ids of the jobs that read or write it, in whichever part of their request it is named. */
  async about(subject: JobSubject, client: Queryable = this.database): Promise<string[]> {
    const { rows } = await ('recordType' in subject
      ? client.query<{ id: string }>(ABOUT_RECORD_TYPE, [subject.recordType])
      : client.query<{ id: string }>(ABOUT_FILE, [subject.fileId]));
    return rows.map(({ id }) => id);
  }

  /** Cancels these jobs and waits until they have ended, but not for longer than `patienceMs`. */
  async cancel(subject: JobSubject, patienceMs: number): Promise<void> {
    const deadline = performance.now() + patienceMs;
    const ids = await this.about(subject);
    if (ids.length === 0) return;
    await this.cancelJobs.execute(new CancelJobs({ ids }));
    while ((await this.about(subject)).length > 0 && performance.now() < deadline) await delay(LOOK_MS);
  }
}
