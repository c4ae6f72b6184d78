import { setTimeout as delay } from 'node:timers/promises';
import { type Fault, faultsOf, type Surroundings } from './faults';
import type { Random } from './random';

/** Lets faults happen, each kind as often as the others of its lane, in an order that the seed decides. */
export class Schedule {
  /** How often each has happened. */
  readonly counts = new Map<string, number>();
  total = 0;
  /** What went wrong with faults themselves, such as a process that did not stop. */
  readonly failures: string[] = [];
  private apiTurn: Promise<void> = Promise.resolve();

  constructor(
    private readonly surroundings: Omit<Surroundings, 'random'>,
    private readonly random: Random,
    private readonly log: (line: string) => void,
  ) {
    for (const { name } of faultsOf(surroundings.world)) this.counts.set(name, 0);
  }

  /** Until each of the stores has had its turn and there were at least so many. */
  async run(atLeast: number): Promise<void> {
    let storesAreThrough = false;
    const enough = (): boolean => storesAreThrough && this.total >= atLeast;
    await Promise.all([
      this.runLane('processes', () => enough()),
      this.runLane('stores', (isThrough) => {
        storesAreThrough ||= isThrough;
        return enough();
      }),
    ]);
  }

  private async runLane(lane: Fault['lane'], isEnough: (isThrough: boolean) => boolean): Promise<void> {
    const faults = faultsOf(this.surroundings.world).filter((fault) => fault.lane === lane);
    const random = this.random.fork(lane);
    for (let round = 0; ; round++) {
      for (const fault of random.shuffled(faults)) {
        if (isEnough(round > 0)) return;
        await this.happen(fault, random);
        await delay(random.between(300, 1_500));
      }
      if (isEnough(true)) return;
    }
  }

  private async happen(fault: Fault, random: Random): Promise<void> {
    const inject = async (): Promise<void> => {
      this.log(fault.name);
      // A process that does not do as it should is one more thing to report, not the end of the run.
      await fault
        .inject({ ...this.surroundings, random })
        .catch((error: unknown) => this.failures.push(`${fault.name}: ${(error as Error).message}`));
      this.counts.set(fault.name, (this.counts.get(fault.name) ?? 0) + 1);
      this.total++;
    };
    if (fault.concernsApi === undefined) return inject();
    // One at a time, so that what is measured of an outage is not the doing of another.
    const turn = this.apiTurn.then(inject);
    this.apiTurn = turn.catch(() => undefined);
    await turn;
  }
}
