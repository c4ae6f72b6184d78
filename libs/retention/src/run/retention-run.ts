import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '@app/errors';
import { Database } from '@app/database';
import { INTERNAL_ERROR_CODE } from '@app/jobs';
import { STORAGE, type StorageDriver } from '@app/storage';
import { ObjectRemovals } from '../objects/object-removals';
import { findUnlisted } from '../objects/unlisted-objects';
import { noCounts, RetentionPolicy } from '../policy/retention-policy';
import { PROLONG_MS, RetentionState, type RetentionRunReport, type TakenRun } from './retention-state';

/** Least milliseconds between two batches. */
const PAUSE_MS = 10;

/**
 * Removes everything that is due, one category after the other. Between two batches it pauses for as long as the last
 * one took, so that it never takes more than half of what the database can do for it.
 */
@Injectable()
export class RetentionRun {
  private readonly logger = new Logger(RetentionRun.name);

  constructor(
    private readonly database: Database,
    private readonly policy: RetentionPolicy,
    private readonly state: RetentionState,
    private readonly objects: ObjectRemovals,
    @Inject(STORAGE) private readonly storage: StorageDriver,
  ) {}

  /**
   * Does the run that is due, unless there is none or another worker is at it.
   * @param stopped asked between batches; when it says yes, the rest is left to others
   * @throws DatabaseUnavailable the run is due again when the lease has run out
   */
  async runIfDue(stopped: () => boolean = () => false): Promise<RetentionRunReport | undefined> {
    const owner = `${hostname()}:${process.pid}:${uuidv7()}`;
    const run = await this.state.take(owner);
    if (run === undefined) return undefined;
    const prolonging = setInterval(() => void this.state.prolong(owner).catch(() => undefined), PROLONG_MS);
    try {
      return await this.carryOut(run, owner, stopped);
    } finally {
      clearInterval(prolonging);
    }
  }

  private async carryOut(
    run: TakenRun,
    owner: string,
    stopped: () => boolean,
  ): Promise<RetentionRunReport | undefined> {
    const report: RetentionRunReport = {
      startedAt: new Date(),
      finishedAt: new Date(),
      removed: noCounts(),
      failed: [],
    };
    const isOver = async (): Promise<boolean> => stopped() || !(await this.state.prolong(owner));
    const steps = [
      ...this.policy.categories.map(({ name, batches }) => ({
        name,
        run: async () => {
          for await (const removed of paced(batches())) {
            report.removed[name] += removed;
            if (await isOver()) return;
          }
        },
      })),
      { name: 'objects', run: () => this.objects.remove(undefined, stopped) },
      ...(run.scan ? [{ name: 'scan', run: () => this.scan(stopped) }] : []),
    ];
    for (const step of steps) {
      if (await isOver()) {
        await this.state.release(owner);
        return undefined;
      }
      await this.attempt(step, report);
    }
    report.finishedAt = new Date();
    await this.state.finish(owner, run, report);
    this.tell(report);
    return report;
  }

  /** A step that fails does not keep the others from being done. */
  private async attempt(
    { name, run }: { name: string; run: () => Promise<unknown> },
    report: RetentionRunReport,
  ): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.logger.warn({ err: error, step: name }, 'A step of retention failed; the next run tries it again');
      const { code, message } =
        error instanceof AppError
          ? error
          : { code: INTERNAL_ERROR_CODE, message: 'It failed unexpectedly; the log of the worker says why' };
      report.failed.push({ step: name, code, message });
    }
  }

  private async scan(stopped: () => boolean): Promise<void> {
    await findUnlisted(this.database, this.storage, stopped);
    if (!stopped()) await this.state.scanned();
  }

  private tell({ startedAt, finishedAt, removed, failed }: RetentionRunReport): void {
    const durationMs = finishedAt.getTime() - startedAt.getTime();
    const steps = failed.map(({ step }) => step);
    this.logger.log({ removed, failed: steps, durationMs }, 'Retention has run');
  }
}

async function* paced(batches: AsyncIterable<number>): AsyncGenerator<number, void, undefined> {
  let started = performance.now();
  for await (const removed of batches) {
    yield removed;
    await delay(Math.max(PAUSE_MS, performance.now() - started));
    started = performance.now();
  }
}
