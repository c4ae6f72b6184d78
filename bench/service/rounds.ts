/** Something that does an amount of work and says how much and how long. */
export interface Contestant {
  name: string;
  run(): Promise<{ units: number; seconds: number }>;
}

export interface Standing {
  name: string;
  /** Median units per second. */
  rate: number;
  slowest: number;
  fastest: number;
}

/** Runs all contestants in turn, several times: a machine that is slow for a while is slow for all of them. */
export async function race(contestants: readonly Contestant[], rounds: number): Promise<Standing[]> {
  const rates = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      const { units, seconds } = await contestant.run();
      rates[index]?.push(units / seconds);
    }
  }
  return contestants.map(({ name }, index) => {
    const sorted = (rates[index] as number[]).sort((a, b) => a - b);
    return { name, rate: median(sorted), slowest: sorted[0] as number, fastest: sorted.at(-1) as number };
  });
}

/** Of a few measurements; the mean of the two in the middle where their number is even. */
export function median(measured: readonly number[]): number {
  const sorted = [...measured].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Runs `work`, which does so many units. */
export async function timed(
  units: number,
  work: () => Promise<unknown>,
): Promise<{ units: number; seconds: number }> {
  const started = performance.now();
  await work();
  return { units, seconds: (performance.now() - started) / 1_000 };
}

/** A table of the standings, each compared with the one named as the measure. */
export function formatStandings(standings: readonly Standing[], measure: string, unit: string): string {
  const base = standings.find(({ name }) => name === measure)?.rate ?? NaN;
  const number = (value: number): string => Math.round(value).toLocaleString('en').padStart(11);
  return standings
    .map(
      ({ name, rate, slowest, fastest }) =>
        `${name.padEnd(44)}${number(rate)} ${unit}/s  (${number(slowest).trim()} … ${number(fastest).trim()})  ` +
        `${(rate / base).toFixed(3)} of "${measure}"`,
    )
    .join('\n');
}
