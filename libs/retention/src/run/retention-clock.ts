import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ObjectRemovals } from '../objects/object-removals';
import { RetentionRun } from './retention-run';

/** Milliseconds between two looks for objects to remove and for a run that is due. */
const SWEEP_MS = 2_000;

/** Every worker has one: whoever comes first does what is due. */
@Injectable()
export class RetentionClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RetentionClock.name);
  private timer: NodeJS.Timeout | undefined;
  private readonly underWay = new Map<string, Promise<void>>();
  private stopping = false;
  private readonly failing = new Set<string>();

  constructor(
    private readonly run: RetentionRun,
    private readonly objects: ObjectRemovals,
  ) {}

  onApplicationBootstrap(): void {
    const stopped = (): boolean => this.stopping;
    this.timer = setInterval(() => {
      // Apart: a run may take long, and what a client deleted should be gone soon.
      this.start('objects', () => this.objects.remove(undefined, stopped));
      this.start('run', () => this.run.runIfDue(stopped));
    }, SWEEP_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await Promise.all(this.underWay.values());
  }

  private start(name: string, work: () => Promise<unknown>): void {
    if (this.underWay.has(name)) return;
    const done = work()
      .then(
        () => void this.failing.delete(name),
        (error: unknown) => this.report(name, error),
      )
      .finally(() => this.underWay.delete(name));
    this.underWay.set(name, done);
  }

  /** What is due stays due, so once in the log is enough for an outage. */
  private report(name: string, error: unknown): void {
    if (!this.failing.has(name)) this.logger.warn({ err: error }, 'Retention cannot do what is due now');
    this.failing.add(name);
  }
}
